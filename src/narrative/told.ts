import type { Quarter } from '../core/period.ts'
import { BLOCKS, type Block } from './statement.ts'

/** A number that stands on a page: the figure or change it belongs to, its period and its exact value. */
export interface ToldNumber {
  readonly figure: string
  readonly period: Quarter
  readonly exact: string
}

/** A sentence of the narrative as it stands on a finished page. */
export interface ToldSentence {
  readonly id: string
  readonly block: Block | 'headline' | 'commentary'
  readonly text: string
  readonly numbers: readonly ToldNumber[]
  /** The figures it names because they have no value. */
  readonly names: readonly string[]
}

/** What a finished report says: its headline, narrative and commentary, a paragraph of it as one sentence; and every number on the page. */
export interface ToldReport {
  readonly sentences: readonly ToldSentence[]
  readonly numbers: readonly ToldNumber[]
  readonly html: string
}

/** What was first reported in place of a restated value may follow any sentence. */
export const FIRST_REPORTED = /<span class="first"[^>]*>[^]*?<\/span>/g

/** Reads the narrative of a finished report from its page. */
export function readReport(html: string): ToldReport {
  const headline = [...html.matchAll(/<p\b[^>]*\bdata-statement="headline"[^>]*>([\s\S]*?)<\/p>/g)].map((match) => sentenceOf('headline', 'headline', match[1]!))
  const told = BLOCKS.flatMap((block) => sentencesIn(block, blockOf(html, block)))
  const [, commentary = ''] = /<section\b[^>]*\bid="commentary"[^>]*>([\s\S]*?)<\/section>/.exec(html) ?? []
  const prose = [...commentary.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/g)].map((match, index) => sentenceOf(`commentary/${index + 1}`, 'commentary', match[1]!))
  return { sentences: [...headline, ...told, ...prose], numbers: numbersIn(html), html }
}

/** The markup within a block of the narrative; it holds no further division. */
export function blockOf(html: string, block: Block): string {
  const [, within = ''] = new RegExp(`<div\\b[^>]*\\bdata-block="${block}"[^>]*>([\\s\\S]*?)</div>`).exec(html) ?? []
  return within
}

/** Sentences follow one another, each from its mark to the next. */
const sentencesIn = (block: Block, html: string): readonly ToldSentence[] =>
  html.split(/<span\b[^>]*\bdata-statement=(?=")/).slice(1).map((text) => sentenceOf(/^"([^"]*)"/.exec(text)![1]!, block, text.slice(text.indexOf('>') + 1)))

const sentenceOf = (id: string, block: ToldSentence['block'], html: string): ToldSentence => ({
  id, block, text: html.replace(FIRST_REPORTED, '').replace(/<[^>]*>/g, '').trim(), numbers: numbersIn(html), names: [...html.matchAll(/\bdata-names="([^"]*)"/g)].flatMap((match) => match[1]!.split(' ')),
})

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** The numbers that are printed; a mark without text tells nobody anything. */
const numbersIn = (html: string): readonly ToldNumber[] => [...html.matchAll(/(<data\b[^>]*\bdata-figure="[^>]*>)(?!<\/data>)/g)]
  .map(([, tag]) => ({ figure: attribute(tag!, 'data-figure'), period: attribute(tag!, 'data-period'), exact: attribute(tag!, 'value') }))
