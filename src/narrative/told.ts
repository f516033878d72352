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
  readonly block: Block | 'headline'
  readonly text: string
  readonly numbers: readonly ToldNumber[]
  /** The figures it names because they have no value. */
  readonly names: readonly string[]
}

/** What a finished report says: its narrative, and every number on it. */
export interface ToldReport {
  readonly sentences: readonly ToldSentence[]
  readonly numbers: readonly ToldNumber[]
  readonly html: string
}

/** Reads the narrative of a finished report from its page. */
export function readReport(html: string): ToldReport {
  const headline = [...html.matchAll(/<p\b[^>]*\bdata-statement="headline"[^>]*>([\s\S]*?)<\/p>/g)].map((match) => sentenceOf('headline', 'headline', match[1]!))
  const told = BLOCKS.flatMap((block) => sentencesIn(block, blockOf(html, block)))
  return { sentences: [...headline, ...told], numbers: numbersIn(html), html }
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
  id, block, text: html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim(), numbers: numbersIn(html), names: [...html.matchAll(/\bdata-names="([^"]*)"/g)].flatMap((match) => match[1]!.split(' ')),
})

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const numbersIn = (html: string): readonly ToldNumber[] => [...html.matchAll(/<data\b[^>]*\bdata-figure="[^>]*>/g)]
  .map(([tag]) => ({ figure: attribute(tag, 'data-figure'), period: attribute(tag, 'data-period'), exact: attribute(tag, 'value') }))
