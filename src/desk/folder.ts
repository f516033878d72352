import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { writeTree, type TreeFile } from '../release/tree.ts'

/** Puts a folder of files in place whole: what was there stays until all of it is written, and comes back when the change of names fails. */
export function placeFolder(target: string, files: readonly TreeFile[]): void {
  const aside = (word: string): string => join(dirname(target), `.${word}-${basename(target)}-${process.pid}`)
  const [next, before] = [aside('next'), aside('before')]
  try {
    writeTree(next, files)
    if (existsSync(target)) renameSync(target, before)
    try {
      renameSync(next, target)
    } catch (error) {
      if (existsSync(before)) renameSync(before, target)
      throw error
    }
  } finally {
    for (const folder of [next, before]) rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes files that are not there yet; none when one of them is. */
export function addFiles(folder: string, files: readonly TreeFile[]): void {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes, { flag: 'wx' })
  }
}

/** A text as a file of a tree. */
export const textFile = (path: string, text: string): TreeFile => ({ path, bytes: new TextEncoder().encode(text) })
