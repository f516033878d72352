import { describe, expect, test } from 'vitest'
import { bookOf, valueIn } from './company.ts'

const FIRST = Date.UTC(2025, 0, 1, 6)
const hoursOf = (facility: string, load: (hour: number) => number): string =>
  Array.from({ length: 2159 }, (_, hour) => `${new Date(FIRST + hour * 3_600_000).toISOString().replace('.000', '')},${facility},${load(hour)},1,0.5`).join('\n')

const company = (hours: string) => bookOf({
  'facilities.csv': 'facility,name,country,time_zone,grid_region,consolidation,equity_share\nlake,Lake,US,America/Chicago,NYUP,operational_control,1\nmesa,Mesa,US,America/Chicago,ERCT,operational_control,1\n',
  'capacity.csv': 'lake,mining,energised_gross,2023-01-01,100,measured,src-1,,\nmesa,mining,energised_gross,2023-01-01,100,measured,src-1,,',
  '2025-Q1/energy.csv': '2025-Q1,lake,mining,facility_total,100000,,,,measured,src-1,,\n2025-Q1,mesa,mining,facility_total,100000,,,,measured,src-1,,',
  '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,',
  '2025-Q1/hourly.csv': `timestamp_utc,facility,load_mwh,contracted_cfe_mwh,grid_cfe_share\n${hours}\n`,
})

/** Lake peaks in the even hours, mesa in the odd ones. */
const LAKE = hoursOf('lake', (hour) => (hour % 2 === 0 ? 60 : 20))
const MESA = hoursOf('mesa', (hour) => (hour % 2 === 0 ? 10 : 40))

describe('the peak of a company is that of its sites together, hour by hour', () => {
  const book = company(`${LAKE}\n${MESA}`)
  test.each([
    ['energy.peak_mw[lake]', '60'], ['energy.peak_mw[mesa]', '40'], ['energy.peak_mw', '70'], ['energy.load_factor[mesa]', '1349/2159'], ['energy.load_factor', 'not_applicable'],
  ])('%s is %s', (id, expected) => expect(valueIn(book, id, '2025-Q1')).toBe(expected))
})

test('the peak of one site is not that of a company with two', () => {
  const book = company(LAKE)
  expect([valueIn(book, 'energy.peak_mw[lake]', '2025-Q1'), valueIn(book, 'energy.peak_mw', '2025-Q1')]).toEqual(['60', 'insufficient_coverage'])
})
