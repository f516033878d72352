/** A calendar quarter, a fiscal year, or the four quarters that end with one. */
export type Period =
  | { readonly kind: 'quarter'; readonly id: string }
  | { readonly kind: 'year'; readonly id: string }
  | { readonly kind: 'trailing'; readonly id: string }

/** A quarter's id, such as `2025-Q3`. */
export type Quarter = string

const QUARTER = /^(\d{4})-Q([1-4])$/

/** Whether the text names a calendar quarter. */
export const isQuarter = (text: string): boolean => QUARTER.test(text)

/** Reads `2025-Q3`, `FY2025` or `TTM:2025-Q3`; throws a RangeError otherwise. */
export function parsePeriod(text: string): Period {
  if (isQuarter(text)) return { kind: 'quarter', id: text }
  if (/^FY\d{4}$/.test(text)) return { kind: 'year', id: text }
  if (text.startsWith('TTM:') && isQuarter(text.slice(4))) return { kind: 'trailing', id: text }
  throw new RangeError(`"${text}" is no period. Write a quarter as YYYY-Qn, a fiscal year as FY and its year, four trailing quarters as TTM: and the last of them.`)
}

/** The quarter counted from year 0, so that neighbours differ by one. */
export function quarterIndex(quarter: Quarter): number {
  const [, year, number] = QUARTER.exec(quarter) ?? []
  if (year === undefined) throw new RangeError(`"${quarter}" is no quarter.`)
  return Number(year) * 4 + Number(number) - 1
}

/** The quarter of an index; the inverse of quarterIndex. */
export const quarterAt = (index: number): Quarter => `${String(Math.floor(index / 4)).padStart(4, '0')}-Q${(index % 4) + 1}`

/** The quarter `count` quarters later; earlier when negative. */
export const shiftQuarter = (quarter: Quarter, count: number): Quarter => quarterAt(quarterIndex(quarter) + count)

/** The quarters of a period in order; a fiscal year carries the number of the calendar year it ends in. */
export function quartersOf(period: Period, fiscalYearStartMonth = 1): readonly Quarter[] {
  if (period.kind === 'quarter') return [period.id]
  if (period.kind === 'trailing') return fourFrom(shiftQuarter(period.id.slice(4), -3))
  const year = Number(period.id.slice(2))
  const first = (fiscalYearStartMonth - 1) / 3
  if (!Number.isInteger(first)) throw new RangeError(`A fiscal year starts with a quarter (month 1, 4, 7 or 10), not with month ${fiscalYearStartMonth}.`)
  return fourFrom(quarterAt((first === 0 ? year : year - 1) * 4 + first))
}

const fourFrom = (first: Quarter): readonly Quarter[] => [0, 1, 2, 3].map((step) => shiftQuarter(first, step))

/** The period `quarters` earlier of the same kind: 1 for the previous quarter, 4 for a year before. */
export function earlier(period: Period, quarters: number): Period {
  if (period.kind === 'quarter') return { kind: 'quarter', id: shiftQuarter(period.id, -quarters) }
  if (period.kind === 'trailing') return { kind: 'trailing', id: `TTM:${shiftQuarter(period.id.slice(4), -quarters)}` }
  return { kind: 'year', id: `FY${Number(period.id.slice(2)) - Math.ceil(quarters / 4)}` }
}

/** The fiscal year a quarter belongs to. */
export function fiscalYearOf(quarter: Quarter, fiscalYearStartMonth: number): Period {
  const shift = fiscalYearStartMonth === 1 ? 0 : 4 - (fiscalYearStartMonth - 1) / 3
  return { kind: 'year', id: `FY${Math.floor((quarterIndex(quarter) + shift) / 4)}` }
}

/** The first local date of a quarter, as `2025-07-01`. */
export function firstDay(quarter: Quarter): string {
  const index = quarterIndex(quarter)
  return `${String(Math.floor(index / 4)).padStart(4, '0')}-${String((index % 4) * 3 + 1).padStart(2, '0')}-01`
}

/** The last local date of a quarter, as `2025-09-30`. */
export const lastDay = (quarter: Quarter): string => addDays(firstDay(shiftQuarter(quarter, 1)), -1)

/** The quarter a local date lies in. */
export const quarterOfDate = (date: string): Quarter => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

const DAY = 86_400_000

/** Days from one local date to another, without regard to clocks. */
export const daysBetween = (from: string, to: string): number => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY

/** The local date `days` later. */
export const addDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
