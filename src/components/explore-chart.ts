/** Makes one chart explorable: the heavy part is fetched when a reader first reaches for it. */
function arm(frame: HTMLElement): void {
  let canvas: Promise<HTMLCanvasElement> | undefined
  const open = (): Promise<HTMLCanvasElement> => (canvas ??= import('./explore-canvas.ts').then(({ explore }) => explore(frame)))
  // Without a network the drawing and the table remain, and the next touch tries again.
  const attempt = (): Promise<HTMLCanvasElement | undefined> => open().catch(() => (canvas = undefined))
  for (const event of ['pointerenter', 'touchstart', 'focusin']) frame.addEventListener(event, attempt, { passive: true })
  const button = frame.parentElement?.querySelector<HTMLButtonElement>('[data-explore]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => attempt().then((opened) => opened?.focus()))
}

document.querySelectorAll<HTMLElement>('[data-chart]').forEach(arm)
