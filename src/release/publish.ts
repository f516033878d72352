import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, symlinkSync, writeFileSync, lstatSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Quarter } from '../core/period.ts'
import type { Lock } from './lock.ts'
import { manifestText, MANIFEST, matchesManifest, readManifest, type Manifest } from './manifest.ts'
import { isLeft } from './owner.ts'
import { clearPlace, currentRelease, readHistory, writeHistory, type Place } from './place.ts'
import { Refusal } from './refusal.ts'
import { removeFolder } from './stage.ts'
import type { TreeFile } from './tree.ts'

const KEPT_RELEASES = 6

/** Removes what a build that was killed left beside the releases; another that asks for the lock just now keeps its own file. */
export function sweepReleases({ releases }: Place): void {
  for (const name of readdirSync(releases)) if (/^\.(incoming|next|history)-/.test(name) || (/^\.lock-/.test(name) && isLeft(join(releases, name)))) removeFolder(join(releases, name))
}

/** Puts a finished site in place whole: written aside, read back, then one rename of a link. Returns the name of its release. */
export function publish(place: Place, tree: readonly TreeFile[], manifest: Manifest, lock: Lock): string {
  const name = storeRelease(place, tree, manifest)
  const current = currentRelease(place)
  const history = readHistory(place)
  const past = current === null ? [] : history.slice(0, history.lastIndexOf(current) + 1)
  if (!lock.isHeld()) throw new Refusal(1, 'Another build took over this site; the site is as it was.')
  writeHistory(place, past.at(-1) === name ? past : [...past, name])
  pointTo(place, name)
  prune(place, name, manifest.quarters)
  return name
}

/** Writes a release beside the others, unless the same one is there and sound. */
function storeRelease(place: Place, tree: readonly TreeFile[], manifest: Manifest): string {
  const known = releasesIn(place).find((name) => readManifest(join(place.releases, name))?.root === manifest.root && matchesManifest(join(place.releases, name), manifest))
  if (known !== undefined) return known
  const incoming = join(place.releases, `.incoming-${process.pid}`)
  const folders = new Set([incoming])
  for (const file of [...tree, { path: MANIFEST, bytes: new TextEncoder().encode(manifestText(manifest)) }]) {
    const target = join(incoming, file.path)
    for (let folder = dirname(target); !folders.has(folder); folder = dirname(folder)) folders.add(folder)
    mkdirSync(dirname(target), { recursive: true })
    writeDurably(target, file.bytes)
  }
  for (const folder of folders) {
    chmodSync(folder, 0o755)
    syncFolder(folder)
  }
  if (!matchesManifest(incoming, manifest)) throw new Refusal(1, 'What was written to the disk is not what was built; the site is as it was.')
  const name = lstatSync(join(place.releases, manifest.root), { throwIfNoEntry: false }) ? `${manifest.root}-${process.pid}` : manifest.root
  renameSync(incoming, join(place.releases, name))
  syncFolder(place.releases)
  return name
}

/** Names of the releases that are kept. */
export const releasesIn = ({ releases }: Place): readonly string[] => readdirSync(releases).filter((name) => /^[0-9a-f]{64}/.test(name)).sort()

/** Lets the site be another release, by one rename, so that a reader finds the old one or the new one and nothing else. */
export function pointTo(place: Place, name: string): void {
  const next = join(place.releases, `.next-${process.pid}`)
  removeFolder(next)
  symlinkSync(join(basename(place.releases), name), next, 'dir')
  clearPlace(place)
  renameSync(next, place.out)
  syncFolder(dirname(place.out))
}

/** Removes what is too old to go back to, and every release with a quarter that is no longer released: it must not lie beside the site. */
function prune(place: Place, current: string, quarters: readonly Quarter[]): void {
  const recent = new Set(readHistory(place).slice(-KEPT_RELEASES))
  for (const name of releasesIn(place)) {
    const shown = readManifest(join(place.releases, name))?.quarters
    if (name !== current && (!recent.has(name) || !shown?.every((quarter) => quarters.includes(quarter)))) removeFolder(join(place.releases, name))
  }
}

/** Writes a file that every host may read, whatever the mask of whoever builds. */
function writeDurably(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { flush: true })
  chmodSync(path, 0o644)
}

function syncFolder(folder: string): void {
  let handle: number
  try {
    handle = openSync(folder, 'r')
  } catch {
    return // Windows opens no folders.
  }
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
