import { openBook } from '../core/book.ts'
import { fetchInputs } from '../proof/fetched.ts'
import { judge, type Judgement, type Shown } from '../proof/judge.ts'
import { readPublished } from '../proof/published.ts'
import { localeOf } from '../view/address.ts'
import { checkWords } from '../view/words/check.ts'

/** A number of the page, and what became of it. */
interface Checked {
  readonly element: Element
  readonly shown: Shown
  readonly judgement: Judgement
}

type Words = (typeof checkWords)['en' | 'it']

/** Computes every figure of the page again from the published files, and marks each; tells the sum of it in the box. */
export async function checkPage(box: HTMLElement): Promise<void> {
  const locale = localeOf(document.documentElement.lang)
  const words = checkWords[locale]
  const result = box.querySelector<HTMLElement>('.result')!
  result.replaceChildren(paragraph(words.working))
  const inputs = await fetchInputs(async (path) => {
    const answer = await fetch(`/${path}`)
    if (!answer.ok) throw new Error(path)
    return new Uint8Array(await answer.arrayBuffer())
  })
  result.classList.toggle('wrong', !inputs.sound)
  if (!inputs.sound) return result.replaceChildren(paragraph(words.altered), listOf(inputs.altered.map((path) => [path])))
  const book = openBook(readPublished(inputs.issuer, inputs.files))
  const checked = [...document.querySelectorAll('main [data-figure], main [data-cell]')].map((element) => {
    const shown = shownBy(element)
    return { element, shown, judgement: judge(book, shown, locale) }
  })
  for (const each of checked) mark(each, words)
  tell(result, checked, inputs.files.length, inputs.root, words)
}

function shownBy(element: Element): Shown {
  const attribute = (name: string): string | undefined => element.getAttribute(name) ?? undefined
  return {
    figure: attribute('data-figure'), period: attribute('data-period'), end: attribute('data-end') as Shown['end'], step: attribute('data-step'), over: attribute('data-over'), cell: attribute('data-cell'),
    value: attribute('value') ?? attribute('data-value') ?? '', text: element.textContent ?? '',
  }
}

function mark({ element, judgement }: Checked, words: Words): void {
  element.setAttribute('data-checked', judgement.agrees ? 'yes' : 'no')
  if (!judgement.agrees) element.setAttribute('data-computed', computedText(judgement, words))
}

const computedText = (judgement: Judgement & { agrees: false }, words: Words): string => (judgement.fault === 'unknown' ? words.unknown : judgement.computed[0] ?? words.unknown)

function tell(result: HTMLElement, checked: readonly Checked[], files: number, root: string, words: Words): void {
  const wrong = checked.filter((each): each is Checked & { judgement: { agrees: false } } => !each.judgement.agrees)
  result.classList.toggle('wrong', wrong.length > 0)
  const [count, of] = [String(checked.length), String(files)]
  const summary = checked.length === 0 ? words.nothing : wrong.length === 0 ? words.agree(count, of) : words.differ(String(wrong.length), count, of)
  const rootLine = paragraph(`${words.root}: ${root}`)
  rootLine.className = 'root'
  result.replaceChildren(paragraph(summary), ...(wrong.length > 0 ? [listOf(wrong.map(({ shown, judgement }) => [`${shown.figure ?? shown.cell} ${shown.period ?? ''}`, `${words.shown} ${shown.text} (${shown.value}), ${words.computed} ${computedText(judgement, words)}`]))] : []), rootLine)
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
