import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readData, type DataReading } from '../../src/intake/load.ts'
import { textOf } from '../../src/intake/print.ts'

const GALLERY = fileURLToPath(new URL('gallery/', import.meta.url))

/** The day on which the gallery is read. */
export const TODAY = '2025-11-22'

/** The names of all cases, without the sound folder that they are laid over. */
export const caseNames = (): readonly string[] => readdirSync(GALLERY).filter((name) => name !== 'base' && !name.startsWith('.')).sort()

/** Copies the sound folder, takes away and lays over, hands the folder to `use`, and deletes it. */
export function withFolder<T>(name: string | null, without: readonly string[], use: (folder: string) => T): T {
  const room = mkdtempSync(join(tmpdir(), 'wattledger-'))
  const folder = join(room, 'data')
  try {
    cpSync(join(GALLERY, 'base'), folder, { recursive: true })
    for (const path of without) rmSync(join(folder, path), { recursive: true })
    if (name !== null && existsSync(join(GALLERY, name))) cpSync(join(GALLERY, name), folder, { recursive: true })
    return use(folder)
  } finally {
    rmSync(room, { recursive: true })
  }
}

/** What is read of a case. */
export const readCase = (name: string | null, without: readonly string[] = []): DataReading =>
  withFolder(name, without, (folder) => readData(folder, { today: TODAY }))

/** What `check` says about a case, without its first and last line. */
export function told(name: string, ...without: readonly string[]): string {
  const text = textOf({ ...readCase(name, without), directory: 'data' })
  return `\n${text.split('\n\n').slice(1, -1).join('\n\n')}\n`
}
