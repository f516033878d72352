import type { Issuer } from '../core/row.ts'
import { sha256 } from './hash.ts'
import { inputAt, type PublishedFile } from './published.ts'

/** The issuer for machines, beside the CSV files. */
export const ISSUER_PATH = 'datasets/issuer.json'

/** A manifest as far as a check needs it. */
export interface ManifestList {
  readonly root: string
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

/** Gives the bytes of a file of the site, by its path. */
export type Fetch = (path: string) => Promise<Uint8Array<ArrayBuffer>>

/** The published inputs of a site, each with the hash the manifest gives; or the paths of those that have another. */
export type Inputs =
  | { readonly sound: true; readonly issuer: Issuer; readonly files: readonly PublishedFile[]; readonly root: string }
  | { readonly sound: false; readonly altered: readonly string[] }

/** Fetches what a site was computed from and compares every file with the manifest before any of it is used. */
export async function fetchInputs(fetchFile: Fetch): Promise<Inputs> {
  const manifest = JSON.parse(decoded(await fetchFile('manifest.json'))) as ManifestList
  const altered = (await rootOf(manifest)) === manifest.root ? [] : ['manifest.json']
  const wanted = manifest.files.filter(({ path }) => path === ISSUER_PATH || inputAt(path))
  const files = await Promise.all(wanted.map(async ({ path, sha256: expected }) => {
    const bytes = await fetchFile(path)
    return { path, text: decoded(bytes), same: (await sha256(bytes)) === expected }
  }))
  const all = [...altered, ...files.filter(({ same }) => !same).map(({ path }) => path)]
  const issuer = files.find(({ path }) => path === ISSUER_PATH)
  if (all.length > 0 || !issuer) return { sound: false, altered: issuer ? all : [...all, ISSUER_PATH] }
  return { sound: true, root: manifest.root, issuer: JSON.parse(issuer.text) as Issuer, files: files.filter(({ path }) => path !== ISSUER_PATH) }
}

/** The root hash that the files of a manifest give: of its lines `sha256  bytes  path`. */
export const rootOf = ({ files }: ManifestList): Promise<string> =>
  sha256(new TextEncoder().encode(files.map((file) => `${file.sha256}  ${file.bytes}  ${file.path}\n`).join('')))

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
