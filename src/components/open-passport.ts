/** Opens the passport of a figure where the reader stands; the page of passports remains behind every link. */
const pages = new Map<string, Promise<Document>>()
let card: HTMLElement | null = null

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a.figure')
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || !plain || !link.hash || !('popover' in HTMLElement.prototype)) return
  event.preventDefault()
  open(link).catch(() => location.assign(link.href))
})

async function open(link: HTMLAnchorElement): Promise<void> {
  const [page] = await Promise.all([pageOf(link.href.replace(/#.*/, '')), import('./passport-style.ts')])
  const passport = page.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest('details')
  if (!passport) throw new Error(link.href)
  card ??= makeCard()
  card.replaceChildren(closeButton(), heading(passport), bodyOf(passport, link))
  card.setAttribute('aria-label', passport.querySelector('.name')!.textContent)
  card.showPopover()
  place(card, link)
  card.focus()
  card.addEventListener('toggle', (event) => { if ((event as ToggleEvent).newState === 'closed') link.focus() }, { once: true })
}

function pageOf(address: string): Promise<Document> {
  const known = pages.get(address) ?? fetch(address).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, 'text/html'))
  pages.set(address, known)
  known.catch(() => pages.delete(address))
  return known
}

function makeCard(): HTMLElement {
  const made = document.createElement('div')
  made.className = 'opened'
  made.popover = 'auto'
  made.tabIndex = -1
  made.setAttribute('role', 'dialog')
  document.body.append(made)
  return made
}

/** The passport without its anchor, which may stand on the page already; of a change its subtraction first, of a former value what there was before. */
function bodyOf(passport: Element, link: Element): Node {
  const body = document.importNode(passport.querySelector('.body')!, true)
  body.removeAttribute('id')
  const id = link.firstElementChild?.getAttribute('data-figure') ?? ''
  const comparison = id.startsWith('bridge.') ? 'change.qoq' : /^change\.(?:qoq|yoy)/.exec(id)?.[0]
  const row = comparison && body.querySelector(`.moves [data-figure^="${comparison}"]`)?.closest('li')
  if (row) body.prepend(row.parentElement!.previousElementSibling!, row.parentElement!)
  if (row) row.classList.add('asked')
  const past = /^(?:first|before)\[/.test(id) && body.querySelector('.past')
  if (past) {
    const asked = document.createElement('div')
    asked.className = 'asked'
    asked.append(...past.childNodes)
    past.previousElementSibling!.remove()
    past.remove()
    body.prepend(asked)
  }
  return body
}

function heading(passport: Element): DocumentFragment {
  const part = document.createDocumentFragment()
  const title = document.createElement('h2')
  title.textContent = passport.querySelector('.name')!.textContent
  part.append(title, document.importNode(passport.querySelector('summary .value')!, true))
  return part
}

function closeButton(): HTMLElement {
  const button = document.createElement('button')
  button.className = 'shut'
  button.textContent = '×'
  button.setAttribute('aria-label', document.body.dataset.close ?? '')
  button.addEventListener('click', () => card?.hidePopover())
  return button
}

/** Below the figure, moved up and left where the window ends; on a phone the style sheet keeps it at the foot. */
function place(box: HTMLElement, link: Element): void {
  const at = link.getBoundingClientRect()
  const [right, bottom] = [innerWidth - box.offsetWidth - 12, innerHeight - box.offsetHeight - 12]
  box.scrollTop = 0
  box.style.left = `${Math.max(12, Math.min(at.left, right))}px`
  box.style.top = `${Math.max(12, Math.min(at.bottom + 8, bottom))}px`
}
