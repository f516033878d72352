import type { Lock } from './lock.ts'
import type { Manifest } from './manifest.ts'
import { told, type PendingLedger } from './pending-ledger.ts'
import { currentRelease, type Place } from './place.ts'
import { publish } from './publish.ts'
import { Refusal } from './refusal.ts'
import type { TreeFile } from './tree.ts'

/** Puts the site in place and then its ledger, which is written already; says truly which of them stands when either fails. */
export function swap(place: Place, tree: readonly TreeFile[], manifest: Manifest, lock: Lock, ledger: PendingLedger): string {
  const before = currentRelease(place)
  let release: string
  try {
    release = publish(place, tree, manifest, lock)
  } catch (error) {
    if (currentRelease(place) === before) {
      ledger.drop()
      throw error
    }
    ledger.keep()
    throw new Refusal(1, `The new site is in place, but an earlier release could not be put away: ${told(error)}. Put that right and build again.`)
  }
  ledger.keep()
  return release
}
