import Fraction from 'fraction.js'

/** An exact rational number; every value in the core is one, from the CSV's decimal to the last division. */
export type Rational = Fraction

export const ZERO: Rational = new Fraction(0)
export const ONE: Rational = new Fraction(1)

/** Reads a plain decimal, an integer or a fraction "a/b" exactly; throws a RangeError on anything else. */
export function rational(value: string | number | bigint): Rational {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${value} is not an exact integer.`)
  if (typeof value === 'string' && !/^-?\d+(\.\d+)?(\/\d+)?$/.test(value)) throw new RangeError(`"${value}" is not a decimal.`)
  if (typeof value === 'string' && value.includes('.')) return decimal(value)
  return new Fraction(value)
}

/** Reads a decimal by its digits: fraction.js would take a long string through slower paths. */
function decimal(text: string): Rational {
  const [whole, part] = text.split('.') as [string, string]
  return new Fraction(BigInt(whole + part), 10n ** BigInt(part.length))
}

/** The sum of all values; zero for none. */
export const total = (values: readonly Rational[]): Rational => values.reduce((sum, value) => sum.add(value), ZERO)

/** The value as "a/b", or "a" when it is whole. */
export const exactText = (value: Rational): string => value.toFraction()

/** The value as a decimal of at most `digits` significant digits, half away from zero, without trailing zeros or exponent. */
export function decimalText(value: Rational, digits = 20): string {
  const numerator = value.n
  const denominator = value.d
  if (numerator === 0n) return '0'
  const magnitude = magnitudeOf(numerator, denominator)
  const decimals = digits - 1 - magnitude
  const scaled = decimals >= 0
    ? halfUp(numerator * 10n ** BigInt(decimals), denominator)
    : halfUp(numerator, denominator * 10n ** BigInt(-decimals)) * 10n ** BigInt(-decimals)
  return (value.s < 0n ? '-' : '') + placePoint(scaled, Math.max(decimals, 0))
}

/** The exponent of the leading digit: 0 for 1 to 9.99, -1 for 0.1 to 0.99. */
function magnitudeOf(numerator: bigint, denominator: bigint): number {
  const guess = String(numerator).length - String(denominator).length
  const reached = guess >= 0 ? numerator >= denominator * 10n ** BigInt(guess) : numerator * 10n ** BigInt(-guess) >= denominator
  return reached ? guess : guess - 1
}

/** Integer division of non-negative numbers, rounded half up. */
export const halfUp = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator)

function placePoint(digits: bigint, decimals: number): string {
  if (decimals === 0) return String(digits)
  const padded = String(digits).padStart(decimals + 1, '0')
  const fraction = padded.slice(-decimals).replace(/0+$/, '')
  return padded.slice(0, -decimals) + (fraction === '' ? '' : `.${fraction}`)
}
