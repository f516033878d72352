import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Folders } from '../../src/desk/options.ts'
import { pathsIn, readTree, sha256 } from '../../src/release/tree.ts'
import { filesOf, newFolder, writeFiles } from '../release/issuer.ts'
import { SMALL_SITE } from '../release/sites.ts'

/** The day on which the desk is at work. */
export const TODAY = '2026-11-22'

const at = (room: string): Folders => ({ project: SMALL_SITE, data: join(room, 'data'), dataName: 'data', content: join(room, 'content'), today: TODAY })

/** The folders of a small fictional issuer whose last quarter is 2026-Q2. */
export function smallIssuer(): Folders {
  const room = newFolder('desk')
  writeFiles(filesOf(), join(room, 'data'))
  return at(room)
}

/** A copy of the sample issuer's folders. */
export function sampleIssuer(): Folders {
  const room = newFolder('desk')
  for (const name of ['data', 'content']) cpSync(name, join(room, name), { recursive: true })
  return at(room)
}

/** Every byte below a folder as one hash, and the names; two equal ones say that nothing was touched. */
export const imprint = (folder: string): string => `${pathsIn(folder).join(' ')} ${sha256(readTree(folder).map(({ path, bytes }) => `${path} ${sha256(bytes)}`).join('\n'))}`
