/** Lets the reader put values as first reported in front; the choice stays in the address and goes along with every link of the site. */
const CHOICE = 'values'
const control = document.querySelector<HTMLElement>('[data-stated]')

/** Says at the foot of the window what stands in front, and what does not change with it. */
const told = Object.assign(document.createElement('p'), { className: 'told', textContent: control?.dataset.told })

/** Shows a choice and carries it on. */
function apply(first: boolean): void {
  document.documentElement.toggleAttribute('data-first', first)
  if (first) document.body.append(told)
  else told.remove()
  control?.querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', String((button.value === 'first') === first)))
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) if (link.origin === location.origin && !link.hash.startsWith('#content')) carry(link, first)
}

function carry(link: HTMLAnchorElement | URL, first: boolean): void {
  const search = new URLSearchParams(link.search)
  if (first) search.set(CHOICE, 'first')
  else search.delete(CHOICE)
  link.search = search.toString()
}

control?.removeAttribute('hidden')
control?.addEventListener('click', (event) => {
  const button = (event.target as Element).closest('button')
  if (!button) return
  const address = new URL(location.href)
  carry(address, button.value === 'first')
  history.replaceState(null, '', address)
  apply(button.value === 'first')
})
apply(new URLSearchParams(location.search).get(CHOICE) === 'first')
