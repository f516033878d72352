import { openBook, type Book } from '../core/book.ts'
import type { Issuer } from '../core/row.ts'
import { ISSUER_PATH, rootOf, type ManifestList } from '../proof/fetched.ts'
import { editionBook, versionsOf, type Version } from '../datasets/version.ts'
import { sha256 } from '../proof/hash.ts'
import { inputAt, readPublished, type PublishedFile } from '../proof/published.ts'
import { faultsOfData } from './data.ts'
import { faultsOfPage } from './page.ts'
import type { Source } from './source.ts'

/** A place of a published site where something is not as it must be. */
export interface Fault {
  readonly path: string
  readonly words: string
}

/** What verifying a site found. */
export interface Finding {
  readonly root: string
  readonly files: number
  readonly figures: number
  readonly pages: number
  readonly faults: readonly Fault[]
}

interface ReadFile { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** Reads a whole published site, compares every file with the manifest, computes every figure again from the CSV files, and compares what pages and data files say. */
export async function verifySite(source: Source): Promise<Finding> {
  const manifest = JSON.parse(textOf(await source.read('manifest.json'))) as ManifestList
  const faults: Fault[] = []
  if ((await rootOf(manifest)) !== manifest.root) faults.push({ path: 'manifest.json', words: 'its root is not that of the files it lists' })
  const files = await readAll(source, manifest, faults)
  const inputs = files.filter(({ path }) => inputAt(path) || path === ISSUER_PATH)
  const texts = inputs.map(({ path, bytes }): PublishedFile => ({ path, text: textOf(bytes) }))
  const opened = openInputs(texts, faults)
  if (!opened) return { root: manifest.root, files: files.length, figures: 0, pages: 0, faults }
  const judged = inVersions(opened, files.filter(({ path }) => path.endsWith('.html'))).map(({ path, bytes, book }) => faultsOfPage(book(), path, textOf(bytes)))
  const data = await faultsOfData(opened, texts, files.map(({ path, bytes }) => ({ path, bytes })))
  return {
    root: manifest.root, files: files.length, pages: judged.length, figures: judged.reduce((sum, { figures }) => sum + figures, 0) + data.figures,
    faults: [...faults, ...judged.flatMap((each) => each.faults), ...data.faults],
  }
}

/** A site's inputs, read and opened. */
export interface Opened {
  readonly book: Book
  readonly dataset: ReturnType<typeof readPublished>
}

function openInputs(texts: readonly PublishedFile[], faults: Fault[]): Opened | null {
  try {
    const issuer = JSON.parse(texts.find(({ path }) => path === ISSUER_PATH)?.text ?? 'null') as Issuer | null
    if (issuer) {
      const dataset = readPublished(issuer, texts)
      return { dataset, book: openBook(dataset) }
    }
    faults.push({ path: ISSUER_PATH, words: 'is not there, so that nothing can be computed' })
  } catch (error) {
    faults.push({ path: 'datasets/', words: `the published files cannot be read: ${(error as Error).message}` })
  }
  return null
}

/** Pages with the book they are judged by: a frozen embed by that of its version, all others by today's. Those of one version stand together, so that each is opened once. */
function inVersions(opened: Opened, pages: readonly ReadFile[]): readonly (ReadFile & { readonly book: () => Book })[] {
  const versions = new Map(versionsOf(opened).map((version) => [version.id, version]))
  const versionOf = (path: string): Version | undefined => versions.get(/^(?:it\/)?embed\/.*\/([^/]+)\/index\.html$/.exec(path)?.[1] ?? '')
  const order = ({ path }: ReadFile): string => versionOf(path)?.id ?? ''
  return [...pages].sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0)).map((page) => {
    const version = versionOf(page.path)
    return { ...page, book: () => (version ? editionBook(opened, version) : opened.book) }
  })
}

/** How many files are read at a time. */
const LANES = 8

/** Reads every file of the manifest; one that is missing or has another hash is a fault. */
async function readAll(source: Source, { files }: ManifestList, faults: Fault[]): Promise<readonly ReadFile[]> {
  const found: (ReadFile | null)[] = []
  let next = 0
  await Promise.all(Array.from({ length: LANES }, async () => {
    while (next < files.length) {
      const index = next++
      const { path, sha256: expected } = files[index]!
      found[index] = await readOne(source, path)
      const actual = found[index] && await sha256(found[index].bytes)
      if (actual === null) faults.push({ path, words: 'is listed in the manifest and cannot be read' })
      else if (actual !== expected) faults.push({ path, words: `its hash is ${actual!.slice(0, 12)}…, the manifest says ${expected.slice(0, 12)}…` })
    }
  }))
  return found.filter((file) => file !== null)
}

async function readOne(source: Source, path: string): Promise<ReadFile | null> {
  try {
    return { path, bytes: await source.read(path) }
  } catch {
    // Hosts take the files that hold their headers for themselves.
    return null
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
