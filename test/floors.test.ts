import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { quartersNamedIn } from '../src/release/quarter-names.ts'

/** Which rooms a room may import (CONTRIBUTING.md); doors are the files at the root of src. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  intake: ['intake', 'core'],
  release: ['release', 'intake', 'core'],
  narrative: ['narrative', 'core'],
  view: ['view', 'narrative', 'core'],
  datasets: ['datasets', 'view', 'narrative', 'core'],
  proof: ['proof', 'view', 'narrative', 'core'],
  verify: ['verify', 'proof', 'datasets', 'release', 'intake', 'view', 'core'],
  desk: ['desk', 'release', 'datasets', 'view', 'narrative', 'intake', 'core'],
  components: ['components', 'proof', 'view', 'narrative', 'core', 'site.ts', 'prose-error.ts'],
  pages: ['pages', 'components', 'view', 'narrative', 'datasets', 'core', 'site.ts'],
}

/** What a room may import from outside the house. */
const OUTSIDE: Readonly<Record<string, RegExp>> = {
  core: /^fraction\.js$/,
  intake: /^(csv-parse\/sync|zod|yaml|node:(fs|path|util))$/,
  release: /^node:/,
  narrative: /^fraction\.js$/,
  view: /^(fraction\.js|chart\.js)$/,
  desk: /^(hucre\/xlsx|yaml|node:.*)$/,
  datasets: /^(fraction\.js|fflate|hucre\/xlsx|hyparquet-writer|@resvg\/resvg-js|node:crypto)$/,
  components: /^(astro:content|astro|chart\.js)$/,
  proof: /^csv-parse\/browser\/esm\/sync$/,
  verify: /^node:(fs|path|util)$/,
  pages: /^(astro:content|astro)$/,
}

/** `import … from 'x'` and its re-export, over several lines too; `import 'x'`; `import('x')`. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s[\w*{}\s,]+?\sfrom '([^']+)'|(?:^|\n)\s*import '([^']+)'|import\('([^']+)'\)/g

interface Import { readonly file: string; readonly room: string; readonly target: string }

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|astro)$/.test(file) && !file.endsWith('.d.ts'))

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join('src', file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, from, plain, called]) => ({ file, room: file.includes('/') ? file.split('/')[0]! : '', target: (from ?? plain ?? called)! }))
})

const roomOf = ({ file, target }: Import): string => relative('src', join('src', dirname(file), target)).split('/')[0]!

describe.each(Object.keys(MAY))('%s', (room) => {
  const own = imports.filter((each) => each.room === room)

  test('imports only from the rooms below it', () => {
    const wrong = own.filter(({ target }) => target.startsWith('.')).filter((each) => !MAY[room]!.includes(roomOf(each)))
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  test('imports nothing from outside that is not its own', () => {
    const wrong = own.filter(({ target }) => !target.startsWith('.')).filter(({ target }) => !OUTSIDE[room]!.test(target))
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })
})

test('nothing that may stand in a page or run in a browser names a quarter, which may be one that is not out yet', () => {
  const published = files.filter((file) => /^(core|narrative|view|datasets|proof|components|pages)\//.test(file))
  const spoken = (file: string): string => readFileSync(join('src', file), 'utf8').replace(/\/\*\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
  expect(published.flatMap((file) => [...quartersNamedIn(spoken(file))].map((quarter) => `${file}: ${quarter}`))).toEqual([])
})

test('no room is without a subject', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|lib)(\.|\/)/.test(file))).toEqual([])
})

test('nothing below the doors asks the machine for the time, chance or its locale', () => {
  const asking = files.filter((file) => /^(core|narrative|view|datasets|proof)\//.test(file)).filter((file) =>
    /Date\.now|new Date\(\)|Math\.random|toLocale|localeCompare|Intl\.NumberFormat/.test(readFileSync(join('src', file), 'utf8')))
  expect(asking).toEqual([])
})
