import { figureOf, type Figure } from '../core/figure.ts'
import { firstDay, parsePeriod, shiftQuarter, type Quarter } from '../core/period.ts'
import type { Range } from '../core/lineage.ts'
import { decimalText, rational, type Rational } from '../core/rational.ts'
import { printFigure } from '../view/printed.ts'
import type { Archive } from './archive.ts'

/** The elements of the IFRS sustainability taxonomy of 2024 that a figure of the catalogue is: its name, its unit in the XBRL registry (none for a ratio), its axis. No other name is used; there is none. */
const CONCEPTS: readonly { readonly figure: string; readonly concept: string; readonly unit: string | null; readonly axis?: Readonly<Record<string, string>> }[] = [
  { figure: 'emissions.scope1', concept: 'ifrs-sds:AbsoluteGrossScope1GHGEmissions', unit: 'utr:tCO2e' },
  { figure: 'emissions.scope2_location', concept: 'ifrs-sds:AbsoluteGrossLocationbasedScope2GHGEmissions', unit: 'utr:tCO2e' },
  { figure: 'emissions.scope2_market', concept: 'ifrs-sds:AbsoluteGrossMarketbasedScope2GHGEmissions', unit: 'utr:tCO2e' },
  { figure: 'energy.total_gj', concept: 'ifrs-ibg:EnergyConsumed', unit: 'utr:GJ' },
  { figure: 'energy.grid_share', concept: 'ifrs-ibg:EnergyConsumedPercentage', unit: null, axis: { 'ifrs-ibg:EnergySourceAxis': 'ifrs-ibg:GridElectricityMember' } },
  { figure: 'energy.renewable_share_sasb', concept: 'ifrs-ibg:EnergyConsumedPercentage', unit: null, axis: { 'ifrs-ibg:EnergySourceAxis': 'ifrs-ibg:RenewableEnergyMember' } },
  { figure: 'water.withdrawn', concept: 'ifrs-ibg:WaterWithdrawn', unit: 'utr:m3' },
  { figure: 'water.consumed', concept: 'ifrs-ibg:WaterConsumed', unit: 'utr:m3' },
]

const TAXONOMY = 'https://xbrl.ifrs.org/taxonomy/2024-04-26'
const ENTRY = 'https://xbrl.ifrs.org/taxonomy/ifrs_sds/2024-04-26/ifrs_sds_2024-04-26.xsd'

/** The facts of a quarter as xBRL-JSON, an experiment and no filing; null where the issuer has no identifier, or no figure has a name there. */
export function xbrlJson({ book }: Archive, quarter: Quarter): string | null {
  const { lei, cik } = book.issuer
  const entity = lei ? `lei:${lei}` : cik ? `cik:${cik.padStart(10, '0')}` : null
  const facts = CONCEPTS.flatMap((entry) => {
    const found = figureOf(book, entry.figure, parsePeriod(quarter))
    return found?.quantity.value ? factsOf(found, entry, entity ?? '', quarter) : []
  })
  if (entity === null || facts.length === 0) return null
  return `${JSON.stringify({
    documentInfo: {
      documentType: 'https://xbrl.org/2021/xbrl-json', taxonomy: [ENTRY],
      namespaces: {
        xbrl: 'https://xbrl.org/2021', 'ifrs-sds': `${TAXONOMY}/ifrs-sds`, 'ifrs-ibg': `${TAXONOMY}/ifrs-ibg`, utr: 'http://www.xbrl.org/2009/utr', wattledger: 'urn:wattledger',
        ...(lei ? { lei: 'http://standards.iso.org/iso/17442' } : { cik: 'http://www.sec.gov/CIK' }),
      },
      linkTypes: { footnote: 'http://www.xbrl.org/2003/arcrole/fact-footnote' }, linkGroups: { _: 'http://www.xbrl.org/2003/role/link' },
      'wattledger:status': 'Experimental mapping: voluntary, unaudited, not an IFRS S2 report and not a filing. IFRS S2 is an annual framework; these facts are of one quarter.',
    },
    facts: Object.fromEntries(facts),
  }, null, 1)}\n`
}

/** A fact as the pages print it; the decimals of a share count those of the fraction, 0.161 for 16.1%. An estimate has a note that says so. */
function factsOf(found: Figure, { figure, concept, unit, axis }: (typeof CONCEPTS)[number], entity: string, quarter: Quarter): readonly (readonly [string, object])[] {
  const { quantity, metric, range } = found
  const { estimated, range: told, unit: unitName } = printFigure(found, 'en')
  const printed = Math.max(metric.decimals - (estimated ? 1 : 0), 0) + (unit === null ? 2 : 0)
  const value = quantity.value!.round(printed)
  const [id, start, end] = [figure.replaceAll('.', '-'), firstDay(quarter), firstDay(shiftQuarter(quarter, 1))]
  const dimensions = { concept, entity, period: `${start}T00:00:00/${end}T00:00:00`, ...(unit ? { unit } : {}), ...axis }
  const fact = { value: decimalText(value), decimals: range ? accuracyOf(value, range, printed) : printed, dimensions }
  if (!estimated) return [[id, fact]]
  const note = `An estimate${told ? `, with a range of ${[told, unitName].filter((part) => part !== '').join(' ').replaceAll('\u00a0', ' ')}` : ''}.`
  return [[id, { ...fact, links: { footnote: { _: [`${id}-note`] } } }], [`${id}-note`, { value: note, dimensions: { concept: 'xbrl:note', noteId: `${id}-note`, language: 'en' } }]]
}

/** The most decimals to which a value is right, as XBRL means them, wherever in its range the truth lies: half a unit of the last one covers both ends. Below zero they count tens. */
function accuracyOf(value: Rational, { low, high }: Range, printed: number): number {
  const off = [low, high].map((end) => value.sub(end).abs())
  const covers = (decimals: number): boolean => off.every((each) => each.mul(2).mul(rational(10).pow(decimals)!).compare(1) <= 0)
  let decimals = printed
  while (!covers(decimals)) decimals -= 1
  return decimals
}
