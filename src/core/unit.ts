import { ONE, rational, type Rational } from './rational.ts'

/** A unit: how it is printed, its size in base units, and the power of every base in it. */
export interface Unit {
  readonly symbol: string
  readonly scale: Rational
  readonly powers: Readonly<Record<string, number>>
}

/** Size in base units and powers of the bases MWh, h, tCO2e, m3, BTC, TH, quarter, MW_IT and one. IT power is a base of its own: gross and IT megawatts never mix. */
const KNOWN: Readonly<Record<string, readonly [string, Readonly<Record<string, number>>]>> = {
  ratio: ['1', {}], pp: ['1/100', {}], status: ['1', {}], count: ['1', {}], days: ['24', { h: 1 }],
  MWh: ['1', { MWh: 1 }], kWh: ['1/1000', { MWh: 1 }], GJ: ['5/18', { MWh: 1 }], mmbtu: ['1', { mmbtu: 1 }],
  h: ['1', { h: 1 }], quarter: ['1', { quarter: 1 }],
  MW: ['1', { MWh: 1, h: -1 }], W: ['1/1000000', { MWh: 1, h: -1 }], MW_IT: ['1', { MW_IT: 1 }],
  // Run rates are of critical-IT capacity, printed as megawatts a quarter.
  'MW/quarter': ['1', { MW_IT: 1, quarter: -1 }],
  tCO2e: ['1', { tCO2e: 1 }], kgCO2e: ['1/1000', { tCO2e: 1 }],
  m3: ['1', { m3: 1 }], L: ['1/1000', { m3: 1 }], 'US gal': ['1', { 'US gal': 1 }], l: ['1', { l: 1 }], kg: ['1', { kg: 1 }],
  BTC: ['1', { BTC: 1 }], 'TH/s': ['3600', { TH: 1, h: -1 }], 'EH/s': ['3600000000', { TH: 1, h: -1 }], TH: ['1', { TH: 1 }], J: ['1/3600000000', { MWh: 1 }],
}

const made = new Map<string, Unit>()

/** The unit of a printed symbol such as `MWh/MW` or `tCO2e/M USD`; an unknown word of three capitals is a currency, anything else a RangeError. */
export function unit(symbol: string): Unit {
  const ready = made.get(symbol)
  if (ready) return ready
  const found = KNOWN[symbol] ? simple(symbol) : quotient(symbol)
  made.set(symbol, found)
  return found
}

function simple(symbol: string): Unit {
  const known = KNOWN[symbol]
  if (known) return { symbol, scale: rational(known[0]), powers: known[1] }
  if (/^M [A-Z]{3}$/.test(symbol)) return { symbol, scale: rational(1_000_000), powers: { [symbol.slice(2)]: 1 } }
  if (/^[A-Z]{3}$/.test(symbol)) return { symbol, scale: ONE, powers: { [symbol]: 1 } }
  throw new RangeError(`There is no unit "${symbol}".`)
}

function quotient(symbol: string): Unit {
  const [over, under, ...rest] = symbol.split('/')
  if (under === undefined || rest.length > 0) return simple(symbol)
  return { ...ratioOf(simple(over!), simple(under)), symbol }
}

/** Whether a quantity in one unit can be said in the other. */
export function alike(a: Unit, b: Unit): boolean {
  const bases = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)])
  return [...bases].every((base) => (a.powers[base] ?? 0) === (b.powers[base] ?? 0))
}

/** The unit of a product. */
export const productOf = (a: Unit, b: Unit): Unit => combine(a, b, 1, '·')

/** The unit of a quotient. */
export const ratioOf = (a: Unit, b: Unit): Unit => combine(a, b, -1, '/')

function combine(a: Unit, b: Unit, sign: 1 | -1, joint: string): Unit {
  const powers: Record<string, number> = { ...a.powers }
  for (const [base, power] of Object.entries(b.powers)) powers[base] = (powers[base] ?? 0) + sign * power
  for (const base of Object.keys(powers)) if (powers[base] === 0) delete powers[base]
  return { symbol: `${a.symbol}${joint}${b.symbol}`, scale: sign === 1 ? a.scale.mul(b.scale) : a.scale.div(b.scale), powers }
}
