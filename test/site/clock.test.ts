import { expect, test } from 'vitest'
import { startOfDay } from '../../src/core/clock.ts'
import { openBrowser } from './browser.ts'

// Days on which clocks jump over midnight or strike it twice, ordinary changes, and odd offsets.
const DAYS = [
  ['2023-10-01', 'America/Asuncion'], ['2024-09-08', 'America/Santiago'], ['2022-03-27', 'Asia/Beirut'], ['2022-10-30', 'Asia/Beirut'], ['2024-03-10', 'America/Havana'], ['2024-11-03', 'America/Havana'],
  ['2025-03-09', 'America/New_York'], ['2025-11-02', 'America/New_York'], ['2025-10-01', 'America/New_York'], ['2011-12-31', 'Pacific/Apia'], ['2025-04-06', 'Australia/Lord_Howe'], ['2025-01-01', 'Asia/Kathmandu'],
] as const

test('a browser with a calendar of its own begins every day where we do', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const theirs = await page.evaluate((days) => days.map(([date, zone]) => Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds), DAYS.map(([date, zone]) => [date, zone] as const))
  await page.close()
  expect('Temporal' in globalThis).toBe(false)
  expect(DAYS.map(([date, zone]) => startOfDay(date, zone))).toEqual(theirs)
})
