import type { Book } from './book.ts'
import { CATALOGUE, metricOf } from './catalogue/catalogue.ts'
import { distinctPairs } from './catalogue/capacity.ts'
import { flagsOf, rangeOf, statusOf, type Range } from './lineage.ts'
import { unitOf, type Metric, type ScopeKind } from './metric.ts'
import type { Period } from './period.ts'
import { firstReported } from './restatement.ts'
import { named, said, type Flag, type Quantity } from './quantity.ts'
import type { Rational } from './rational.ts'
import { valueOf } from './row.ts'
import { WORKLOADS, type Status, type Workload } from './tables.ts'
import { unit } from './unit.ts'
import { COMPANY, figureId, viewOf, type Scope, type View } from './view.ts'

/** A metric stated for a scope and a period: what a page prints and what opens to its cells. */
export interface Figure {
  /** The metric with its scope in brackets: `energy.per_mw[lake-mariner/mining]`. */
  readonly id: string
  readonly metric: Metric
  readonly scope: Scope
  readonly period: Period
  readonly quantity: Quantity
  readonly status: Status | null
  readonly flags: readonly Flag[]
  readonly range: Range | null
  /** The figure as it was first reported, where that said something else. */
  readonly first: Figure | null
}

/** The metric and scope an id names; null when the book has no such figure. */
export function readFigureId(book: Book, id: string): { readonly metric: Metric; readonly scope: Scope } | null {
  const [, name, inside] = /^([a-z0-9_.]+)(?:\[([^[\]]+)\])?$/.exec(id) ?? []
  const metric = name === undefined ? undefined : metricOf(name)
  if (!metric) return null
  const scope = scopesOf(book, metric).find((each) => figureId('', each) === (inside === undefined ? '' : `[${inside}]`))
  return scope ? { metric, scope } : null
}

/** Every scope a metric is stated for in a book. */
export function scopesOf(book: Book, metric: Metric): readonly Scope[] {
  return book.once(`scopes@${metric.id}`, () => {
    if (metric.applies && !metric.applies(book)) return []
    const places = metric.scopes.flatMap((kind) => placesOf(book, kind))
    const variants = metric.variants?.(book)
    return variants ? places.flatMap((place) => variants.map((variant) => ({ ...place, variant }))) : places
  })
}

function placesOf(book: Book, kind: ScopeKind): readonly Scope[] {
  const facilities = book.facilities.map((row) => valueOf(row, 'facility')!)
  if (kind === 'company') return [COMPANY]
  if (kind === 'workload') return book.workloads.map((workload) => ({ ...COMPANY, workload }))
  if (kind === 'facility') return facilities.map((facility) => ({ ...COMPANY, facility }))
  const known = new Set([...book.rows('capacity'), ...book.rows('energy')].map((row) => `${valueOf(row, 'facility')}/${valueOf(row, 'workload')}`))
  return facilities.flatMap((facility) => WORKLOADS.filter((workload) => known.has(`${facility}/${workload}`)).map((workload: Workload) => ({ ...COMPANY, facility, workload })))
}

/** Whether a metric can be stated for a kind of period. */
export const suits = (metric: Metric, period: Period): boolean =>
  metric.only === undefined || (metric.only === 'quarter') === (period.kind === 'quarter')

/** The figure of a metric for a scope and a period; computed once. */
export function figure(book: Book, metric: Metric, scope: Scope, period: Period): Figure {
  const id = figureId(metric.id, scope)
  return book.once(`figure@${id}@${period.id}`, () => {
    const view = viewOf(book, period, scope)
    const quantity = inDeclaredUnit(metric, named(metric.compute(view), id, singleSite(view)), book.issuer.currency)
    const made: Figure = {
      id, metric, scope, period, quantity,
      get status() { return book.once(`status@${id}@${period.id}`, () => statusOf(quantity)) },
      get flags() { return book.once(`flags@${id}@${period.id}`, () => flagsOf(quantity)) },
      get range() { return rangeOf(quantity) },
      get first() { return book.once(`first@${id}@${period.id}`, () => firstOf(book, made)) },
    }
    return made
  })
}

/** The same figure of the first values, where its value, status or range was another. */
function firstOf(book: Book, now: Figure): Figure | null {
  const reported = firstReported(book)
  if (!reported) return null
  const first = figure(reported, now.metric, now.scope, now.period)
  const same = equal(first.quantity.value, now.quantity.value) && first.status === now.status
    && equal(first.range?.low ?? null, now.range?.low ?? null) && equal(first.range?.high ?? null, now.range?.high ?? null)
  return same ? null : first
}

const equal = (a: Rational | null, b: Rational | null): boolean => (a === null || b === null ? a === b : a.equals(b))

/** A factor of a fuel is in the unit of its row; every other metric in the unit it declares. */
function inDeclaredUnit(metric: Metric, quantity: Quantity, currency: string): Quantity {
  if (metric.id.startsWith('emissions.factor_')) return quantity
  const symbol = unitOf(metric, currency)
  return quantity.value === null ? { ...quantity, unit: unit(symbol) } : said(quantity, symbol)
}

function singleSite(view: View): readonly Flag[] {
  if (view.scope.facility !== null) return []
  const sites = new Set(distinctPairs(view).map((pair) => pair.facility))
  return sites.size === 1 ? ['single_site'] : []
}

/** The figure of an id; null when the book has no such figure. */
export function figureOf(book: Book, id: string, period: Period): Figure | null {
  const found = readFigureId(book, id)
  return found && suits(found.metric, period) ? figure(book, found.metric, found.scope, period) : null
}

/** Every figure of a period, in the order of the catalogue. */
export const figuresOf = (book: Book, period: Period): readonly Figure[] =>
  CATALOGUE.filter((metric) => suits(metric, period)).flatMap((metric) => scopesOf(book, metric).map((scope) => figure(book, metric, scope, period)))
