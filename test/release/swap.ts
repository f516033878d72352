import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takeLock } from '../../src/release/lock.ts'
import { manifestOf } from '../../src/release/manifest.ts'
import { prepareLedger, takeLedger } from '../../src/release/pending-ledger.ts'
import { checkPlace, placeOf } from '../../src/release/place.ts'
import { sweepReleases } from '../../src/release/publish.ts'
import { swap } from '../../src/release/swap.ts'

// Puts a small site in place, and a line for it in the ledger: the part of a build that a fault must not hit halfway.
const [out, letter, restatements] = process.argv.slice(2) as [string, string, string?]
const data = join(dirname(out), 'data')
mkdirSync(data, { recursive: true })
const texts = ['a/index.html', 'b/c/index.html', 'index.html'].map((path) => [path, `${path} ${letter.repeat(50)}`] as const)
const tree = [...texts, ...(restatements === undefined ? [] : [['datasets/restatements.csv', restatements] as const])].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })).sort((one, other) => (one.path < other.path ? -1 : 1))
const [place, manifest] = [placeOf(out), manifestOf(tree, ['2026-Q1'])]
checkPlace(place)
const ledger = takeLedger(data)
const lock = takeLock(join(place.releases, 'lock'), 'this site')
sweepReleases(place)
swap(place, tree, manifest, lock, prepareLedger(data, `${manifest.root}\n`, out, manifest.root))
lock.release()
ledger.release()
