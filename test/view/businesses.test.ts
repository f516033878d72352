import { expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { readData } from '../../src/intake/load.ts'
import { businessesOf } from '../../src/view/businesses.ts'

const board = (data: string, quarter: string, today: string, locale: 'en' | 'it') => {
  const { title, lead } = businessesOf(openBook(readData(data, { today }).dataset!), quarter as '2025-Q3', locale)
  return [title, lead]
}

test('a company with two businesses compares them', () => {
  expect(board('data', '2025-Q3', '2026-11-22', 'en')).toEqual(['Two businesses, one power supply', 'Bitcoin mining and AI hosting side by side, each measured against the megawatts it held.'])
  expect(board('data', '2025-Q3', '2026-11-22', 'it')).toEqual(['Due attività, una sola fornitura elettrica', 'Mining di bitcoin e hosting per l’IA fianco a fianco, ciascuno rapportato ai megawatt di cui disponeva.'])
})

test('a company with one has nothing side by side', () => {
  expect(board('test/golden/full-year/data', '2025-Q3', '2026-03-01', 'en')).toEqual(['The business and its power', 'AI hosting: figures measured against the megawatts the business held.'])
  expect(board('test/golden/full-year/data', '2025-Q3', '2026-03-01', 'it')).toEqual(['L’attività e la sua elettricità', 'Hosting per l’IA: valori rapportati ai megawatt di cui l’attività disponeva.'])
})
