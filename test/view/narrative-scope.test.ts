import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/view/narrative/parts.ts'
import { sentencesOf } from '../../src/view/narrative/sentences.ts'
import { bookOf } from '../core/company.ts'

const told = (energy: readonly string[], locale: 'en' | 'it'): string => {
  const sites = ['lake', 'mesa', 'pine']
  const book = bookOf({
    'facilities.csv': `facility,name,country,time_zone,grid_region,consolidation,equity_share\n${sites.map((site) => `${site},${site.toUpperCase()},US,America/New_York,NYUP,operational_control,1`).join('\n')}\n`,
    'capacity.csv': sites.map((site) => `${site},mining,energised_gross,2023-01-01,100,measured,src-1,,`).join('\n'),
    '2025-Q1/energy.csv': energy.map((row) => `2025-Q1,${row}`).join('\n'), '2025-Q1/revenue.csv': '2025-Q1,mining,all,10000000,USD,reported,src-1,,',
  })
  return plainText(sentencesOf(book, '2025-Q1', locale).find(({ block }) => block === 'scope')!.spoken[0]!.sentence).replaceAll('\u00a0', ' ')
}

const LAKE = 'lake,mining,facility_total,100000,,,,measured,src-1,,'
const MESA = 'mesa,mining,facility_total,50000,,,,measured,src-1,,'
const PINE = 'pine,mining,facility_total,25000,,,,measured,src-1,,'

describe('where a site is missing what the others report is told apart', () => {
  test.each([
    ['en', 'This report covers two of three facilities in service in Q1 2025. Reported so far: 100,000 MWh at LAKE and 50,000 MWh at MESA.'],
    ['it', 'Questo rapporto copre due impianti su tre in esercizio nel T1 2025. Riportati finora: 100.000 MWh a LAKE e 50.000 MWh a MESA.'],
  ] as const)('%s', (locale, expected) => expect(told([LAKE, MESA, 'pine,mining,facility_total,,,,,,,,Not metered yet.'], locale)).toBe(expected))
})

test('where all report there is nothing to tell apart', () => expect(told([LAKE, MESA, PINE], 'en')).not.toContain('so far'))
