import { expect, test } from 'vitest'
import { metricOf } from '../../src/core/catalogue/catalogue.ts'
import { metricEvents, siteEvents, type FeedEvent } from '../../src/datasets/events.ts'
import { atomFeed, jsonFeed } from '../../src/datasets/feeds.ts'
import { filesOf, writeFiles } from '../release/issuer.ts'
import { archiveOf, FULL_YEAR, SAMPLE } from './archives.ts'

const told = (events: readonly FeedEvent[]): readonly string[] => events.filter(({ kind }) => kind === 'restatement').map(({ date, title, text }) => `${date} ${title} | ${text}`.replaceAll('\u00a0', ' '))

test('a restatement is told to the readers of the site with its table, its place and its unit', () => {
  expect([...told(siteEvents(SAMPLE.book, 'en')), ...told(siteEvents(FULL_YEAR.book, 'en'))]).toMatchInlineSnapshot(`
    [
      "2026-11-22 Restated: Power cost, net of demand response, Q2 2023 | 6,535,000 USD → 6,072,704 USD. Power cost per bitcoin was printed as 7,197 USD in 2023 and as 6,688 USD in the comparison column a year later; the source gives no reason.",
      "2026-03-01 Restated: Electricity, Lake site, AI hosting, Q2 2025 | 20,500 MWh → 20,000 MWh. Second-quarter AI energy restated after meter calibration.",
    ]
  `)
  expect(told(siteEvents(SAMPLE.book, 'it'))).toMatchInlineSnapshot(`
    [
      "2026-11-22 Rideterminazione: Costo dell’energia al netto della modulazione, T2 2023 | 6.535.000 USD → 6.072.704 USD. Il costo energetico per bitcoin era indicato in 7.197 USD nel 2023 e in 6.688 USD nella colonna di confronto un anno dopo; la fonte non ne dà il motivo.",
    ]
  `)
})

test('a restatement is told to the readers of a metric as what it did to that metric', () => {
  expect(told(metricEvents(SAMPLE.book, metricOf('power.price_net')!, 'en'))).toMatchInlineSnapshot(`
    [
      "2026-11-22 Restated: Power price net of grid-service revenue, Q2 2023 | ≈27.7 USD/MWh → ≈25.7 USD/MWh; the other figures that moved are on the page. Power cost per bitcoin was printed as 7,197 USD in 2023 and as 6,688 USD in the comparison column a year later; the source gives no reason.",
    ]
  `)
  expect(told(metricEvents(FULL_YEAR.book, metricOf('energy.per_mw')!, 'en'))).toMatchInlineSnapshot(`
    [
      "2026-03-01 Restated: Energy use per MW, Q2 2025 | 1,366.7 MWh/MW → 1,333.3 MWh/MW; AI hosting: 1,366.7 MWh/MW → 1,333.3 MWh/MW; the other figures that moved are on the page. Second-quarter AI energy restated after meter calibration.",
    ]
  `)
})

test('an entry whose value was restated since says on which day its words changed', () => {
  const restated = archiveOf(writeFiles(filesOf({
    '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,365432.1,measured,src-1,2026-11-06,,'],
    'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,365432.1,error,none,The meter was misread,Il contatore fu letto male,'],
  })))
  const days = (events: readonly FeedEvent[]): readonly string[] => events.filter(({ kind, date, updated }) => kind === 'value' && updated !== date).map(({ title, date, updated }) => `${title}: ${date}, ${updated}`)
  expect(days(metricEvents(restated.book, metricOf('energy.per_mw')!, 'en'))).toEqual(['Energy use per MW, Q1 2026: 2026-05-08, 2026-11-06'])
  expect(days(siteEvents(restated.book, 'it'))).toEqual([expect.stringMatching(/T1 2026.*: 2026-05-08, 2026-11-06$/)])
  expect(days(metricEvents(restated.book, metricOf('revenue.total')!, 'en'))).toEqual([])
  const feed = atomFeed(restated, metricOf('energy.per_mw')!, 'en')
  expect(feed).toMatch(/<title>Energy use per MW, Q1 2026<\/title>\n<published>2026-05-08T00:00:00Z<\/published>\n<updated>2026-11-06T00:00:00Z<\/updated>/)
  expect(JSON.parse(jsonFeed(restated, metricOf('energy.per_mw')!, 'en')).items).toContainEqual(expect.objectContaining({ title: 'Energy use per MW, Q1 2026', date_published: '2026-05-08T00:00:00Z', date_modified: '2026-11-06T00:00:00Z' }))
})
