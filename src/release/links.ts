import type { Tag } from './markup.ts'

/** A fault of a finished site: the file, and what is wrong with it. */
export interface Fault {
  readonly path: string
  readonly words: string
}

interface Page {
  readonly path: string
  readonly href: string
  readonly places: ReadonlySet<string>
}

/** A link to a place in another page: the page it stands in, and how it is written there. */
interface Wanted {
  readonly from: string
  readonly link: string
}

/** The links of a site, looked at file by file. What is left for the end are places in other pages, each once, since the links of a long history are larger than the memory. */
export class Links {
  private readonly paths: ReadonlySet<string>
  private readonly base: URL
  private readonly wanted = new Map<string, Map<string, Wanted>>()

  constructor(paths: readonly string[], site: string | null) {
    this.paths = new Set(paths)
    this.base = new URL(site ?? 'https://site.invalid')
  }

  /** The dead links of a page or a style sheet, but for those into other pages; other files have none. */
  add(path: string, tags: readonly Tag[], text: string): readonly Fault[] {
    const links = path.endsWith('.html') ? tags.flatMap(linksIn) : path.endsWith('.css') ? [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, link]) => link!) : []
    const page = { path, href: new URL(`/${path.replace(/(^|\/)index\.html$/, '$1')}`, this.base).href, places: placesIn(tags) }
    return [...new Set(links)].flatMap((link) => this.faultsOf(link, page))
  }

  /** Links that lead to no such place in another page; the pages that are asked for are looked at once more. */
  dead(tagsOf: (path: string) => readonly Tag[]): readonly Fault[] {
    return [...this.wanted].flatMap(([file, wanted]) => {
      const places = placesIn(tagsOf(file))
      return [...wanted].flatMap(([place, { from, link }]) => (places.has(place) ? [] : [missing(from, link)]))
    })
  }

  private faultsOf(link: string, { path: from, href, places }: Page): readonly Fault[] {
    const address = URL.parse(link, href)
    if (address === null) return [{ path: from, words: `the link ${link} is no address` }]
    if (address.protocol === 'javascript:') return [{ path: from, words: `the link ${link} is a script` }]
    if (address.host !== this.base.host || !/^https?:$/.test(address.protocol)) return []
    const target = decodeURIComponent(address.pathname).slice(1)
    const file = [target, `${target}index.html`].find((each) => this.paths.has(each))
    if (file === undefined) return [{ path: from, words: `the link ${link} leads nowhere` }]
    const place = decodeURIComponent(address.hash.slice(1))
    if (place === '' || place.startsWith(':~:') || !file.endsWith('.html') || (file === from && places.has(place))) return []
    if (file === from) return [missing(from, link)]
    this.want(file, place, { from, link })
    return []
  }

  /** A link cut out of a page would hold the whole page in memory; a copy does not. */
  private want(file: string, place: string, { from, link }: Wanted): void {
    const places = this.wanted.get(file) ?? new Map<string, Wanted>()
    this.wanted.set(file, places)
    if (!places.has(place)) places.set(Buffer.from(place).toString(), { from, link: Buffer.from(link).toString() })
  }
}

const missing = (path: string, link: string): Fault => ({ path, words: `the link ${link} leads to a place that the page lacks` })
const placesIn = (tags: readonly Tag[]): ReadonlySet<string> => new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? []))

function linksIn({ name, attributes }: Tag): readonly string[] {
  const single = ['href', 'src', 'poster', 'data'].flatMap((key) => (key === 'data' && name !== 'object' ? [] : attributes.get(key) ?? []))
  const sets = (attributes.get('srcset') ?? '').split(',').flatMap((part) => part.trim().split(/\s+/)[0] || [])
  return [...single, ...sets]
}
