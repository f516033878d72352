import type { Shown } from '../proof/judge.ts'
import { localeOf } from '../view/address.ts'
import { checkWords } from '../view/words/check.ts'
import styles from './checked.css?inline'
import type { CheckAnswer, CheckRequest } from './check-worker.ts'

type Words = (typeof checkWords)['en' | 'it']
type Sound = CheckAnswer & { sound: true }

/** Lets a worker compute every figure of the page again from the published files, marks each, and tells the sum of it in the box; rejects when the files cannot be had. */
export async function checkPage(box: HTMLElement): Promise<void> {
  const locale = localeOf(document.documentElement.lang)
  const words = checkWords[locale]
  const result = box.querySelector<HTMLElement>('.result')!
  result.replaceChildren(paragraph(words.working))
  const elements = [...document.querySelectorAll('main [data-figure], main [data-cell]')]
  const shown = elements.map(shownBy)
  const answer = await answerTo({ locale, shown })
  result.classList.toggle('wrong', !answer.sound)
  if (!answer.sound) return result.replaceChildren(paragraph(words.altered), listOf(answer.altered.map((path) => [path])))
  mark(elements, answer, words)
  tell(result, shown, answer, words)
}

/** Beside the page, so that it stays quick under the reader's hand while the work is done. */
async function answerTo(request: CheckRequest): Promise<CheckAnswer> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<CheckAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<CheckAnswer | null>) => (data ? resolve(data) : reject(new Error('The published files could not be read.')))
      worker.onerror = reject
      worker.postMessage(request)
    })
  } finally {
    worker.terminate()
  }
}

function shownBy(element: Element): Shown {
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined
  return {
    figure: attribute('data-figure'), period: attribute('data-period'), end: attribute('data-end') as Shown['end'], step: attribute('data-step'), over: attribute('data-over'), cell: attribute('data-cell'),
    value: attribute('value') ?? attribute('data-value') ?? '', text: element.textContent ?? '',
  }
}

function mark(elements: readonly Element[], { differing }: Sound, words: Words): void {
  showMarks()
  elements.forEach((element, at) => {
    const computed = differing.get(at)
    element.setAttribute('data-checked', computed === undefined ? 'yes' : 'no')
    if (computed !== undefined) element.setAttribute('data-computed', computed ?? words.unknown)
  })
}

let marked = false

/** The looks of the marks, which no page needs before they are asked for. */
function showMarks(): void {
  if (marked) return
  marked = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets.push(sheet)
}

function tell(result: HTMLElement, shown: readonly Shown[], { differing, files, root }: Sound, words: Words): void {
  const wrong = [...differing]
  result.classList.toggle('wrong', wrong.length > 0)
  const [count, of] = [String(shown.length), String(files)]
  const summary = shown.length === 0 ? words.nothing : wrong.length === 0 ? words.agree(count, of) : words.differ(String(wrong.length), count, of)
  const rootLine = paragraph(`${words.root}: ${root}`)
  rootLine.className = 'root'
  const lines = wrong.map(([at, computed]) => {
    const { figure, cell, period, text, value } = shown[at]!
    return [`${figure ?? cell} ${period ?? ''}`, `${words.shown} ${text} (${value}), ${words.computed} ${computed ?? words.unknown}`]
  })
  result.replaceChildren(paragraph(summary), ...(lines.length > 0 ? [listOf(lines)] : []), rootLine)
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = text
  return made
}

function listOf(lines: readonly (readonly string[])[]): HTMLUListElement {
  const list = document.createElement('ul')
  list.append(...lines.map((parts) => {
    const item = document.createElement('li')
    item.textContent = parts.join(': ')
    return item
  }))
  return list
}
