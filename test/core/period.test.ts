import { describe, expect, test } from 'vitest'
import { hoursBetween, hoursOfQuarter, startOfDay } from '../../src/core/clock.ts'
import { earlier, fiscalYearOf, lastDay, parsePeriod, quarterOfDate, quartersOf, shiftQuarter } from '../../src/core/period.ts'

test.each([
  ['FY2025', 1, '2025-Q1 2025-Q2 2025-Q3 2025-Q4'],
  ['FY2025', 7, '2024-Q3 2024-Q4 2025-Q1 2025-Q2'],
  ['FY2025', 4, '2024-Q2 2024-Q3 2024-Q4 2025-Q1'],
  ['TTM:2025-Q1', 1, '2024-Q2 2024-Q3 2024-Q4 2025-Q1'],
  ['2025-Q3', 7, '2025-Q3'],
])('%s with a year from month %i is %s', (period, month, quarters) => expect(quartersOf(parsePeriod(period), month).join(' ')).toBe(quarters))

test.each([['2024-Q3', 7, 'FY2025'], ['2025-Q2', 7, 'FY2025'], ['2025-Q3', 7, 'FY2026'], ['2025-Q4', 1, 'FY2025'], ['2025-Q1', 4, 'FY2025'], ['2025-Q2', 4, 'FY2026']])(
  '%s lies, with a year from month %i, in %s', (quarter, month, year) => expect(fiscalYearOf(quarter, month).id).toBe(year))

test.each([['2025-Q5'], ['2025Q3'], ['2025-q3'], ['FY25'], ['TTM:FY2025'], ['']])('%j is no period', (text) => expect(() => parsePeriod(text)).toThrow(RangeError))

test('quarters follow one another over the year', () => {
  expect([shiftQuarter('2024-Q4', 1), shiftQuarter('2024-Q1', -1), lastDay('2024-Q1'), quarterOfDate('2027-12-31')]).toEqual(['2025-Q1', '2023-Q4', '2024-03-31', '2027-Q4'])
})

test('the period before is of the same kind', () => {
  expect([earlier(parsePeriod('2025-Q1'), 1).id, earlier(parsePeriod('FY2025'), 4).id, earlier(parsePeriod('TTM:2025-Q1'), 4).id]).toEqual(['2024-Q4', 'FY2024', 'TTM:2024-Q1'])
})

describe('elapsed hours (metrics.md 1.2)', () => {
  test.each([
    ['2025-Q1', 'America/New_York', 2159], ['2024-Q1', 'America/New_York', 2183], ['2025-Q2', 'America/New_York', 2184], ['2025-Q3', 'America/New_York', 2208], ['2025-Q4', 'America/New_York', 2209],
    ['2025-Q1', 'Europe/Rome', 2159], ['2025-Q4', 'Europe/Rome', 2209], ['2025-Q1', 'America/Phoenix', 2160], ['2024-Q1', 'UTC', 2184], ['2025-Q4', 'UTC', 2208],
    ['2025-Q4', 'Australia/Lord_Howe', 2207.5],
  ])('%s in %s has %d', (quarter, zone, hours) => expect(hoursOfQuarter(quarter, zone).valueOf()).toBe(hours))

  test.each(['America/New_York', 'Europe/Rome', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'America/St_Johns'])('the quarters of every year in %s make its days', (zone) => {
    for (let year = 1990; year < 2040; year += 1) {
      const total = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => hoursOfQuarter(`${year}-${quarter}`, zone)).reduce((a, b) => a.add(b))
      expect(total.equals(hoursBetween(`${year}-01-01`, `${year + 1}-01-01`, zone))).toBe(true)
    }
  })

  test('clocks that jump over midnight west of Greenwich take the hour from the quarter after the jump', () => {
    // Clocks in Asunción went from 00:00 to 01:00 on 1 October 2023.
    expect(new Date(startOfDay('2023-10-01', 'America/Asuncion')).toISOString()).toBe('2023-10-01T04:00:00.000Z')
    expect(['2023-Q3', '2023-Q4'].map((quarter) => hoursOfQuarter(quarter, 'America/Asuncion').valueOf())).toEqual([2208, 2207])
  })

  test('a day begins at the first instant that bears its date', () => {
    // Clocks in Beirut went from 00:00 to 01:00 on this day, so that it began at one.
    expect(new Date(startOfDay('2022-03-27', 'Asia/Beirut')).toISOString()).toBe('2022-03-26T22:00:00.000Z')
    expect(hoursBetween('2022-03-27', '2022-03-28', 'Asia/Beirut').valueOf()).toBe(23)
  })
})
