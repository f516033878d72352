import { deadLinks, pagesOf, type Fault } from './links.ts'
import { visibleText, type Tag } from './markup.ts'
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
  const pages = pagesOf(tree)
  return {
    faults: [
      ...(pages.has('index.html') ? [] : [{ path: 'index.html', words: 'the site has no first page' }]),
      ...tree.flatMap((file) => faultsOfFile(file, settings.machinePaths).map((words) => ({ path: file.path, words }))),
      ...[...pages].flatMap(([path, tags]) => faultsOfPage(tags).map((words) => ({ path, words }))),
      ...deadLinks(tree, pages, settings.site),
    ],
    leaks: tree.flatMap((file) => secretsIn(file, secrets).map((words) => ({ path: file.path, words }))),
  }
}

function faultsOfFile({ path, bytes }: TreeFile, machinePaths: readonly string[]): readonly string[] {
  if (path.endsWith('.map')) return ['source maps hold what was not meant to be served']
  if (!TEXT.test(path)) return []
  const text = decoder.decode(bytes)
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
