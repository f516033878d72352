import { tagsOf, unescaped, type Tag } from '../release/markup.ts'
import type { Shown } from '../proof/judge.ts'

/** Elements that may carry a marked number. */
const MARKED = /<(data|tspan)\b[^>]*>([\s\S]*?)<\/\1>/g

/** A cell of the page of a file: its line and field, and its text. */
export interface PageCell {
  readonly id: string
  readonly text: string
}

/** Every marked number of a page. */
export const numbersIn = (html: string): readonly Shown[] => [...html.matchAll(MARKED)].flatMap(([whole, , inside]) => {
  const { attributes } = tagsOf(whole)[0] as Tag
  const get = (name: string): string | undefined => attributes.get(name)
  if (get('data-figure') === undefined && get('data-cell') === undefined) return []
  return [{
    figure: get('data-figure'), period: get('data-period'), end: get('data-end') as Shown['end'], step: get('data-step'), over: get('data-over'), cell: get('data-cell'),
    value: get('value') ?? get('data-value') ?? '', text: textOf(inside!),
  }]
})

/** The cells that the page of a file shows, by their place. */
export const cellsIn = (html: string): readonly PageCell[] =>
  [...html.matchAll(/<td id="(L\d+C\d+)"[^>]*>([\s\S]*?)<\/td>/g)].map(([, id, inside]) => ({ id: id!, text: textOf(inside!) }))

const textOf = (html: string): string => unescaped(html.replace(/<[^>]*>/g, ''))
