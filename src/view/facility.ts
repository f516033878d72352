import type { Book } from '../core/book.ts'
import { latest } from '../core/history.ts'
import type { Rational } from '../core/rational.ts'
import { valueOf, type Cell, type Row } from '../core/row.ts'
import { WORKLOADS } from '../core/tables.ts'
import { quarterSlug, reportAddress } from './address.ts'
import type { ChartSpec } from './chart.ts'
import { formatDate, formatNumber, formatPeriod, type Locale } from './format.ts'
import { openCell, type NumberMark } from './mark.ts'
import { metricWords, roleOf } from './names.ts'
import { alive, asItIs, chartPeriods, figureAt, seriesOf, type Scale } from './series.ts'
import { figureCell, lineCell, textCell, type DataTable, type TableCell } from './table.ts'
import { statedWords } from './words/stated.ts'
import { terms } from './words/terms.ts'
import { ui } from './words/ui.ts'

const workloadsAt = (book: Book, facility: string) =>
  WORKLOADS.filter((workload) => [...book.rows('capacity'), ...book.rows('energy')].some((row) => valueOf(row, 'facility') === facility && valueOf(row, 'workload') === workload))

/** The charts of a facility: its megawatts, its electricity and its energy per MW, by workload. */
export function facilityCharts(book: Book, facility: string, locale: Locale): readonly ChartSpec[] {
  const words = ui[locale].charts
  const chart = (id: string, kind: ChartSpec['kind'], metric: string, title: string, subtitle: string, scale: Scale): ChartSpec => ({
    id, kind, title, subtitle, locale, unit: scale.unit, drawnIn: scale.drawnIn, decimals: scale.decimals, periods: chartPeriods(book.quarters, locale), notes: [],
    series: alive(workloadsAt(book, facility).map((workload) => seriesOf(book, metric, { facility, workload }, book.quarters, scale, locale, { id: workload, name: terms[locale].workloads[workload].name, role: roleOf(workload) }))),
  })
  return [
    chart('capacity', 'stacked-bars', 'capacity.period_end_mw', words.capacity, words.capacityUnit, asItIs('MW', 1)),
    chart('energy', 'stacked-bars', 'energy.use_mwh', words.energy, words.energyUnit, { divisor: 1_000, decimals: 1, unit: '', drawnIn: 'GWh' }),
    chart('per-mw', 'lines', 'energy.per_mw', words.perMw, words.perMwUnit, asItIs('MWh/MW', 1)),
  ]
}

const COLUMNS: readonly (readonly [string, string])[] = [
  ['capacity.average_mw', 'MW'], ['energy.use_mwh', 'MWh'], ['energy.per_mw', 'MWh/MW'], ['energy.capacity_factor', ''], ['emissions.scope2_location', 'tCO₂e'], ['emissions.scope2_market', 'tCO₂e'],
]

/** Every quarter of a facility, newest first. */
export function facilityTable(book: Book, facility: string, locale: Locale): DataTable {
  return {
    id: 'quarters', locale, caption: ui[locale].allQuarters, first: ui[locale].quarter, notes: [[ui[locale].estimateNote]],
    head: COLUMNS.map(([metric, unit]) => ({ text: metricWords(metric, locale).short, unit })),
    rows: [...book.quarters].reverse().map((quarter) => ({
      id: quarterSlug(quarter), label: formatPeriod(quarter, locale), href: reportAddress(quarter, locale), cells: COLUMNS.map(([metric]) => figureCell(figureAt(book, metric, { facility }, quarter), locale)),
    })),
  }
}

/** The dated levels of a facility's capacity, as given. */
export function levelTable(book: Book, facility: string, locale: Locale): DataTable {
  const words = ui[locale]
  const rows = latest(book.rows('capacity')).filter((row) => valueOf(row, 'facility') === facility)
    .sort((a, b) => (valueOf(a, 'effective_from')! < valueOf(b, 'effective_from')! ? -1 : 1))
  return {
    id: 'levels', locale, layout: 'dated', caption: words.capacityHistory, first: words.from, notes: [],
    // The number first: on a phone what stands behind it is scrolled to.
    head: [{ text: 'MW' }, { text: words.workload, words: true }, { text: words.basis, words: true }, { text: words.status, words: true }, { text: words.note, words: true }],
    rows: rows.map((row) => ({
      label: formatDate(valueOf(row, 'effective_from')!, locale), role: roleOf(valueOf(row, 'workload')),
      cells: [
        row.cells.capacity_mw?.value ? lineCell(levelMark(row, locale)) : textCell('–'),
        textCell(terms[locale].workloads[valueOf(row, 'workload')!].name), textCell(terms[locale].capacityBases[valueOf(row, 'capacity_basis')!].name),
        textCell(row.cells.status?.value ? ui[locale].evidence[row.cells.status.value] : ''), noteCell(book, row, locale),
      ],
    })),
  }
}

const levelMark = (row: Row<'capacity'>, locale: Locale): NumberMark => openCell(row.cells.capacity_mw as Cell, formatNumber(row.cells.capacity_mw!.value as Rational, { locale, decimals: 1 }), locale)

/** The note of a level, after what was first reported in its place. */
function noteCell(book: Book, row: Row<'capacity'>, locale: Locale): TableCell {
  const [note, first] = [valueOf(row, 'note') ?? '', book.predecessors(row)[0] as Row<'capacity'> | undefined]
  if (!first?.cells.capacity_mw?.value || first.cells.capacity_mw.text === row.cells.capacity_mw?.text) return textCell(note)
  return lineCell(`${statedWords[locale].first} `, levelMark(first, locale), note === '' ? '' : `; ${note}`)
}
