import { describe, expect, test } from 'vitest'
import { openBook, type Book } from '../../src/core/book.ts'
import { decimalText, rational } from '../../src/core/rational.ts'
import type { Dataset, Row } from '../../src/core/row.ts'
import type { TableName } from '../../src/core/tables.ts'
import { readData } from '../../src/intake/load.ts'
import type { Locale } from '../../src/view/format.ts'
import { prep } from '../../src/view/narrative/elision.ts'
import { headlineSentence } from '../../src/view/narrative/opening.ts'
import { plainText, type Sentence } from '../../src/view/narrative/parts.ts'
import { state } from '../../src/narrative/statement.ts'
import { sentenceOf, sentencesOf } from '../../src/view/narrative/sentences.ts'

const golden = readData('test/golden/two-sites/data', { today: '2026-11-22' }).dataset!
const sample = readData('data', { today: '2026-11-22' }).dataset!
const locales: readonly Locale[] = ['en', 'it']

/** As metrics.md prints them: plain spaces and apostrophes, no subscript. */
const asInTheTable = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('’', "'").replaceAll('₂', '2')
const all = (book: Book, quarter: string, locale: Locale): readonly Sentence[] => [headlineSentence(book, quarter, locale), ...sentencesOf(book, quarter, locale).flatMap(({ spoken }) => spoken.map(({ sentence }) => sentence))]
const texts = (book: Book, quarter: string, locale: Locale): readonly string[] => all(book, quarter, locale).map((sentence) => asInTheTable(plainText(sentence)))

/** The dataset with some cells replaced. */
function withCells(dataset: Dataset, table: TableName, column: string, change: (row: Row, text: string) => string): Dataset {
  const rows = (dataset.tables[table] as readonly Row[]).map((row) => {
    const cell = (row.cells as Record<string, { text: string }>)[column]
    if (!cell) return row
    const text = change(row, cell.text)
    return { ...row, cells: { ...row.cells, [column]: { ...cell, text, value: text === '' ? null : rational(text) } } }
  })
  return { ...dataset, tables: { ...dataset.tables, [table]: rows } } as Dataset
}

describe('the sentences of the worked example', () => {
  const book = openBook(golden)
  test.each([
    ['en', 'Electricity use was 656,240 MWh, up 3.8% on Q2 2026; no prior-year figure is available.'],
    ['it', "Il consumo elettrico è stato di 656.240 MWh, in aumento del 3,8% rispetto al T2 2026; il dato dell'anno precedente non è disponibile."],
    ['en', 'The quarter had 2,208 hours against 2,184; average load rose by 2.7%.'],
    ['it', 'Il trimestre ha avuto 2.208 ore contro 2.184; il carico medio è aumentato del 2,7%.'],
    ['en', 'The AI share of revenue was 29.7%, 7.0 percentage points higher than in Q2 2026.'],
    ['it', 'La quota AI dei ricavi è stata del 29,7%, 7,0 punti percentuali in più rispetto al T2 2026.'],
    ['en', 'The zero-carbon share on a grid-mix basis fell by 2.2 percentage points to 78.6%: −0.2 from the change of site mix and −2.0 from the grids themselves.'],
    ['it', 'La quota a zero emissioni, su base mix di rete, è scesa di 2,2 punti percentuali al 78,6%: −0,2 per la diversa ripartizione tra siti e −2,0 per le reti.'],
    ['en', 'Scope 2 was 119,376 tCO2e location-based and 146,073 tCO2e market-based.'],
    ['it', "L'Ambito 2 è stato di 119.376 tCO2e con il metodo basato sulla località e di 146.073 tCO2e con il metodo basato sul mercato."],
    ['en', 'Market-based is 22.4% higher because instruments covered 12.2% of use and the remainder takes the residual-mix factor.'],
    ['it', 'Il dato di mercato è superiore del 22,4% perché gli strumenti coprivano il 12,2% dei consumi e al resto si applica il fattore del mix residuo.'],
    ['en', 'On a contractual basis the zero-carbon share was 12.2%; on a grid-mix basis 78.6%. They are not additive.'],
    ['it', 'Su base contrattuale la quota a zero emissioni è stata del 12,2%; su base mix di rete del 78,6%. I due valori non si sommano.'],
    ['en', 'Progress to the target of 150 MW is 28.6%, against 37.4% of the time elapsed. Reaching it needs 20.0 MW per quarter.'],
    ['it', "L'avanzamento verso l'obiettivo di 150 MW è del 28,6%, a fronte del 37,4% del tempo trascorso. Per raggiungerlo servono 20,0 MW a trimestre."],
    ['en', 'An estimated 10,350 MWh was curtailed (1.8% of mining demand) against a modelled baseline.'],
    ['it', 'Si stima che siano stati ridotti 10.350 MWh (1,8% della domanda di mining) rispetto a una base modellata.'],
    ['en', 'These figures have not been subject to external assurance.'],
    ['it', 'Questi dati non sono stati oggetto di assurance esterna.'],
  ] as const)('%s: %s', (locale, text) => {
    expect(texts(book, '2026-Q3', locale)).toContain(text)
  })

  test.each(locales)('its numbers keep to their units, with a true minus (%s)', (locale) => {
    const joined = all(book, '2026-Q3', locale).map(plainText).join('\n')
    expect(joined).toContain('\u00a0MWh')
    expect(joined).toContain('\u2212')
    expect(joined).not.toMatch(/\d (?:MWh|MW|tCO|USD|milioni|million|thousand|mila)/)
  })
})

test.each([
  ['1%', 'dell’'], ['1,5%', 'dell’'], ['8%', 'dell’'], ['8,1%', 'dell’'], ['10%', 'del '], ['11%', 'dell’'], ['18%', 'del '], ['80%', 'dell’'], ['81%', 'dell’'], ['100%', 'del '],
  ['111%', 'del '], ['800', 'dell’'], ['1.000', 'del '], ['8.000', 'dell’'], ['11.000', 'dell’'], ['1.000.000', 'dell’'], ['118%', 'del '], ['0,5%', 'dello '], ['−8,0%', 'dell’'],
])('prep: del %s', (printed, expected) => {
  expect(prep('del', printed)).toBe(expected)
})

test.each([['al', 'all’'], ['il', 'l’'], ['dal', 'dall’'], ['nel', 'nell’'], ['sul', 'sull’']] as const)('prep: %s 8', (base, expected) => {
  expect(prep(base, '8')).toBe(expected)
})

/** What no sentence may have in either language. */
function faults(sentence: Sentence, locale: Locale): readonly string[] {
  const text = plainText(sentence)
  const rules: readonly (readonly [string, RegExp])[] = [
    ['an empty value', /\b(?:undefined|null|NaN)\b|\[object/], ['two spaces', / {2}|\u00a0 | \u00a0/], ['a space before a mark', / [,;:.]/], ['two marks', /[,;:.]{2}|,;/],
    ['no full stop', /[^.]$/], ['a small beginning', /^[a-zàèéìòù]/], ['a minus beside a verb', /(?:(?<!changed )by|del|rose|fell|(?:aument|diminu)\p{L}+ di) \u2212/u],
    ...(locale === 'en' ? [['an article before a number', /\ban? \d/i] as const] : [['a missing elision', /\b(?:del|al|il|dal|nel|sul) (?:8|11(?![\d])|1(?:,\d+)?%)/i] as const, ['an elision too many', /\b(?:dell|all|l|dall)’(?:[2-79]|1[02-9]|0)/i] as const, ['a missing dello', /\b(?:del|al|il) 0/i] as const]),
  ]
  return rules.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${name}: ${text}`)
}

describe('grammar holds', () => {
  test.each(locales)('in every quarter of the sample (%s)', (locale) => {
    const book = openBook(sample)
    expect(book.quarters.flatMap((quarter) => all(book, quarter, locale)).flatMap((sentence) => faults(sentence, locale))).toEqual([])
  })

  const beforeOf = (row: Row): string => {
    const { facility, workload } = (row as Row<'energy'>).cells
    return golden.tables.energy.find((each) => each.folder === '2026-Q2' && each.cells.facility!.text === facility!.text && each.cells.workload!.text === workload!.text)!.cells.energy_mwh!.text
  }
  const scaled = (percent: string): Dataset => withCells(golden, 'energy', 'energy_mwh', (row, text) =>
    (row.folder === '2026-Q3' && (row as Row<'energy'>).cells.measure!.text === 'facility_total' ? decimalText(rational(beforeOf(row)).mul(rational(percent).add(100)).div(100)) : text))

  test.each([
    ['1', 'up 1.0% on', "in aumento dell'1,0% rispetto"], ['8', 'up 8.0% on', "in aumento dell'8,0% rispetto"], ['11', 'up 11.0% on', "in aumento dell'11,0% rispetto"],
    ['80', 'up 80.0% on', "in aumento dell'80,0% rispetto"], ['1000', 'up 1,000.0% on', 'in aumento del 1.000,0% rispetto'], ['-8', 'down 8.0% on', "in calo dell'8,0% rispetto"],
    ['-99', 'down 99.0% on', 'in calo del 99,0% rispetto'], ['0', 'Electricity use was 632,000 MWh; no', 'è stato di 632.000 MWh; il dato'],
  ])('at a change of %s percent', (percent, english, italian) => {
    const book = openBook(scaled(percent))
    for (const [locale, expected] of [['en', english], ['it', italian]] as const) {
      const found = all(book, '2026-Q3', locale)
      expect(found.map((sentence) => asInTheTable(plainText(sentence))).some((text) => text.includes(expected))).toBe(true)
      expect(found.flatMap((sentence) => faults(sentence, locale))).toEqual([])
    }
  })

  test.each([
    ['zero energy', withCells(golden, 'energy', 'energy_mwh', (row) => (row.folder === '2026-Q3' ? '0' : '1000'))],
    ['zero before', withCells(golden, 'energy', 'energy_mwh', (row, text) => (row.folder === '2026-Q2' ? '0' : text))],
    ['missing energy', withCells(golden, 'energy', 'energy_mwh', (row, text) => (row.folder === '2026-Q3' ? '' : text))],
    ['missing revenue', withCells(golden, 'revenue', 'amount', () => '')],
    ['negative revenue', withCells(golden, 'revenue', 'amount', (row, text) => (row.folder === '2026-Q3' ? `-${text}` : text))],
    ['AI revenue for the first time', withCells(golden, 'revenue', 'amount', (row, text) => (row.folder === '2026-Q2' && (row as Row<'revenue'>).cells.segment!.text === 'ai_hosting' ? '0' : text))],
    ['AI revenue gone', withCells(golden, 'revenue', 'amount', (row, text) => (row.folder === '2026-Q3' && (row as Row<'revenue'>).cells.segment!.text === 'ai_hosting' ? '0' : text))],
  ] as const)('with %s', (_, dataset) => {
    const book = openBook(dataset)
    for (const quarter of book.quarters) for (const locale of locales) expect(all(book, quarter, locale).flatMap((sentence) => faults(sentence, locale))).toEqual([])
  })

  test.each(['test/golden/full-year/data', 'test/golden/two-sites/data'])('in the first quarter and without a prior year: %s', (folder) => {
    const book = openBook(readData(folder, { today: '2026-11-22' }).dataset!)
    for (const quarter of book.quarters) for (const locale of locales) expect(all(book, quarter, locale).flatMap((sentence) => faults(sentence, locale))).toEqual([])
  })
})

test('a restated value that no figure of the company names is named by its table', () => {
  const book = openBook(golden)
  const row = golden.tables.water[0]!
  const cell = { ...row.cells.volume_m3!, text: '21000.5', value: rational('21000.5') }
  const restatement = { row, replaced: row, column: 'volume_m3', previous: row.cells.volume_m3!, current: cell, quarter: '2026-Q3', date: '2026-11-01', reason: null }
  const said = (locale: Locale): string => plainText(sentenceOf(book, '2026-Q3', locale, state('2026-Q3', 'estimates', { kind: 'restatement', restatement } as never)))
  expect(said('en')).toBe('The value volume_m3 of the table water for Q3\u00a02026 is restated from 21,000 to 21,000.5 (0.0%); the source gives no reason.')
  expect(said('it')).toBe('Il valore volume_m3 della tabella water per il T3\u00a02026 è rideterminato da 21.000 a 21.000,5 (0,0%); la fonte non ne dà il motivo.')
})

describe('numbers inside a sentence', () => {
  const book = openBook(sample)
  test.each(locales)('every digit belongs to a number that links to its figure, to a name or to a period (%s)', (locale) => {
    const loose = book.quarters.flatMap((quarter) => all(book, quarter, locale)).flatMap((sentence) => sentence.filter((part) => typeof part === 'string'))
      .map((text) => text.replace(/[QT]\d\u00a0\d{4}|Scope \d(?: and \d)?|Ambito \d(?: e \d)?|\((?:range (?:of both )?)?[^()]*\d[^()]*\)|CO₂/g, '')).filter((text) => /\d/.test(text))
    expect(loose).toEqual([])
  })

  test('a movement that rests mostly on estimates is called one in both languages', () => {
    for (const [locale, mark] of [['en', /estimat/], ['it', /stim/]] as const) for (const quarter of book.quarters) for (const { spoken } of sentencesOf(book, quarter, locale)) {
      for (const { statement, sentence } of spoken) if (statement.kind === 'movement' && statement.judged.mostlyEstimated) expect(plainText(sentence)).toMatch(mark)
    }
  })

  test('a headline says what happened', () => {
    expect(asInTheTable(plainText(headlineSentence(book, '2025-Q3', 'en')))).toBe("AI hosting earned its first revenue, 14.2% of the quarter's total; revenue rose 6.2% on Q2 2025, while mining revenue fell 8.8%; against Q3 2024 mining revenue was up 60.4%.")
    expect(asInTheTable(plainText(headlineSentence(book, '2026-Q2', 'it')))).toMatch(/^L'hosting per l'IA ha reso il 71,4% dei ricavi, 9,7 punti percentuali in più rispetto al T1 2026; .*; il consumo elettrico non è riportato\.$/)
  })

  test('no frame follows itself', () => {
    for (const quarter of book.quarters) for (const { block, spoken } of sentencesOf(book, quarter, 'en')) {
      if (block !== 'most') continue
      const openings = spoken.map(({ sentence }) => plainText(sentence).split(' ').slice(0, 1).join(' ')).filter((word) => word === 'At')
      expect(openings.length).toBeLessThanOrEqual(2)
    }
  })
})
