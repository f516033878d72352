import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file below a folder: its path with forward slashes, and its bytes. */
export interface TreeFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Every file below a folder by path, in the order of code units, so that no disk or locale matters; none when there is no folder. */
export function readTree(folder: string): readonly TreeFile[] {
  return pathsIn(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))
}

/** The files below a folder, each read anew when its bytes are asked for: a long history's pages together are larger than the memory should be. */
export const treeOnDisk = (folder: string): readonly TreeFile[] =>
  pathsIn(folder).map((path) => ({ path, get bytes() { return readFileSync(join(folder, path)) } }))

/** The paths of the files below a folder, in the order of code units; links, pipes and devices are passed over. */
export function pathsIn(folder: string): readonly string[] {
  const walk = (below: string): string[] => readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : []
  })
  return lstatSync(folder, { throwIfNoEntry: false }) === undefined ? [] : walk('').sort()
}

/** Writes files below a folder that nobody else may read. */
export function writeTree(folder: string, files: readonly TreeFile[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const file of files) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, file.path), file.bytes, { mode: 0o600 })
  }
}

/** Replaces a file whole: a reader finds the old text or the new one. */
export function replaceFile(path: string, text: string): void {
  writeFileSync(`${path}.${process.pid}`, text, { flush: true })
  renameSync(`${path}.${process.pid}`, path)
}

/** The sha256 of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
