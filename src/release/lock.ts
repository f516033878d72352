import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive, isElsewhere, ownerOf, writeOwner } from './owner.ts'
import { Refusal } from './refusal.ts'

const HOUR = 3_600_000

/** The right to change something, held by one process. */
export interface Lock {
  /** Whether this process still holds it: another may have taken it for dead. */
  readonly isHeld: () => boolean
  readonly release: () => void
}

/** Takes the lock that a file stands for, from a dead owner if need be; refuses while a living one holds it, with words for what is locked. */
export function takeLock(path: string, what: string): Lock {
  mkdirSync(dirname(path), { recursive: true })
  const own = join(dirname(path), `.${basename(path).replace(/^\./, '')}-${process.pid}-${randomBytes(6).toString('hex')}`)
  writeOwner(own)
  try {
    const ours = statSync(own)
    if (!link(own, path)) {
      if (!isStale(path, ours.mtimeMs)) throw new Refusal(1, `Another build is at work on ${what} (process ${ownerOf(path)?.pid ?? 'unknown'}); the site is as it was.`)
      // Whoever moves the dead lock away first may try again; the others find a living one.
      renameSync(path, `${own}-dead`)
      rmSync(`${own}-dead`, { recursive: true, force: true })
      if (!link(own, path)) throw new Refusal(1, `Another build has just begun to work on ${what}; the site is as it was.`)
    }
    const isHeld = (): boolean => statSync(path, { throwIfNoEntry: false })?.ino === ours.ino
    return { isHeld, release: () => { if (isHeld()) rmSync(path, { force: true }) } }
  } finally {
    rmSync(own, { force: true })
  }
}

/** A lock comes into being whole, with its owner in it, or not at all. */
function link(own: string, path: string): boolean {
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Whether the owner is dead; one on another machine counts as dead after an hour by the disk's own clock. */
function isStale(path: string, now: number): boolean {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return false
  const owner = ownerOf(path)
  return owner === null || !isAlive(owner) || (isElsewhere(owner) && now - entry.mtimeMs > HOUR)
}
