import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { valueOf } from '../core/row.ts'
import type { TreeFile } from '../release/tree.ts'
import { textFile } from './folder.ts'
import type { Folders } from './options.ts'
import { soundData } from './reading.ts'

const HEAD = {
  en: ['Methodology', 'What is computed and how, and what the words for data quality mean.'],
  it: ['Metodologia', 'Che cosa si calcola e come, e che cosa significano le parole sulla qualità dei dati.'],
} as const

/** The prose of the method page without the sections that speak of the company in the data folder; another company writes its own. */
export function generalMethod(folders: Folders): readonly TreeFile[] {
  const { dataset } = soundData(folders)
  const names = [dataset.issuer.short_name, ...dataset.tables.facilities.map((row) => valueOf(row, 'name')!)]
  return (['en', 'it'] as const).flatMap((locale) => {
    const path = `methodology/${locale}.mdx`
    if (!existsSync(join(folders.content, path))) return []
    const sections = readFileSync(join(folders.content, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '').split(/^(?=## )/m)
    const kept = sections.filter((section) => !names.some((name) => section.includes(name)))
    const [title, summary] = HEAD[locale]
    return [textFile(path, `---\ntitle: ${title}\nsummary: ${summary}\n---\n\n${kept.join('').trim()}\n`)]
  })
}
