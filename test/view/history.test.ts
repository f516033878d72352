import { describe, expect, test } from 'vitest'
import { metricOf } from '../../src/core/catalogue/catalogue.ts'
import { subjectTables } from '../../src/view/report-tables.ts'
import { historyTable, latestOf } from '../../src/view/history.ts'
import { ui } from '../../src/view/words/ui.ts'
import { bookOf, type Rows } from '../core/company.ts'

const SITES = ['lake', 'mesa', 'pine', 'rock', 'sand', 'tarn', 'vale', 'wold', 'yard']
const company = (sites: readonly string[], more: Rows = {}) => bookOf({
  'facilities.csv': `facility,name,country,time_zone,grid_region,consolidation,equity_share\n${sites.map((site) => `${site},${site},US,America/New_York,NYUP,operational_control,1`).join('\n')}\n`,
  'capacity.csv': sites.map((site) => `${site},mining,energised_gross,2023-01-01,100,measured,src-1,,`).join('\n'),
  '2025-Q1/energy.csv': sites.map((site) => `2025-Q1,${site},mining,facility_total,100000,,,,measured,src-1,,`).join('\n'),
  '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,', ...more,
})

describe('the latest value of a metric', () => {
  const book = company(['lake'])
  test.each([['energy.use_mwh', 'en', ''], ['revenue.per_mwh', 'en', 'bitcoin mining'], ['revenue.share', 'it', 'mining di bitcoin'], ['capacity.in_service_hours', 'en', 'lake, bitcoin mining']] as const)('of %s in %s is that of "%s"', (id, locale, part) => {
    expect(latestOf(book, metricOf(id)!, locale)!.part).toBe(part)
  })
})

describe('the history of a metric', () => {
  test('says when it leaves parts out', () => {
    const { head, notes } = historyTable(company(SITES), metricOf('energy.use_mwh')!, 'en')
    expect([head.length, notes.length, notes.at(-1)]).toEqual([8, 2, [ui.en.moreColumns]])
  })

  test('fills none of its columns with a part that never had a value', () => {
    const { head, notes } = historyTable(company(SITES, { '2025-Q1/mining.csv': '2025-Q1,lake,100,,reported,src-1,,' }), metricOf('mining.btc')!, 'en')
    expect([head.map(({ text }) => text), notes.length]).toEqual([['Company', 'lake'], 1])
  })
})

test('a report has no table by subject without a figure', () => {
  const of = { book: company(['lake']), quarter: '2025-Q1', locale: 'en' } as const
  expect(subjectTables(of).map(({ id }) => id)).toEqual(['quality-table'])
  expect(subjectTables({ ...of, book: company(['lake'], { '2025-Q1/mining.csv': '2025-Q1,lake,100,,reported,src-1,,' }) }).map(({ id }) => id)).toEqual(['mining-table', 'quality-table'])
})
