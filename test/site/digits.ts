import type { Page } from 'playwright-core'

/** A piece of a finished page that holds a digit and is no figure: a text, or an attribute that readers meet. */
export interface Piece {
  readonly address: string
  /** Where it stands: `text`, or the name of the attribute. */
  readonly kind: string
  readonly text: string
  /** The numbers of the selectors that the piece stands within. */
  readonly within: readonly number[]
  /** The texts of the figures of the chart or element that an attribute or a description sums up. */
  readonly figures: readonly string[]
}

/** Reads pages as the browser parses them, without running them, and gives every piece that holds a digit outside a figure's element. */
export const digitsOn = (page: Page, addresses: readonly string[], selectors: readonly string[]): Promise<readonly Piece[]> => page.evaluate(async ({ addresses, selectors }) => {
  const FIGURE = '[data-figure], [data-cell]'
  const described = ['alt', 'title', 'aria-label', 'aria-description', 'placeholder', 'label', 'content', 'value', 'datetime', 'summary']
  // The same text in the same surroundings is told once, of the first page that has it.
  const found = new Map<string, { address: string; kind: string; text: string; within: number[]; figures: string[] }>()
  for (const address of addresses) {
    const document = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
    const add = (kind: string, text: string, element: Element): void => {
      if (!/\p{N}/u.test(text)) return
      const frame = kind === 'text' && !element.closest('desc, title') ? null : element.closest('figure, .mix, main, html')
      const figures = frame ? [...frame.querySelectorAll(FIGURE)].map((each) => each.textContent!) : []
      const within = selectors.flatMap((selector, index) => (element.closest(selector) ? [index] : []))
      const key = JSON.stringify([kind, text, within, figures])
      if (!found.has(key)) found.set(key, { address, kind, text, within, figures: [...new Set(figures)] })
    }
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!
      if (!parent.closest(`style, ${FIGURE}`) && !(parent.localName === 'script' && parent.getAttribute('type') !== 'application/ld+json')) add('text', walker.currentNode.nodeValue!, parent)
    }
    for (const element of document.querySelectorAll(described.map((name) => `[${name}]`).join())) {
      if (element.localName === 'data') continue
      for (const name of described) {
        const text = element.getAttribute(name)
        if (text !== null && !(name === 'content' && /viewport|theme-color/.test(element.getAttribute('name') ?? '')) && !(name === 'content' && element.hasAttribute('http-equiv'))) add(name, text, element)
      }
    }
  }
  return [...found.values()]
}, { addresses, selectors })
