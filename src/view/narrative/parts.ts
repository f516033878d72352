/** A number inside a sentence: as printed, exactly, and where it comes from. */
export interface NumberPart {
  readonly text: string
  /** The id of the figure or the change. */
  readonly figure: string
  readonly period: string
  /** The exact value as a fraction. */
  readonly exact: string
  readonly href: string
  /** What was first reported in its place, where that said something else. */
  readonly first?: { readonly text: string; readonly exact: string }
  /** The end of the figure's range that it is. */
  readonly end?: 'low' | 'high' | undefined
}

/** Figures that a sentence names because they have no value. */
export interface NamePart {
  readonly text: string
  /** The ids of the figures. */
  readonly names: readonly string[]
  readonly href: string
}

/** A piece of a sentence: words, a number that links to its figure, or the name of a figure without one. */
export type Part = string | NumberPart | NamePart

/** Whether a piece of a sentence is a number. */
export const isNumber = (part: Part): part is NumberPart => typeof part !== 'string' && 'figure' in part

/** A sentence in one language. */
export type Sentence = readonly Part[]

/** Puts numbers and words together as a template does; words that meet are joined. */
export function say(strings: TemplateStringsArray, ...values: readonly (Part | Sentence)[]): Sentence {
  return joined(strings.flatMap((text, index) => {
    const value = values[index]
    return [text, ...(value === undefined ? [] : Array.isArray(value) ? (value as Sentence) : [value as Part])]
  }))
}

/** One sentence after another, joined by words. */
export const strung = (parts: readonly Sentence[], by: string): Sentence =>
  joined(parts.flatMap((part, index) => (index === 0 ? part : [by, ...part])))

/** A list in prose: "a, b and c". */
export function listed(parts: readonly Sentence[], and: string): Sentence {
  if (parts.length < 2) return parts[0] ?? []
  return joined([...strung(parts.slice(0, -1), ', '), and, ...parts.at(-1)!])
}

function joined(parts: readonly Part[]): Sentence {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  return merged
}

/** The sentence with its first letter large. */
export const opened = (sentence: Sentence): Sentence => {
  const [first, ...rest] = sentence
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : sentence
}

/** The sentence as plain text. */
export const plainText = (sentence: Sentence): string => sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('')
