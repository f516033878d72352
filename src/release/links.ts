import { tagsOf, type Tag } from './markup.ts'
import type { TreeFile } from './tree.ts'

/** A fault of a finished site: the file, and what is wrong with it. */
export interface Fault {
  readonly path: string
  readonly words: string
}

const decoder = new TextDecoder()

/** The HTML pages of a tree with their tags. */
export const pagesOf = (tree: readonly TreeFile[]): ReadonlyMap<string, readonly Tag[]> =>
  new Map(tree.filter(({ path }) => path.endsWith('.html')).map(({ path, bytes }) => [path, tagsOf(decoder.decode(bytes))]))

/** Links of a site to its own addresses that lead to no file, or to no such place in a page. */
export function deadLinks(tree: readonly TreeFile[], pages: ReadonlyMap<string, readonly Tag[]>, site: string | null): readonly Fault[] {
  const paths = new Set(tree.map(({ path }) => path))
  const places = new Map([...pages].map(([path, tags]) => [path, new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? []))]))
  const faults = [...pages].flatMap(([path, tags]) => [...new Set(tags.flatMap(linksIn))].flatMap((link) => {
    const words = faultOfLink(link, path, paths, places, site)
    return words === null ? [] : [{ path, words }]
  }))
  const styles = tree.filter(({ path }) => path.endsWith('.css')).flatMap(({ path, bytes }) => [...decoder.decode(bytes).matchAll(/url\(\s*["']?([^"')]+)/g)].flatMap(([, link]) => {
    const words = faultOfLink(link!, path, paths, places, site)
    return words === null ? [] : [{ path, words }]
  }))
  return [...faults, ...styles]
}

function linksIn({ name, attributes }: Tag): readonly string[] {
  const single = ['href', 'src', 'poster', 'data'].flatMap((key) => (key === 'data' && name !== 'object' ? [] : attributes.get(key) ?? []))
  const sets = (attributes.get('srcset') ?? '').split(',').flatMap((part) => part.trim().split(/\s+/)[0] || [])
  return [...single, ...sets]
}

function faultOfLink(link: string, from: string, paths: ReadonlySet<string>, places: ReadonlyMap<string, ReadonlySet<string>>, site: string | null): string | null {
  const base = new URL(site ?? 'https://site.invalid')
  let address: URL
  try {
    address = new URL(link, new URL(`/${from.replace(/(^|\/)index\.html$/, '$1')}`, base))
  } catch {
    return `the link ${link} is no address`
  }
  if (address.protocol === 'javascript:') return `the link ${link} is a script`
  if (address.host !== base.host || !/^https?:$/.test(address.protocol)) return null
  const target = decodeURIComponent(address.pathname).slice(1)
  const file = [target, `${target}index.html`].find((each) => paths.has(each))
  if (file === undefined) return `the link ${link} leads nowhere`
  const place = decodeURIComponent(address.hash.slice(1))
  return place === '' || place.startsWith(':~:') || !places.has(file) || places.get(file)!.has(place) ? null : `the link ${link} leads to a place that the page lacks`
}
