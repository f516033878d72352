import type Fraction from 'fraction.js'

/** The languages a report is printed in. */
export const LOCALES = ['en', 'it'] as const

/** One of them. */
export type Locale = (typeof LOCALES)[number]

/** Whether a sign is printed for negative values only, or for positive ones too (never for zero). */
export type Sign = 'negative' | 'always'

/** How a number is printed: its language, its decimals and its sign. */
export interface NumberFormat {
  readonly locale: Locale
  readonly decimals: number
  readonly sign?: Sign | undefined
}

/** How an amount of money is shortened: in words for prose, in letters for tiles and charts. */
export interface MoneyFormat {
  readonly currency: string
  readonly locale: Locale
  readonly form?: 'long' | 'compact' | undefined
  readonly sign?: Sign | undefined
}

const NBSP = '\u00a0'
const MINUS = '\u2212'

const separators = {
  en: { group: ',', decimal: '.' },
  it: { group: '.', decimal: ',' },
} as const

const currencySigns: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', CAD: 'C$', AUD: 'A$' }

const moneySteps = [
  { exponent: 3, decimals: 0, en: { long: 'thousand', compact: 'k' }, it: { long: 'mila', compact: 'mila' } },
  { exponent: 6, decimals: 1, en: { long: 'million', compact: 'm' }, it: { long: 'milioni', compact: 'mln' } },
  { exponent: 9, decimals: 1, en: { long: 'billion', compact: 'bn' }, it: { long: 'miliardi', compact: 'mld' } },
] as const

/** The value as a whole number of units in the last printed decimal, rounded once, half away from zero. */
function roundedUnits(value: Fraction, decimals: number, exponent = 0): bigint {
  const numerator = value.n * 10n ** BigInt(decimals)
  const denominator = value.d * 10n ** BigInt(exponent)
  const units = (2n * numerator + denominator) / (2n * denominator)
  return value.s < 0n ? -units : units
}

/** The digits of a rounded value, grouped, without its sign. */
function digits(units: bigint, decimals: number, locale: Locale): string {
  const { group, decimal } = separators[locale]
  const all = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const whole = all.slice(0, all.length - decimals).replace(/\B(?=(\d{3})+$)/g, group)
  return decimals === 0 ? whole : whole + decimal + all.slice(-decimals)
}

/** The sign of a rounded value, so that what prints as zero never prints a sign. */
function signOf(units: bigint, sign: Sign = 'negative'): string {
  if (units < 0n) return MINUS
  return sign === 'always' && units > 0n ? '+' : ''
}

/** A number as printed: exact, rounded half away from zero, always grouped, with a true minus sign. */
export function formatNumber(value: Fraction, { locale, decimals, sign }: NumberFormat): string {
  const units = roundedUnits(value, decimals)
  return signOf(units, sign) + digits(units, decimals, locale)
}

/** A ratio printed as a percentage: 0.142 is 14.2%. */
export function formatPercent(ratio: Fraction, format: NumberFormat): string {
  return formatNumber(ratio.mul(100), format) + '%'
}

/** A difference already counted in percentage points: 7 is 7.0 pp. */
export function formatPoints(points: Fraction, format: NumberFormat): string {
  return formatNumber(points, format) + NBSP + printedUnit('pp', format.locale)
}

/** A unit of the catalogue as it is printed: tCO2e with its subscript, m3 with its superscript. */
export function printedUnit(unit: string, locale: Locale): string {
  if (unit === 'ratio') return '%'
  if (unit === 'pp') return locale === 'it' ? 'p.p.' : 'pp'
  if (unit.endsWith('/quarter') && locale === 'it') return unit.replace('/quarter', '/trimestre')
  return unit.replaceAll('CO2', 'CO₂').replace(/\bm3\b/g, 'm³').replace(/^1$/, '')
}

/** A value with its unit: number, no-break space, unit as printed; a ratio becomes a percentage. */
export function formatQuantity(value: Fraction, unit: string, decimals: number, locale: Locale, sign?: Sign): string {
  const format = { locale, decimals, sign }
  if (unit === 'ratio') return formatPercent(value, format)
  const printed = printedUnit(unit, locale)
  return formatNumber(value, format) + (printed === '' ? '' : NBSP + printed)
}

/** The largest step (thousand, million, billion) in which the rounded amount is at least one. */
function moneyStep(value: Fraction): (typeof moneySteps)[number] | undefined {
  return moneySteps.findLast(({ exponent, decimals }, index) => {
    const below = moneySteps[index - 1]
    const { exponent: finer, decimals: digitsBelow } = below ?? { exponent: 0, decimals: 0 }
    // An amount that would print as 1,000 of the smaller step belongs to this one.
    const units = roundedUnits(value.abs(), digitsBelow, finer)
    return units >= 10n ** BigInt(exponent - finer + digitsBelow) && roundedUnits(value.abs(), decimals, exponent) > 0n
  })
}

/** The decimals of an amount below one thousand: cents where it is small and broken. */
function smallMoneyDecimals(value: Fraction): number {
  return value.d !== 1n && roundedUnits(value.abs(), 2) < 10_000n ? 2 : 0
}

/** An amount of money shortened for prose ("$50.6 million") or for tiles and charts ("$50.6m"). */
export function formatMoneyShort(value: Fraction, { currency, locale, form = 'compact', sign }: MoneyFormat): string {
  const step = moneyStep(value)
  const decimals = step?.decimals ?? smallMoneyDecimals(value)
  const units = roundedUnits(value, decimals, step?.exponent ?? 0)
  const number = digits(units, decimals, locale)
  const word = step?.[locale][form] ?? ''
  if (locale === 'it') {
    const link = form === 'long' && step !== undefined && step.exponent >= 6 ? ' di' : ''
    return signOf(units, sign) + number + (word === '' ? '' : NBSP + word) + link + NBSP + currency
  }
  const symbol = currencySigns[currency] ?? currency + NBSP
  return signOf(units, sign) + symbol + number + (form === 'long' && word !== '' ? NBSP : '') + word
}

/** The range of an estimate in words: "1,367 to 1,502". */
export function formatRange(low: Fraction, high: Fraction, unit: string, decimals: number, locale: Locale): string {
  const print = (value: Fraction): string =>
    unit === 'ratio' ? formatPercent(value, { locale, decimals }) : formatNumber(value, { locale, decimals })
  return locale === 'it' ? `da ${print(low)} a ${print(high)}` : `${print(low)} to ${print(high)}`
}

const months = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  it: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
} as const

/** An ISO date of any precision in words; the machine's clock, zone and locale have no part in it. */
export function formatDate(iso: string, locale: Locale): string {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso)
  const month = found?.[2] === undefined ? '' : months[locale][Number(found[2]) - 1]
  if (found === null || month === undefined) throw new RangeError(`not an ISO date: ${iso}`)
  const [, year = '', , day] = found
  return [day === undefined ? '' : String(Number(day)), month, year].filter((part) => part !== '').join(' ')
}

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const

const periodWords = {
  en: {
    quarter: (number: number, year: string) => `Q${number} ${year}`,
    quarterLong: (end: string) => `three months ended ${end}`,
    year: (year: string) => `FY${year}`,
    yearLong: (year: string) => `financial year ${year}`,
    trailing: (quarter: string) => `Four quarters to ${quarter}`,
    trailingLong: (end: string) => `twelve months ended ${end}`,
  },
  it: {
    quarter: (number: number, year: string) => `T${number} ${year}`,
    quarterLong: (end: string) => `trimestre chiuso il ${end}`,
    year: (year: string) => `Esercizio ${year}`,
    yearLong: (year: string) => `esercizio ${year}`,
    trailing: (quarter: string) => `Quattro trimestri fino al ${quarter}`,
    trailingLong: (end: string) => `dodici mesi chiusi il ${end}`,
  },
} as const

/** A period as a heading names it ("Q3 2025") or, in the long form, as a sentence does. */
export function formatPeriod(period: string, locale: Locale, form: 'short' | 'long' = 'short'): string {
  const words = periodWords[locale]
  const fiscal = /^FY(\d{4})$/.exec(period)?.[1]
  if (fiscal !== undefined) return form === 'long' ? words.yearLong(fiscal) : words.year(fiscal)
  const found = /^(TTM:)?(\d{4})-Q([1-4])$/.exec(period)
  if (found === null) throw new RangeError(`not a period: ${period}`)
  const [, trailing, year = '', number] = found
  if (form === 'long') {
    const end = formatDate(`${year}-${quarterEnds[Number(number) - 1]}`, locale)
    return trailing === undefined ? words.quarterLong(end) : words.trailingLong(end)
  }
  const quarter = words.quarter(Number(number), year)
  return trailing === undefined ? quarter : words.trailing(quarter)
}
