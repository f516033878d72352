import { expect, test } from 'vitest'
import type { Book } from '../../src/core/book.ts'
import type { Quarter } from '../../src/core/period.ts'
import { LOCALES, type Locale } from '../../src/view/format.ts'
import { plainText } from '../../src/view/narrative/parts.ts'
import { quotesOf } from '../../src/view/quote.ts'
import { FULL_YEAR, SAMPLE, TWO_SITES } from '../datasets/archives.ts'

const told = (quarter: '2025-Q3' | '2026-Q2', locale: 'en' | 'it'): readonly string[] => quotesOf(SAMPLE.book, quarter, locale).map(({ name, number, two }) => `${name} | ${plainText(number)} | ${plainText(two)}`.replaceAll('\u00a0', ' '))

test('figures as they are quoted in English', () => {
  expect(told('2025-Q3', 'en')).toMatchInlineSnapshot(`
    [
      "Revenue | $50.6m | In Q3 2025, revenue at TeraWulf was $50.6 million. That is 6.2% higher than in Q2 2025 and 86.9% higher than in Q3 2024.",
      "Revenue mix, AI hosting | 14.2% | In Q3 2025, the AI share of revenue at TeraWulf was 14.2%. That is 14.2 percentage points higher than in Q2 2025 and 14.2 percentage points higher than in Q3 2024.",
      "Electricity use | ≈363,800 MWh | In Q3 2025, electricity use at TeraWulf was an estimated 363,800 MWh (range 346,500 to 380,400). That is an estimated 17.7% lower than in Q2 2025 and an estimated 18.2% lower than in Q3 2024.",
      "Energy use per MW, bitcoin mining | ≈1,436 MWh/MW | In Q3 2025, mining electricity use per MW at TeraWulf was an estimated 1,436 MWh/MW (range 1,367 to 1,502). That is an estimated 20.4% lower than in Q2 2025 and an estimated 20.9% lower than in Q3 2024.",
      "Energy use per MW, AI hosting | ≈965 MWh/MW | In Q3 2025, AI hosting electricity use per MW at TeraWulf was an estimated 965 MWh/MW (range 932 to 1,005). There is no earlier figure to compare it with.",
      "Scope 2 location-based | ≈40,043 tCO₂e | In Q3 2025, location-based Scope 2 at TeraWulf was an estimated 40,043 tCO₂e (range 38,139 to 41,871). That is an estimated 17.7% lower than in Q2 2025 and an estimated 4.3% higher than in Q3 2024.",
      "Scope 2 market-based | ≈40,043 tCO₂e | In Q3 2025, market-based Scope 2 at TeraWulf was an estimated 40,043 tCO₂e (range 38,139 to 41,871). That is an estimated 4.3% higher than in Q3 2024.",
    ]
  `)
})

test('figures as they are quoted in Italian', () => {
  expect(told('2025-Q3', 'it')).toMatchInlineSnapshot(`
    [
      "Ricavi | 50,6 mln USD | Nel T3 2025, per TeraWulf, i ricavi sono stati di 50,6 milioni di USD. Il valore è superiore del 6,2% rispetto al T2 2025 e superiore dell’86,9% rispetto al T3 2024.",
      "Mix dei ricavi, hosting per l’IA | 14,2% | Nel T3 2025, per TeraWulf, la quota AI dei ricavi è stata del 14,2%. Il valore è superiore di 14,2 punti percentuali rispetto al T2 2025 e superiore di 14,2 punti percentuali rispetto al T3 2024.",
      "Consumo elettrico | ≈363.800 MWh | Nel T3 2025, per TeraWulf, il consumo elettrico è stato di 363.800 MWh stimati (da 346.500 a 380.400). Il valore è inferiore, secondo le stime, del 17,7% rispetto al T2 2025 e inferiore, secondo le stime, del 18,2% rispetto al T3 2024.",
      "Consumo per MW, mining di bitcoin | ≈1.436 MWh/MW | Nel T3 2025, per TeraWulf, il consumo elettrico per MW del mining è stato di 1.436 MWh/MW stimati (da 1.367 a 1.502). Il valore è inferiore, secondo le stime, del 20,4% rispetto al T2 2025 e inferiore, secondo le stime, del 20,9% rispetto al T3 2024.",
      "Consumo per MW, hosting per l’IA | ≈965 MWh/MW | Nel T3 2025, per TeraWulf, il consumo elettrico per MW dell’hosting per l’IA è stato di 965 MWh/MW stimati (da 932 a 1.005). Non c’è un valore precedente con cui confrontarlo.",
      "Ambito 2, in base alla località | ≈40.043 tCO₂e | Nel T3 2025, per TeraWulf, l’Ambito 2 con il metodo basato sulla località è stato di 40.043 tCO₂e stimate (da 38.139 a 41.871). Il valore è inferiore, secondo le stime, del 17,7% rispetto al T2 2025 e superiore, secondo le stime, del 4,3% rispetto al T3 2024.",
      "Ambito 2, in base al mercato | ≈40.043 tCO₂e | Nel T3 2025, per TeraWulf, l’Ambito 2 con il metodo basato sul mercato è stato di 40.043 tCO₂e stimate (da 38.139 a 41.871). Il valore è superiore, secondo le stime, del 4,3% rispetto al T3 2024.",
    ]
  `)
})

test('what is not reported is quoted with its reason', () => {
  expect(told('2026-Q2', 'en')).toMatchInlineSnapshot(`
    [
      "Revenue | $44.7m | In Q2 2026, revenue at TeraWulf was $44.7 million. That is 31.5% higher than in Q1 2026 and 6.2% lower than in Q2 2025.",
      "Revenue mix, AI hosting | 71.4% | In Q2 2026, the AI share of revenue at TeraWulf was 71.4%. That is 9.7 percentage points higher than in Q1 2026 and 71.4 percentage points higher than in Q2 2025.",
      "Electricity use | not reported | In Q2 2026, there is no figure for electricity use at TeraWulf: not computed, because a value it needs has not been reported; a missing value is never taken as zero.",
      "Energy use per MW, bitcoin mining | not reported | In Q2 2026, there is no figure for mining electricity use per MW at TeraWulf: not computed, because a value it needs has not been reported; a missing value is never taken as zero.",
      "Energy use per MW, AI hosting | not reported | In Q2 2026, there is no figure for AI hosting electricity use per MW at TeraWulf: not computed, because a value it needs has not been reported; a missing value is never taken as zero.",
      "Scope 2 location-based | not reported | In Q2 2026, there is no figure for location-based Scope 2 at TeraWulf: not computed, because a value it needs has not been reported; a missing value is never taken as zero.",
      "Scope 2 market-based | not reported | In Q2 2026, there is no figure for market-based Scope 2 at TeraWulf: not computed, because a value it needs has not been reported; a missing value is never taken as zero.",
    ]
  `)
})

test.each([['the sample', SAMPLE.book], ['a full year', FULL_YEAR.book], ['two sites', TWO_SITES.book]] as const)('every quarter of %s can be quoted, each number with its figure and nothing unsaid', (_, book) => {
  for (const quarter of book.quarters) {
    for (const locale of LOCALES) {
      const quotes = quotesOf(book, quarter, locale)
      expect(quotes.length).toBeGreaterThanOrEqual(5)
      for (const { one, two, number, misreading, caveats } of quotes) {
        expect(plainText(one).match(/\.(?= |$)/g)).toHaveLength(1)
        for (const sentence of [one, two]) expect(plainText(sentence)).toMatch(/^[\p{Lu}].*\.$/u)
        expect(plainText(two)).not.toMatch(/undefined|null|\[object|NaN| {2}| [,.;]/)
        for (const part of [...two, ...number]) if (typeof part !== 'string') expect(part).toMatchObject({ figure: expect.any(String), exact: expect.stringMatching(/^-?\d+(\/\d+)?$/) })
        if (typeof number[0] === 'string') expect([misreading, caveats]).toEqual([null, []])
        else for (const caveat of [...caveats, [misreading!]]) expect(plainText(caveat)).toMatch(/^[\p{Lu}].*\.$/u)
        // A change that prints as nothing is not called a change.
        expect(plainText(two)).not.toMatch(/(?<![\d.,])0[.,]0(?:%| percentage points) (?:higher|lower)|dello 0,0%[^.]*rispetto|di 0,0 punti/)
      }
    }
  }
})

const caveatsOf = (book: Book, quarter: Quarter, id: string, locale: Locale): readonly string[] =>
  quotesOf(book, quarter, locale).find((quote) => quote.id === id)!.caveats.map((caveat) => plainText(caveat).replaceAll('\u00a0', ' '))

test('whose share a figure is stands beside it in its language, or in the issuer’s own, which is named', () => {
  const boundaryOf = (book: Book, locale: Locale) => quotesOf(book, '2024-Q4', locale).find((quote) => quote.id === 'energy.use_mwh')!.boundary
  expect([boundaryOf(SAMPLE.book, 'en'), boundaryOf(SAMPLE.book, 'it')]).toEqual([
    { label: 'Boundary', language: 'en', text: "equity share; every value is the issuer's own share (Nautilus at 25% until it was sold)" },
    { label: 'Perimetro', language: 'it', text: 'quota di partecipazione; ogni valore è la quota propria dell’emittente (Nautilus al 25% fino alla vendita)' },
  ])
  const english = { ...SAMPLE.book, issuer: { ...SAMPLE.book.issuer, boundary: { en: 'equity share' } } }
  expect(boundaryOf(english, 'it')).toEqual({ label: 'Perimetro', language: 'en', text: 'equity share' })
  expect(boundaryOf({ ...english, issuer: { ...english.issuer, boundary: null } }, 'it')).toBeNull()
})

test('a derived figure says so with its range', () => {
  expect(caveatsOf(SAMPLE.book, '2024-Q4', 'energy.use_mwh', 'en')).toMatchInlineSnapshot(`
    [
      "Derived from other reported values, with a range of 306,000 to 335,000.",
      "MWh is use over time; it is not MW, which is capacity.",
      "The figure has not been subject to external assurance.",
      "The figure rests on one site: the only one in service, or the only one with data.",
    ]
  `)
  expect(caveatsOf(SAMPLE.book, '2024-Q4', 'energy.use_mwh', 'it')).toMatchInlineSnapshot(`
    [
      "Derivato da altri dati riportati; intervallo da 306.000 a 335.000.",
      "Il MWh misura il consumo nel tempo; non è il MW, che misura la capacità.",
      "Il valore non è stato oggetto di assurance esterna.",
      "Il valore poggia su un solo impianto: l’unico in esercizio, o l’unico con dati.",
    ]
  `)
})
