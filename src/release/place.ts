import { lstatSync, readFileSync, readdirSync, readlinkSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { matchesManifest, readManifest } from './manifest.ts'
import { Refusal } from './refusal.ts'

/** Where a site stands: a link at `out` to one of the releases beside it. */
export interface Place {
  readonly out: string
  readonly releases: string
}

/** The place of an output folder. */
export const placeOf = (out: string): Place => ({ out, releases: `${out}.releases` })

/** The name of the release in place; null when there is none. */
export function currentRelease({ out, releases }: Place): string | null {
  if (!lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink()) return null
  const target = resolve(dirname(out), readlinkSync(out))
  return dirname(target) === releases ? basename(target) : null
}

/** Refuses a place where something lies that no build put there; nothing of it is touched. */
export function checkPlace(place: Place): void {
  const entry = lstatSync(place.out, { throwIfNoEntry: false })
  if (entry === undefined || currentRelease(place) !== null) return
  if (entry.isSymbolicLink()) throw new Refusal(2, `${place.out} is a link to a folder that no build made. Remove the link, or choose another folder with --out.`)
  if (!entry.isDirectory()) throw new Refusal(2, `${place.out} is a file. Choose a folder with --out.`)
  if (readdirSync(place.out).length === 0 || isWholeRelease(place.out)) return
  throw new Refusal(2, `${place.out} holds files that no build put there, and nothing of it was touched. Move them away, or choose another folder with --out.`)
}

function isWholeRelease(folder: string): boolean {
  const manifest = readManifest(folder)
  return manifest !== null && matchesManifest(folder, manifest)
}

/** Makes way for the link: an empty folder goes, and a release that was copied here as a folder joins the others. */
export function clearPlace({ out, releases }: Place): void {
  if (!lstatSync(out, { throwIfNoEntry: false })?.isDirectory()) return
  const manifest = readManifest(out)
  if (manifest === null) rmdirSync(out)
  else renameSync(out, join(releases, `${manifest.root}-moved-${process.pid}`))
}

/** The names of releases in the order in which they were put in place. */
export function readHistory({ releases }: Place): readonly string[] {
  try {
    return readFileSync(join(releases, 'history'), 'utf8').split('\n').filter((name) => name !== '')
  } catch {
    return []
  }
}

/** Whether a release with this root stands in place or stood there before what does. */
export function wasInPlace(place: Place, root: string): boolean {
  const [current, history] = [currentRelease(place), readHistory(place)]
  return current !== null && [...history.slice(0, history.lastIndexOf(current)), current].some((name) => name.startsWith(root))
}

/** Writes the history whole. */
export function writeHistory({ releases }: Place, names: readonly string[]): void {
  const next = join(releases, `.history-${process.pid}`)
  writeFileSync(next, names.map((name) => `${name}\n`).join(''))
  renameSync(next, join(releases, 'history'))
}
