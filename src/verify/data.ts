import { publishedFiles } from '../datasets/machine-files.ts'
import { bytesOf } from '../datasets/published-file.ts'
import { tagsOf } from '../release/markup.ts'
import { inputAt, type PublishedFile } from '../proof/published.ts'
import type { Fault, Opened } from './verify.ts'

interface ReadFile { readonly path: string; readonly bytes: Uint8Array }

/** Writes every data file again from the CSV files and compares it with the published one, byte for byte. */
export async function faultsOfData({ book, dataset }: Opened, inputs: readonly PublishedFile[], files: readonly ReadFile[]): Promise<{ readonly figures: number; readonly faults: readonly Fault[] }> {
  const given = inputs.flatMap(({ path, text }) => { const place = inputAt(path); return place ? [{ path: place.file, text }] : [] })
  const archive = { book, dataset, files: given, origin: originOf(files) }
  const published = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const faults: Fault[] = []
  let figures = 0
  // Pictures of dots are not the same on every processor; they are held by their hashes alone.
  for (const file of publishedFiles(archive).filter(({ kind }) => kind !== 'raster' && kind !== 'card')) {
    const bytes = published.get(file.path)
    if (bytes === undefined) faults.push({ path: file.path, words: 'is written from the data and is not in the site' })
    else faults.push(...differences(file.path, bytes, await bytesOf(archive, file)))
    if (file.kind === 'figures') figures += file.rows ?? 0
  }
  return { figures, faults }
}

/** Where the site stands, as its pages say; null when they name no address. */
function originOf(files: readonly ReadFile[]): string | null {
  const home = files.find(({ path }) => path === 'index.html')
  const link = home && tagsOf(new TextDecoder().decode(home.bytes)).find(({ name, attributes }) => name === 'link' && attributes.get('rel') === 'canonical')
  const href = link?.attributes.get('href')
  return href && URL.canParse(href) ? new URL(href).origin : null
}

/** Lines that are told of one file; a changed formula would make a thousand. */
const MOST = 5

function differences(path: string, published: Uint8Array, written: Uint8Array): readonly Fault[] {
  if (Buffer.compare(published, written) === 0) return []
  if (/\.(zip|xlsx|parquet)$/.test(path)) return [{ path, words: 'is not what the published data gives' }]
  const [shown, computed] = [published, written].map((bytes) => new TextDecoder().decode(bytes).split('\n')) as [string[], string[]]
  const lines = Array.from({ length: Math.max(shown.length, computed.length) }, (_, index) => index).filter((index) => shown[index] !== computed[index])
  const told = lines.slice(0, MOST).map((index) => ({ path, words: `line ${index + 1}${named(computed, index)} says ${around(shown[index], computed[index])}; the published data gives ${around(computed[index], shown[index])}` }))
  return lines.length > MOST ? [...told, { path, words: `and ${lines.length - MOST} more lines` }] : told
}

/** The figure a line speaks of: a record's id, or the first field of a table; of a file with a key a line, that of the record around it. */
function named(lines: readonly string[], index: number): string {
  const line = lines[index] ?? ''
  const id = /"id":\s*"([^"]+)"/.exec(line)?.[1] ?? /^([a-z_]+\.[a-z0-9_.]+(?:\[[^\]]*\])?),/.exec(line)?.[1] ?? idAround(lines, index)
  return id === undefined ? '' : `, ${id},`
}

const idAround = (lines: readonly string[], index: number): string | undefined =>
  lines.slice(Math.max(0, index - 40), index + 1).reverse().map((line) => /^\s+"(?:id|statement)":\s*"([^"]+)"/.exec(line)?.[1]).find((id) => id !== undefined)

/** What differs in a line, with a little of what stands before it. */
function around(line: string | undefined, other: string | undefined): string {
  if (line === undefined) return 'nothing'
  let start = 0
  while (start < line.length && line[start] === other?.[start]) start += 1
  let end = 0
  while (end < line.length - start && end < (other?.length ?? 0) - start && line.at(-1 - end) === other?.at(-1 - end)) end += 1
  return JSON.stringify(line.slice(Math.max(0, start - 24), line.length - end + 12))
}
