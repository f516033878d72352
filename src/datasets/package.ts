import { publisherOf } from '../core/row.ts'
import { valueOf } from '../core/row.ts'
import { tableWords } from '../view/words/tables.ts'
import type { Archive } from './archive.ts'
import { givenAt } from './given.ts'
import { digestOf, type PublishedFile } from './published-file.ts'
import { figuresSchema, givenSchema } from './table-schema.ts'
import { currentVersion } from './version.ts'

/** The Data Package (2.0) of the CSV files: what every column means, and the hash of every file. `pathOf` says where a file lies beside it. */
export async function dataPackage(archive: Archive, files: readonly PublishedFile[], pathOf: (file: PublishedFile) => string): Promise<string> {
  const { issuer, quarters } = archive.book
  const { id, date } = currentVersion(archive)
  const about = JSON.stringify({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: slugOf(issuer.short_name), title: `${issuer.name}: energy and revenue, ${quarters[0]} to ${quarters.at(-1)}`, description: issuer.disclaimer.en ?? issuer.disclaimer.it,
    version: id, ...(date ? { created: `${date}T00:00:00Z` } : {}), ...(archive.origin ? { homepage: `${archive.origin}/datasets/` } : {}),
    ...(issuer.licence ? { licenses: [{ path: issuer.licence }] } : {}),
    contributors: [{ title: publisherOf(issuer), roles: ['publisher'], ...(issuer.website && issuer.publisher === null ? { path: issuer.website } : {}) }],
    ...sourcesOf(archive),
  }, null, 1)
  const resources = await Array.fromAsync(files, (file) => resourceOf(archive, file, pathOf(file)))
  // One resource a line: the schemas are long and much alike.
  return `${about.slice(0, -2)},\n "resources": [\n${resources.map((resource) => JSON.stringify(resource)).join(',\n')}\n ]\n}\n`
}

async function resourceOf(archive: Archive, file: PublishedFile, path: string): Promise<object> {
  const given = file.table === null ? null : givenAt(archive, file.path)
  const { bytes, sha256 } = await digestOf(archive, file)
  const words = file.table === null ? { name: 'Figures', meaning: 'Every computed figure, one row a figure and period.' } : tableWords(file.table, 'en')
  return {
    name: file.path.slice('datasets/'.length).replace(/\.csv$/, '').replaceAll('/', '-'), type: 'table', path, title: file.quarter ? `${words.name}, ${file.quarter}` : words.name, description: words.meaning,
    format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes, hash: `sha256:${sha256}`,
    schema: given ? givenSchema(archive, given) : figuresSchema(),
  }
}

function sourcesOf({ book }: Archive): object {
  const sources = book.rows('sources').map((row) => ({ title: valueOf(row, 'title')!, ...(valueOf(row, 'url') ? { path: valueOf(row, 'url')! } : {}) }))
  return sources.length > 0 ? { sources } : {}
}

/** A name for machines: small letters, digits and hyphens. */
const slugOf = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'data'
