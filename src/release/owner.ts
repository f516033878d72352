import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process that owns a lock or a stage; a number alone could have been given to another process since. */
export interface Owner {
  readonly pid: number
  /** When the process began, as the system counts it; null where the system does not say. */
  readonly started: string | null
  readonly host: string | null
}

/** This process. */
export const self = (): Owner => ({ pid: process.pid, started: startOf(process.pid), host: hostname() })

/** Writes that this process owns something. */
export const writeOwner = (path: string): void => writeFileSync(path, JSON.stringify(self()), { mode: 0o600 })

/** The owner that a file names; null when there is none or it cannot be read. */
export function ownerOf(path: string): Owner | null {
  try {
    const { pid, started, host } = JSON.parse(readFileSync(path, 'utf8')) as Owner
    return Number.isInteger(pid) ? { pid, started: started ?? null, host: host ?? null } : null
  } catch {
    return null
  }
}

/** Whether what bears the number of a process in its name, as in lock-123-ab, was left by one that is gone; a file that is still empty is being written. */
export const isLeft = (path: string): boolean =>
  !isAlive(ownerOf(path) ?? { pid: Number(/-(\d+)-[0-9a-f]+(?:-dead)?$/.exec(path)?.[1] ?? 0), started: null, host: null })

/** Whether an owner ran on another machine. */
export const isElsewhere = (owner: Owner): boolean => owner.host !== null && owner.host !== hostname()

/** Whether an owner still runs; of another machine nothing is known, and it counts as running. */
export function isAlive(owner: Owner): boolean {
  if (isElsewhere(owner)) return true
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return owner.started === null || owner.started === startOf(owner.pid)
}

/** The start of a process in clock ticks since boot (field 22 of its stat line); null where there is no such file. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
