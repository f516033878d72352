import { openBook } from '../core/book.ts'
import { fetchInputs } from '../proof/fetched.ts'
import { judge, type Judgement, type Shown } from '../proof/judge.ts'
import { readPublished } from '../proof/published.ts'
import type { Locale } from '../view/format.ts'

/** The numbers of a page, in its order. */
export interface CheckRequest {
  readonly locale: Locale
  readonly shown: readonly Shown[]
}

/** The numbers that differ, by their place in the request, each with what was computed in its stead, or null where the data knows no such figure. */
export type CheckAnswer =
  | { readonly sound: true; readonly files: number; readonly root: string; readonly differing: ReadonlyMap<number, string | null> }
  | { readonly sound: false; readonly altered: readonly string[] }

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  answerTo(data).then((answer) => self.postMessage(answer), () => self.postMessage(null))
}

async function answerTo({ locale, shown }: CheckRequest): Promise<CheckAnswer> {
  const inputs = await fetchInputs(fetchPublished)
  if (!inputs.sound) return inputs
  const book = openBook(readPublished(inputs.issuer, inputs.files))
  const judged = shown.map((each) => judge(book, each, locale))
  return { sound: true, files: inputs.files.length, root: inputs.root, differing: new Map(judged.flatMap((judgement, at) => (judgement.agrees ? [] : [[at, computedIn(judgement)] as const]))) }
}

async function fetchPublished(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(`/${path}`)
  if (!answer.ok) throw new Error(path)
  return new Uint8Array(await answer.arrayBuffer())
}

const computedIn = (judgement: Judgement & { agrees: false }): string | null => (judgement.fault === 'unknown' ? null : judgement.computed[0] ?? null)
