import { firstDay, type Quarter } from '../period.ts'
import { absent, type Quantity } from '../quantity.ts'
import { valueOf, type Row } from '../row.ts'
import { cellOf, type View } from '../view.ts'

type Method = 'location' | 'residual' | 'supplier' | 'instrument' | 'fuel' | 'fugitive'

const PER: Readonly<Record<string, string>> = {
  kg_co2e_per_mwh: 'kgCO2e/MWh', kg_co2e_per_us_gal: 'kgCO2e/US gal', kg_co2e_per_l: 'kgCO2e/l', kg_co2e_per_m3: 'kgCO2e/m3',
  kg_co2e_per_mmbtu: 'kgCO2e/mmbtu', kg_co2e_per_kg: 'kgCO2e/kg',
}

/** The printed unit of a quantity of fuel. */
export const FUEL_UNIT: Readonly<Record<string, string>> = { us_gal: 'US gal', l: 'l', m3: 'm3', mmbtu: 'mmbtu', kg: 'kg' }

/** The row in force on the first day of a quarter for what it applies to, by method. */
export const factorRow = (view: View, appliesTo: string, method: Method, quarter: Quarter): Row<'emission_factors'> | undefined => {
  const day = firstDay(quarter)
  return view.book.rows('emission_factors').find((row) => valueOf(row, 'applies_to') === appliesTo && valueOf(row, 'method') === method
    && valueOf(row, 'valid_from')! <= day && (valueOf(row, 'valid_to') ?? '9999') >= day)
}

/** The emission factor in force; absent, missing_input, without one. */
export function factor(view: View, appliesTo: string, method: Method, quarter: Quarter): Quantity {
  const name = `${method} factor of ${appliesTo}`
  const row = factorRow(view, appliesTo, method, quarter)
  return row ? cellOf(view.book, name, PER[valueOf(row, 'unit')!]!, row, 'value') : absent(name, 'kgCO2e/MWh', 'missing_input')
}
