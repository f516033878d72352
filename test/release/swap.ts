import { takeLock } from '../../src/release/lock.ts'
import { manifestOf } from '../../src/release/manifest.ts'
import { checkPlace, placeOf } from '../../src/release/place.ts'
import { publish, sweepReleases } from '../../src/release/publish.ts'

// Puts a small site in place: the part of a build that a fault must not hit halfway.
const [out, letter] = process.argv.slice(2) as [string, string]
const tree = ['a/index.html', 'b/c/index.html', 'index.html'].map((path) => ({ path, bytes: new TextEncoder().encode(`${path} ${letter.repeat(50)}`) }))
const place = placeOf(out)
checkPlace(place)
const lock = takeLock(place.releases)
sweepReleases(place)
publish(place, tree, manifestOf(tree, ['2026-Q1']), lock)
lock.release()
