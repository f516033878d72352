import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { valueOf, type Row } from '../core/row.ts'
import { readIssuer } from '../intake/issuer.ts'
import type { SourceFile } from '../intake/source.ts'
import { readTable } from '../intake/table.ts'
import type { TreeFile } from '../release/tree.ts'
import { textFile } from './folder.ts'
import type { Folders } from './options.ts'

const HEAD = {
  en: ['Methodology', 'What is computed and how, and what the words for data quality mean.'],
  it: ['Metodologia', 'Che cosa si calcola e come, e che cosa significano le parole sulla qualità dei dati.'],
} as const

/** The prose of the method page without the sections that speak of the company in the data folder; another company writes its own. */
export function generalMethod(folders: Folders): readonly TreeFile[] {
  const names = namesIn(folders.data)
  if (names === null) return []
  return (['en', 'it'] as const).flatMap((locale) => {
    const path = `methodology/${locale}.mdx`
    if (!existsSync(join(folders.content, path))) return []
    const sections = readFileSync(join(folders.content, path), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '').split(/^(?=## )/m)
    const kept = sections.filter((section) => !names.some((name) => section.includes(name)))
    const [title, summary] = HEAD[locale]
    return [textFile(path, `---\ntitle: ${title}\nsummary: ${summary}\n---\n\n${kept.join('').trim()}\n`)]
  })
}

/** The names a company and its sites go by, whatever else is wrong in its data folder; null where they cannot be read. */
function namesIn(data: string): readonly string[] | null {
  const [head, sites] = ['issuer.yaml', 'facilities.csv'].map((path) => join(data, path)).map((path) => (existsSync(path) ? fileAt(path) : null))
  const issuer = head ? readIssuer(head).issuer : null
  const { rows, incomplete } = sites ? readTable(sites, 'facilities', null) : { rows: [], incomplete: true }
  return issuer === null || incomplete ? null : [issuer.short_name, ...rows.map((row) => valueOf(row as Row<'facilities'>, 'name')!)]
}

function fileAt(path: string): SourceFile {
  const bytes = readFileSync(path)
  return { path, bytes, text: new TextDecoder().decode(bytes) }
}
