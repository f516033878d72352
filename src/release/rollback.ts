import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Quarter } from '../core/period.ts'
import { isFolder, readData } from '../intake/load.ts'
import { takeLock, type Lock } from './lock.ts'
import { matchesManifest, readManifest, type Manifest } from './manifest.ts'
import { readRollbackOptions } from './options.ts'
import { settleLedger } from './pending-ledger.ts'
import { currentRelease, placeOf, readHistory, type Place } from './place.ts'
import { PrivateLog } from './private-log.ts'
import { pointTo, releasesIn } from './publish.ts'
import { refuse, Refusal, type Say } from './refusal.ts'
import { releasedQuarters } from './select.ts'

const PROJECT = resolve(import.meta.dirname, '..', '..')

/** `rollback`: puts an earlier release back; resolves to the exit code. */
export async function rollbackCommand(args: readonly string[], say: Say, sayError: Say, project = PROJECT): Promise<number> {
  try {
    const options = readRollbackOptions(args, project)
    const place = placeOf(options.out)
    if (!isFolder(place.releases)) throw new Refusal(1, 'Nothing was ever published there.')
    const { dataset } = readData(options.data, { today: options.today })
    if (!dataset) throw new Refusal(1, 'The data is not sound, so that nobody can say what is released; `npm run check` shows every problem.')
    settleLedger(options.data)
    const lock = takeLock(join(place.releases, 'lock'), 'this site')
    try {
      const before = restatementsIn(options.out)
      const { manifest, release } = rollBack(place, options.root, releasedQuarters(dataset, options.asOf), lock)
      say(`In place: ${options.outName} (release ${release.slice(0, 12)}): ${manifest.quarters.join(', ')}.`)
      const lost = before - restatementsIn(options.out)
      if (lost > 0) say(`It lacks ${lost === 1 ? 'a restatement' : `${lost} restatements`} that the site had: what was corrected is public again as it was before, until the next npm run build.`)
      return 0
    } finally {
      lock.release()
    }
  } catch (error) {
    return refuse(error, new PrivateLog(), sayError)
  }
}

/** How many restatements a site tells of, by the lines of the file it publishes them in. */
function restatementsIn(out: string): number {
  const path = join(out, 'datasets', 'restatements.csv')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').length - 1 : 0
}

/** What a site was put back to. */
interface RolledBack {
  readonly manifest: Manifest
  readonly release: string
}

/** Puts back an earlier release: the one before the current, or the one whose root begins with `root`; never one with a quarter that is not released now. */
function rollBack(place: Place, root: string | null, released: readonly Quarter[], lock: Lock): RolledBack {
  const release = root === null ? previousRelease(place) : releaseNamed(place, root)
  const folder = join(place.releases, release)
  const manifest = readManifest(folder)
  if (manifest === null || !matchesManifest(folder, manifest)) throw new Refusal(1, 'That release is damaged; the site is as it was. Build it again.')
  if (!manifest.quarters.every((quarter) => released.includes(quarter))) throw new Refusal(1, 'That release shows a quarter that is not released now; the site is as it was. A quarter under embargo needs --as-of.')
  if (!lock.isHeld()) throw new Refusal(1, 'Another build took over this site; the site is as it was.')
  pointTo(place, release)
  return { manifest, release }
}

function previousRelease(place: Place): string {
  const current = currentRelease(place)
  const history = readHistory(place)
  const previous = current === null ? undefined : history.slice(0, history.lastIndexOf(current)).findLast((name) => name !== current)
  if (previous === undefined || !releasesIn(place).includes(previous)) throw new Refusal(1, 'There is no earlier release to go back to; the site is as it was.')
  return previous
}

function releaseNamed(place: Place, root: string): string {
  const [found, another] = releasesIn(place).filter((name) => name.startsWith(root))
  if (found === undefined || another !== undefined) throw new Refusal(2, `${found === undefined ? 'No release has' : 'Several releases have'} a root that begins with ${root}. There are ${releasesIn(place).map((name) => name.slice(0, 12)).join(', ') || 'none'}.`)
  return found
}
