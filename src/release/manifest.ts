import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Quarter } from '../core/period.ts'
import { pathsIn, sha256, type TreeFile } from './tree.ts'

/** The name of the manifest in a finished site. */
export const MANIFEST = 'manifest.json'

/** What a finished site consists of; it bears no time, so that equal sites have equal manifests. */
export interface Manifest {
  readonly root: string
  readonly quarters: readonly Quarter[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

/** The manifest of a tree; the root is the sha256 of its `sha256  bytes  path` lines. */
export function manifestOf(tree: readonly TreeFile[], quarters: readonly Quarter[]): Manifest {
  const files = tree.filter(({ path }) => path !== MANIFEST).map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }))
  return { root: sha256(files.map((file) => `${file.sha256}  ${file.bytes}  ${file.path}\n`).join('')), quarters, files }
}

/** The text of a manifest, one file a line. */
export function manifestText({ root, quarters, files }: Manifest): string {
  return `{\n  "root": ${JSON.stringify(root)},\n  "quarters": ${JSON.stringify(quarters)},\n  "files": [\n${files.map((file) => `    ${JSON.stringify(file)}`).join(',\n')}\n  ]\n}\n`
}

/** The manifest in a folder; null when it has none, so that the folder is not ours. */
export function readManifest(folder: string): Manifest | null {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest
    return typeof manifest.root === 'string' && Array.isArray(manifest.files) && Array.isArray(manifest.quarters) ? manifest : null
  } catch {
    return null
  }
}

/** Whether a folder holds exactly what its manifest says, byte for byte. */
export function matchesManifest(folder: string, manifest: Manifest): boolean {
  const paths = pathsIn(folder).filter((path) => path !== MANIFEST)
  return paths.length === manifest.files.length && manifest.files.every((file, index) => paths[index] === file.path && sha256(readFileSync(join(folder, file.path))) === file.sha256)
}
