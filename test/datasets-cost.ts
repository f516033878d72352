import { openBook } from '../src/core/book.ts'
import type { Archive } from '../src/datasets/archive.ts'
import { publishedFiles } from '../src/datasets/machine-files.ts'
import { digestOf } from '../src/datasets/published-file.ts'
import { readData } from '../src/intake/load.ts'

// Writes every published file of a data folder, as a build does beside its pages, and prints the CPU this took, in seconds, with pictures apart: node test/datasets-cost.ts FOLDER DAY

const [folder = 'data', today = '2026-11-22'] = process.argv.slice(2)
const { dataset, files } = readData(folder, { today })
if (!dataset) throw new Error(`The data in ${folder} is not sound.`)
const archive: Archive = { book: openBook(dataset), dataset, files: files.filter(({ path }) => path.endsWith('.csv')), origin: null }
const spent = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6 }
const start = spent()
const isPicture = ({ path }: { readonly path: string }): boolean => /(^|\/)(charts|cards|embed)\//.test(path)
const all = publishedFiles(archive)
for (const file of all.filter((each) => !isPicture(each))) await digestOf(archive, file)
const written = spent()
for (const file of all.filter(isPicture)) await digestOf(archive, file)
console.log(JSON.stringify({ datasets: written - start, pictures: spent() - written, files: all.length, memory: process.resourceUsage().maxRSS * 1024 }))
