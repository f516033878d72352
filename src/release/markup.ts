/** An element's start as it stands in a page. */
export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** The text of a script or style element; empty for others. */
  readonly body: string
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
const RAW = new Set(['script', 'style'])
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** Reads the start tags of a page in one pass; comments are skipped, and what stands in scripts and styles is no markup. */
export function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = []
  let at = html.indexOf('<')
  while (at >= 0) {
    if (html.startsWith('<!--', at)) at = after(html, '-->', at + 4)
    else if (/[a-z]/i.test(html[at + 1] ?? '')) at = readTag(html, at, tags)
    else at += 1
    at = html.indexOf('<', at)
  }
  return tags
}

function readTag(html: string, start: number, tags: Tag[]): number {
  const end = endOfTag(html, start)
  const inside = html.slice(start + 1, end)
  const name = /^[^\s/>]+/.exec(inside)![0].toLowerCase()
  const attributes = new Map([...inside.slice(name.length).matchAll(ATTRIBUTE)].map(([, key, double, single, bare]) => [key!.toLowerCase(), unescaped(double ?? single ?? bare ?? '')]))
  const close = RAW.has(name) ? after(html, `</${name}`, end) : end
  tags.push({ name, attributes, body: RAW.has(name) ? html.slice(end + 1, close - name.length - 2) : '' })
  return close
}

/** The place of the > that ends a tag; one between quotes does not. */
function endOfTag(html: string, start: number): number {
  let quote = ''
  for (let at = start; at < html.length; at += 1) {
    const sign = html[at]!
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  return html.length
}

function after(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from)
  return found < 0 ? html.length : found + text.length
}

/** Text with its character references resolved. */
export const unescaped = (text: string): string => text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
})

/** The text of a page that a reader sees: without tags, scripts and styles. */
export const visibleText = (html: string): string =>
  unescaped(html.replace(/<!--[\s\S]*?-->/g, ' ').replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>/g, ' '))
