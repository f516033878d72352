import { openBook } from '../src/core/book.ts'
import type { Archive } from '../src/datasets/archive.ts'
import { publishedFiles } from '../src/datasets/machine-files.ts'
import { digestOf } from '../src/datasets/published-file.ts'
import { readData } from '../src/intake/load.ts'

// Writes every published file of a data folder, as a build does beside its pages, and prints the CPU this took, in seconds: node test/datasets-cost.ts FOLDER DAY

const [folder = 'data', today = '2026-11-22'] = process.argv.slice(2)
const { dataset, files } = readData(folder, { today })
if (!dataset) throw new Error(`The data in ${folder} is not sound.`)
const archive: Archive = { book: openBook(dataset), dataset, files: files.filter(({ path }) => path.endsWith('.csv')), origin: null }
const start = process.cpuUsage()
const all = publishedFiles(archive)
for (const file of all) await digestOf(archive, file)
const { user, system } = process.cpuUsage(start)
console.log(JSON.stringify({ cpu: (user + system) / 1e6, files: all.length, memory: process.resourceUsage().maxRSS * 1024 }))
