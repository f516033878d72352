import { Links, type Fault } from './links.ts'
import { tagsOf, visibleText, type Tag } from './markup.ts'
import { secretsIn, type Secrets } from './secrets.ts'
import type { TreeFile } from './tree.ts'

/** What the gate found: faults that can be told, and finds of unreleased matter that only the private log may name. */
export interface Verdict {
  readonly faults: readonly Fault[]
  readonly leaks: readonly Fault[]
}

const PLACEHOLDER = /\b(TBD|TODO|FIXME|PENDING)\b|\b[Ll]orem ipsum\b/
const PROSE = /\.(html|xml|txt|md|json|jsonl|csv|ics|svg|webmanifest)$/
const TEXT = /\.(html|xml|txt|md|json|jsonl|csv|ics|svg|css|js|mjs|webmanifest)$/
const HANDLER = /^on[a-z]+$/
const decoder = new TextDecoder()

/** Looks at every byte of a finished site before it is put in place. */
export function inspect(tree: readonly TreeFile[], secrets: Secrets, settings: { readonly site: string | null; readonly machinePaths: readonly string[] }): Verdict {
  const links = new Links(tree.map(({ path }) => path), settings.site)
  const [faults, leaks]: Fault[][] = [[], []]
  // One file at a time: together they may be larger than the memory.
  for (const { path, bytes } of tree) {
    const told = (words: string): Fault => ({ path, words })
    const text = TEXT.test(path) ? decoder.decode(bytes) : ''
    const tags = path.endsWith('.html') ? tagsOf(text) : []
    faults!.push(...[...faultsOfFile(path, text, settings.machinePaths), ...faultsOfPage(tags)].map(told))
    leaks!.push(...secretsIn({ path, bytes }, secrets).map(told))
    faults!.push(...links.add(path, tags, text))
  }
  const byPath = new Map(tree.map((file) => [file.path, file]))
  const first = tree.some(({ path }) => path === 'index.html') ? [] : [{ path: 'index.html', words: 'the site has no first page' }]
  return { faults: [...first, ...faults!, ...links.dead((path) => tagsOf(decoder.decode(byPath.get(path)!.bytes)))], leaks: leaks! }
}

function faultsOfFile(path: string, text: string, machinePaths: readonly string[]): readonly string[] {
  if (path.endsWith('.map')) return ['source maps hold what was not meant to be served']
  if (!TEXT.test(path)) return []
  const placeholder = PROSE.test(path) ? PLACEHOLDER.exec(path.endsWith('.html') ? visibleText(text) : text) : null
  const machinePath = machinePaths.find((each) => text.includes(each))
  return [
    ...(placeholder ? [`${placeholder[0]} stands where something was to be written`] : []),
    ...(machinePath === undefined ? [] : ['it names a folder of the machine it was built on']),
    ...(/[#@] sourceMappingURL=/.test(text) ? ['it refers to a source map'] : []),
    ...(path.endsWith('.html') && visibleText(text).trim() === '' ? ['the page is empty'] : []),
  ]
}

/** What the content policy forbids, since the browser would drop it without a word to the reader. */
function faultsOfPage(tags: readonly Tag[]): readonly string[] {
  return [...new Set(tags.flatMap(({ name, attributes }) => {
    if (name === 'style') return ['a style element, which the content policy forbids']
    if (attributes.has('style')) return ['a style attribute, which the content policy forbids']
    if ([...attributes.keys()].some((key) => HANDLER.test(key))) return ['a handler in an attribute, which the content policy forbids']
    const runs = name === 'script' && !attributes.has('src') && !/^(application\/(ld\+)?json)$/.test(attributes.get('type') ?? '')
    return runs ? ['a script in the page itself, which the content policy forbids'] : []
  }))]
}
