/** What stands for the address of a site that does not know it. */
const UNKNOWN = 'https://site.invalid'

/** The address of the site, wherever this copy of it was opened. */
const home = new URL(document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href).origin

const plain = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** What a button copies: code as it stands; a quotation with its caveats, its source, the disclaimer and its address, a bare number with its name too. */
function textOf(box: HTMLElement): string {
  const code = box.querySelector('pre')
  if (code) return code.textContent!
  const quote = box.closest('[data-quote]')
  const address = quote?.querySelector<HTMLAnchorElement>('a[data-permalink]')?.href.replace(location.origin, home) ?? ''
  const text = box.querySelector<HTMLElement>('[data-text]')
  const named = text?.dataset['text'] === 'number' ? `${quote?.getAttribute('data-quote')}: ${plain(text)}` : plain(text)
  return [named, ...[...quote?.querySelectorAll<HTMLElement>('[data-caveat]') ?? []].map((caveat) => `${caveat.dataset['caveat']}: ${plain(caveat)}`), plain(document.querySelector('[data-citation]')), plain(document.querySelector('[data-disclaimer]')), address].filter((part) => part !== '').join('\n')
}

/** A text with the address of the site put in where it stands for one, or where an address has none. */
const placed = (text: string): string => text.replaceAll(UNKNOWN, home).replace(/(url = \{| )(?=\/(?:it\/)?(?:reports|datasets)\/)/g, `$1${home}`)

for (const element of document.querySelectorAll('[data-copy] code, .citation')) {
  const text = placed(element.textContent!)
  if (text !== element.textContent) element.textContent = text
}

/** Says aloud what was done; nothing of it is seen. */
function say(text: string): void {
  const status = document.querySelector('[data-copy-status]') ?? document.body.appendChild(Object.assign(document.createElement('p'), { className: 'unseen', role: 'status' }))
  status.setAttribute('data-copy-status', '')
  status.textContent = text
}

// Where the browser gives no clipboard, as without encryption, there is no button that would do nothing.
if (navigator.clipboard) for (const box of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const button = box.querySelector('button')!
  const label = button.firstChild!
  const before = label.nodeValue
  button.hidden = false
  button.addEventListener('click', () => void navigator.clipboard.writeText(textOf(box)).then(() => {
    label.nodeValue = box.dataset['copied']!
    say(box.dataset['copied']!)
    setTimeout(() => { label.nodeValue = before }, 2_000)
  }, () => { button.hidden = true }))
}
