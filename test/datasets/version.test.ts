import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { versionsOf } from '../../src/datasets/version.ts'
import { versionCsv } from '../../src/datasets/versions-json.ts'
import { datasetOf, type Rows } from '../core/company.ts'
import { FULL_YEAR, generated, publishedText, SAMPLE } from './archives.ts'

/** Three states of one data folder of a fictional company, as it stood on three days. */
const FIRST: Rows = {
  'facilities.csv': 'facility,name,country,time_zone,grid_region,consolidation,equity_share\nlake,Lake,US,America/New_York,NYUP,operational_control,1\n',
  'releases.csv': 'period,published_on,embargo_until\n2026-Q1,2026-05-08,\n',
  'capacity.csv': 'lake,mining,energised_gross,2025-01-01,200,measured,src-1,,',
  '2026-Q1/energy.csv': '2026-Q1,lake,mining,facility_total,370000,,,,measured,src-1,,',
  '2026-Q1/revenue.csv': '2026-Q1,mining,all,90000000,USD,reported,src-1,,',
}
/** Another site, another workload, another segment and the first certificates, of which the first quarter knew nothing. */
const SECOND: Rows = {
  ...FIRST,
  'facilities.csv': `${FIRST['facilities.csv']}mesa,Mesa,US,America/Chicago,ERCT,operational_control,1\n`,
  'releases.csv': `${FIRST['releases.csv']}2026-Q2,2026-08-07,\n`,
  'capacity.csv': `${FIRST['capacity.csv']}\nmesa,ai_hosting,energised_gross,2026-04-01,60,measured,src-1,,`,
  '2026-Q2/energy.csv': '2026-Q2,lake,mining,facility_total,380000,,,,measured,src-1,,\n2026-Q2,mesa,ai_hosting,facility_total,84000,,,,measured,src-1,,',
  '2026-Q2/revenue.csv': '2026-Q2,mining,all,99000000,USD,reported,src-1,,\n2026-Q2,ai_hosting,all,30000000,USD,reported,src-1,,',
  '2026-Q2/instruments.csv': '2026-Q2,lake,mining,physical_ppa,wind,1000,measured,src-1,,',
}
/** The first quarter's electricity is corrected; the row that was replaced gains the day it was published, as the check demands. */
const THIRD: Rows = {
  ...SECOND,
  '2026-Q1/energy.csv': `${FIRST['2026-Q1/energy.csv']!.replace(/,,$/, ',2026-05-08,')}\n2026-Q1,lake,mining,facility_total,366000,,,,measured,src-1,2026-09-15,meter recalibrated`,
  'restatements.csv': 'rst-1,energy.csv,2026-Q1|lake|mining|facility_total,energy_mwh,370000,366000,error,none,A meter ran fast.,Un contatore era in anticipo.',
}

const archiveOf = (rows: Rows): Archive => {
  const dataset = datasetOf(rows)
  return { dataset, book: openBook(dataset), files: [], origin: null }
}
const STATES = [FIRST, SECOND, THIRD].map(archiveOf)

describe('versions', () => {
  test('one a day on which a quarter was released or a row came later', () => {
    expect(versionsOf(STATES[2]!).map(({ id, added, corrected, restatements }) => [id, added, corrected, restatements.length])).toEqual([
      ['2026-05-08', ['2026-Q1'], [], 0], ['2026-08-07', ['2026-Q2'], [], 0], ['2026-09-15', [], ['2026-Q1'], 1],
    ])
  })

  test('their figures never change, whatever comes later: sites, workloads, certificates, corrections', () => {
    const versions = versionsOf(STATES[2]!)
    for (const [index, state] of STATES.entries()) {
      expect(versionCsv(STATES[2]!, versions[index]!)).toBe(versionCsv(state, versionsOf(state)[index]!))
      expect(versionCsv(state, versionsOf(state)[index]!).split('\n').length).toBeGreaterThan(100)
    }
  })

  test('and are what a quarter shows on the day itself', async () => {
    const quarters = ['2026-q1', '2026-q2', '2026-q1']
    for (const [index, state] of STATES.entries()) expect(versionCsv(state, versionsOf(state)[index]!)).toBe(await publishedText(state, `datasets/${quarters[index]}/figures.csv`))
    expect(versionCsv(STATES[2]!, versionsOf(STATES[2]!)[0]!)).not.toBe(versionCsv(STATES[2]!, versionsOf(STATES[2]!)[2]!))
  })

  test('the list says what was corrected, and why', async () => {
    const { versions } = JSON.parse(await publishedText(STATES[2]!, 'datasets/versions.json')) as { versions: { version: string; restatements: object[]; figures: { path: string } }[] }
    expect(versions.map(({ version }) => version)).toEqual(['2026-09-15', '2026-08-07', '2026-05-08'])
    expect(versions[0]!.restatements).toEqual([{
      table: 'energy', key: '2026-Q1|lake|mining|own_operations|facility_total', column: 'energy_mwh', previous: '370000', current: '366000', previous_cell: '2026-Q1/energy.csv:2:36', current_cell: '2026-Q1/energy.csv:3:36',
      figures_moved: expect.any(Number), reason: 'error', text: { en: 'A meter ran fast.', it: 'Un contatore era in anticipo.' },
    }])
    for (const { figures } of versions) expect((await publishedText(STATES[2]!, `datasets/${figures.path}`)).startsWith('id,metric,')).toBe(true)
  })

  test('a row known before its quarter was released makes no version', () => {
    expect(versionsOf(SAMPLE).map(({ id }) => id)).toEqual(['2026-11-22'])
    expect(versionsOf(FULL_YEAR).map(({ id, corrected }) => [id, corrected])).toEqual([['2026-03-01', []]])
  })

  test('one a quarter in a long history', () => expect(versionsOf(generated(12)).map(({ added }) => added.length)).toEqual(Array(12).fill(1)))

  test('without any date there is one, and it says so', () => {
    const undated = archiveOf({ ...FIRST, 'releases.csv': 'period,published_on,embargo_until\n2026-Q1,,\n' })
    expect(versionsOf(undated).map(({ id, date, added }) => [id, date, added])).toEqual([['undated', null, ['2026-Q1']]])
    expect(versionCsv(undated, versionsOf(undated)[0]!)).toContain('energy.use_mwh')
  })
})
