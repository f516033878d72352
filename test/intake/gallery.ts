import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { toldOf, withCase } from '../../src/desk/gallery.ts'

export { caseNames, GALLERY_DAY as TODAY, readCase } from '../../src/desk/gallery.ts'

/** Hands a case to `use` with some of its files taken away. */
export const withFolder = <T>(name: string | null, without: readonly string[], use: (folder: string) => T): T => withCase(name, (folder) => {
  for (const path of without) rmSync(join(folder, path), { recursive: true })
  return use(folder)
})

/** What `check` says about a case, without its first and last line. */
export const told = (name: string): string => `\n${toldOf(name).join('\n\n')}\n`
