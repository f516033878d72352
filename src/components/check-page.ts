/** Offers the check of the page; what does it is fetched when a reader asks for it. */
const box = document.querySelector<HTMLElement>('[data-check]')
const button = box?.querySelector('button')

if (box && button) {
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    import('./check-run.ts').then(({ checkPage }) => checkPage(box)).catch(() => {
      box.querySelector('.result')!.textContent = box.dataset.failed ?? ''
    }).finally(() => { button.disabled = false })
  })
}
