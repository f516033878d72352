import type { Tag } from './markup.ts'

/** A fault of a finished site: the file, and what is wrong with it. */
export interface Fault {
  readonly path: string
  readonly words: string
}

interface Page {
  readonly links: ReadonlySet<string>
  readonly places: ReadonlySet<string> | null
}

/** The links of a site and the places they may lead to, gathered file by file: only names are kept, each once. */
export class Links {
  private readonly paths: ReadonlySet<string>
  private readonly site: string | null
  private readonly pages = new Map<string, Page>()
  private readonly names = new Map<string, string>()

  constructor(paths: readonly string[], site: string | null) {
    this.paths = new Set(paths)
    this.site = site
  }

  /** Takes the links and places of a page, or the links of a style sheet; other files have none. */
  add(path: string, tags: readonly Tag[], text: string): void {
    if (path.endsWith('.html')) this.pages.set(path, { links: this.kept(tags.flatMap(linksIn)), places: this.kept(tags.flatMap(({ attributes }) => attributes.get('id') ?? [])) })
    else if (path.endsWith('.css')) this.pages.set(path, { links: this.kept([...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, link]) => link!)), places: null })
  }

  /** A name cut out of a page would hold the whole page in memory; a copy does not. */
  private kept(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.map((name) => {
      const known = this.names.get(name)
      if (known !== undefined) return known
      const copy = Buffer.from(name).toString()
      this.names.set(copy, copy)
      return copy
    }))
  }

  /** Links of the site to its own addresses that lead to no file, or to no such place in a page. */
  dead(): readonly Fault[] {
    return [...this.pages].flatMap(([path, { links }]) => [...links].flatMap((link) => {
      const words = this.faultOf(link, path)
      return words === null ? [] : [{ path, words }]
    }))
  }

  private faultOf(link: string, from: string): string | null {
    const base = new URL(this.site ?? 'https://site.invalid')
    const address = URL.parse(link, new URL(`/${from.replace(/(^|\/)index\.html$/, '$1')}`, base).href)
    if (address === null) return `the link ${link} is no address`
    if (address.protocol === 'javascript:') return `the link ${link} is a script`
    if (address.host !== base.host || !/^https?:$/.test(address.protocol)) return null
    const target = decodeURIComponent(address.pathname).slice(1)
    const file = [target, `${target}index.html`].find((each) => this.paths.has(each))
    if (file === undefined) return `the link ${link} leads nowhere`
    const place = decodeURIComponent(address.hash.slice(1))
    const places = this.pages.get(file)?.places
    return place === '' || place.startsWith(':~:') || !places || places.has(place) ? null : `the link ${link} leads to a place that the page lacks`
  }
}

function linksIn({ name, attributes }: Tag): readonly string[] {
  const single = ['href', 'src', 'poster', 'data'].flatMap((key) => (key === 'data' && name !== 'object' ? [] : attributes.get(key) ?? []))
  const sets = (attributes.get('srcset') ?? '').split(',').flatMap((part) => part.trim().split(/\s+/)[0] || [])
  return [...single, ...sets]
}
