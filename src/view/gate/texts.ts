/** The texts a reader or a program is told by a published file; data files say nothing of their own. */
export function textsOf(path: string, bytes: Uint8Array): readonly string[] {
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? ''
  const read = READERS[extension]
  return read ? read(new TextDecoder().decode(bytes)) : []
}

const lines = (text: string): readonly string[] => text.split('\n')
// Lines of a calendar are folded at seventy-five octets.
const unfolded = (text: string): readonly string[] => lines(text.replace(/\r?\n /g, ''))
const markup = (text: string): readonly string[] => pageTexts(decoded(text.replaceAll('<![CDATA[', '').replaceAll(']]>', '')))

const READERS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  html: (text) => [...pageTexts(text), ...structuredTexts(text)], md: lines, txt: lines, ics: unfolded, bib: lines, ris: lines, yaml: lines, xml: markup, svg: markup, json: (text) => strings(JSON.parse(text)), jsonld: (text) => strings(JSON.parse(text)),
}

const strings = (value: unknown): readonly string[] => (typeof value === 'string' ? pageTexts(value) : value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [])

/** What a page tells search engines. */
const structuredTexts = (html: string): readonly string[] => [...html.matchAll(/<script\b[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)].flatMap((match) => strings(JSON.parse(match[1]!)))

const INLINE = /(?:<\/?(?:a|abbr|b|bdi|code|data|em|i|mark|small|span|strong|time|u)\b[^>]*>)+/gi
// Two units of a string hold a letter of any script.
const endsInWord = (text: string, at: number): boolean => /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))
const beginsWithWord = (text: string, at: number): boolean => /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))

/** The visible texts and the described attributes of a page: element text, alt, title, aria-label, and the content of meta elements. */
export function pageTexts(html: string): readonly string[] {
  const visible = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<!--[\s\S]*?-->/g, ' ')
  const described = [...visible.matchAll(/\b(?:alt|title|aria-label|content)="([^"]*)"/g)].map((match) => match[1]!)
  // Inline elements do not end a sentence, and where two words meet at one they stay two; every other element ends it.
  const inline = visible.replace(/<\/?(?:sub|sup|wbr)\b[^>]*>/gi, '').replace(INLINE, (tags, at: number, whole: string) => (endsInWord(whole, at) && beginsWithWord(whole, at + tags.length) ? ' ' : ''))
  return [...inline.split(/<[^>]+>/), ...described].map((text) => decoded(text).replace(/\s+/g, ' ').trim()).filter((text) => text !== '' && !PASTED.test(text))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', apos: '\'' }

/** Lines to paste that carry a picture: the words in it stand on the page as well, and are read there. */
const PASTED = /^<iframe srcdoc="<style>body\{margin:0\}/

/** A text without the entities of markup. */
export const decoded = (text: string): string => text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
  decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : ENTITIES[name!] ?? whole)
