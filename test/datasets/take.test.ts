import { parse } from 'csv-parse/sync'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Archive } from '../../src/datasets/archive.ts'
import { exhibitCsv } from '../../src/datasets/chart-csv.ts'
import { creditOf } from '../../src/datasets/credit.ts'
import { apaText, bibtexText, cslText, risText, workOf } from '../../src/datasets/citation.ts'
import { embedAddress, embedKit, frameCode, pictureCode } from '../../src/datasets/embed-code.ts'
import { embedded, embedsOf, exhibitNames } from '../../src/datasets/exhibits.ts'
import { publishedFiles } from '../../src/datasets/machine-files.ts'
import { bytesOf } from '../../src/datasets/published-file.ts'
import { rasterOf } from '../../src/datasets/raster.ts'
import { metricOf } from '../../src/core/catalogue/catalogue.ts'
import { decimalText } from '../../src/core/rational.ts'
import { cardAddress, chartAddress } from '../../src/view/address.ts'
import { drawCard } from '../../src/view/card.ts'
import { cardsOf, cardText } from '../../src/view/cards.ts'
import { pointAt } from '../../src/view/chart.ts'
import { drawExhibit, metricExhibit, reportExhibits } from '../../src/view/exhibit.ts'
import { LOCALES } from '../../src/view/format.ts'
import { archiveOf, newFolder, publishedText, SAMPLE, TWO_SITES } from './archives.ts'

const ADDRESSED = archiveOf('data', 'https://esg.example.com')

const records = (text: string): readonly Record<string, string>[] => parse(text, { columns: true })

async function bytesAt(archive: Archive, path: string): Promise<Uint8Array> {
  return bytesOf(archive, publishedFiles(archive).find((file) => file.path === path)!)
}

describe('a chart as CSV', () => {
  test.each([['the sample', SAMPLE], ['two sites', TWO_SITES]])('has every point of every report of %s, exactly, and a reason for each that is missing', (_, { book }) => {
    for (const quarter of book.quarters) {
      for (const exhibit of reportExhibits(book, quarter, 'en').filter(({ chart }) => chart)) {
        const rows = records(exhibitCsv(exhibit))
        const points = exhibit.chart!.periods.flatMap(({ id }, index) => exhibit.chart!.series.map((series) => ({ id, series, point: pointAt(series, index) }))).filter(({ point }) => point.value || point.reason)
        expect(rows.map(({ period, series, value, low }) => [period, series, value, low])).toEqual(points.map(({ id, series, point }) => [id, series.name, point.value ? decimalText(point.value) : '', point.low ? decimalText(point.low) : '']))
        for (const row of rows) expect([row.value === '', row.missing === '', row.figure === '']).toEqual(row.value === '' ? [true, false, true] : [false, true, false])
        for (const row of rows) expect(row.unit).toMatch(/^(USD million|USD thousand\/MW|USD\/MWh|GWh|MWh\/MW|MW|tCO2e)$/)
      }
    }
  })

  test('has shares in percent, as they are drawn', () => {
    const exhibit = metricExhibit(SAMPLE.book, metricOf('revenue.share')!, 'en')!
    expect(records(exhibitCsv(exhibit)).filter(({ period, series }) => period === '2026-Q2' && series === 'AI hosting').map(({ value, unit }) => [value!.slice(0, 6), unit])).toEqual([['71.436', '%']])
  })

  test('names figures of the table of figures alone', async () => {
    const known = new Set(records(await publishedText(SAMPLE, 'datasets/figures.csv')).map(({ id, period }) => `${id} ${period}`))
    const named = SAMPLE.book.quarters.flatMap((quarter) => reportExhibits(SAMPLE.book, quarter, 'en')).flatMap((exhibit) => records(exhibitCsv(exhibit))).filter(({ figure }) => figure !== '')
    expect(named.filter(({ figure, period }) => !known.has(`${figure} ${period}`))).toEqual([])
    expect(records(exhibitCsv(reportExhibits(SAMPLE.book, '2025-Q3', 'en').find(({ slug }) => slug.endsWith('bridge-energy'))!)).map(({ figure }) => figure)).toEqual(Array.from({ length: 4 }, () => 'energy.use_mwh'))
  })

  test('of a bridge has parts that add up to the change', () => {
    const exhibit = reportExhibits(SAMPLE.book, '2025-Q3', 'en').find(({ slug }) => slug.endsWith('bridge-energy'))!
    expect(records(exhibitCsv(exhibit)).map(({ series, value, unit }) => [series, Math.round(Number(value)), unit])).toMatchInlineSnapshot(`
      [
        [
          "Capacity",
          11835,
          "MWh",
        ],
        [
          "Hours",
          4405,
          "MWh",
        ],
        [
          "Load",
          -94341,
          "MWh",
        ],
        [
          "Change",
          -78100,
          "MWh",
        ],
      ]
    `)
  })
})

describe('embeds', () => {
  test('there is one live for each exhibit, and one frozen for each report chart in each version that shows it', () => {
    const embeds = embedsOf(SAMPLE)
    expect(embeds.filter(({ version }) => version === null).length).toBe(exhibitNames(SAMPLE).length)
    expect(embeds.filter(({ version }) => version !== null).length).toBe(SAMPLE.book.quarters.flatMap((quarter) => reportExhibits(SAMPLE.book, quarter, 'en')).length)
    expect(new Set(embeds.map((embed) => embedAddress(embed, 'en'))).size).toBe(embeds.length)
  })

  test('a restatement changes the live one and a new frozen one, and leaves the old frozen one as it was', () => {
    const data = join(newFolder(), 'data')
    cpSync('data', data, { recursive: true })
    const file = join(data, '2025-Q3', 'energy.csv')
    const source = 'estimated,terawulf-q3-2025-earnings-call-digest'
    const before = readFileSync(file, 'utf8').replace(`${source},,`, `${source},2026-11-22,`)
    writeFileSync(file, `${before.trimEnd()}\n2025-Q3,lake-mariner,mining,facility_total,300000,,,${source},2026-12-15,A fictional correction.\n`)
    const reasons = join(data, 'restatements.csv')
    writeFileSync(reasons, `${readFileSync(reasons, 'utf8').trimEnd()}\nrst-fictional,energy.csv,2025-Q3|lake-mariner|mining|facility_total,energy_mwh,351900,300000,error,none,Fictional.,Fittizio.\n`)
    const after = archiveOf(data)
    const credited = creditOf(after, reportExhibits(after.book, '2025-Q4', 'en')[2]!)
    expect(credited.standing).toBe('as published on 15 December 2026')
    const drawn = (archive: Archive, id: string | null): string => {
      const embed = embedsOf(archive).find(({ slug, version }) => slug === '2025-q3/energy' && (version?.id ?? null) === id)!
      return drawExhibit(embedded(archive, embed, 'en')!, 720)
    }
    expect(drawn(after, '2026-11-22')).toBe(drawn(SAMPLE, '2026-11-22'))
    expect(drawn(after, null)).not.toBe(drawn(SAMPLE, null))
    expect(drawn(after, '2026-12-15').replace(/<g class="first".*?<\/g>/g, '')).not.toBe(drawn(SAMPLE, null))
    expect(embedsOf(after).filter(({ slug }) => slug === '2025-q1/energy').map(({ version }) => version?.id ?? null)).toEqual([null, '2026-11-22'])
  })

  test('nothing is called frozen where no day of publication is known', () => {
    const data = join(newFolder(), 'data')
    cpSync('data', data, { recursive: true })
    const releases = join(data, 'releases.csv')
    const [names, ...rows] = readFileSync(releases, 'utf8').trimEnd().split('\n')
    const column = names!.split(',').indexOf('published_on')
    writeFileSync(releases, [names, ...rows.map((row) => row.split(',').map((value, index) => (index === column ? '' : value)).join(','))].join('\n') + '\n')
    const undated = archiveOf(data)
    expect(embedsOf(undated).filter(({ version }) => version !== null)).toEqual([])
    expect(embedKit(undated, reportExhibits(undated.book, '2025-Q3', 'en')[0]!).frozen).toMatch(/^<iframe srcdoc="/)
    expect(apaText(workOf(undated, '2025-Q3', 'en'))).toBe('Wattledger sample, compiled from public sources. (n.d.). TeraWulf Inc.: energy and revenue, Q3 2025 [Report]. /reports/2025-q3/')
  })

  test('a draft is called one in its picture, and so is a chart of a metric that shows it', () => {
    const preview: Archive = { ...SAMPLE, drafts: new Set(['2026-Q2']) }
    const [own] = reportExhibits(SAMPLE.book, '2026-Q2', 'en')
    expect([own!, metricExhibit(SAMPLE.book, metricOf('revenue.total')!, 'it')!, reportExhibits(SAMPLE.book, '2026-Q1', 'en')[0]!].map((exhibit) => creditOf(preview, exhibit).standing)).toEqual(['draft, not published', 'bozza, non pubblicata', 'as published on 22 November 2026'])
  })

  test('the lines to paste hold no mark-up but their own, whatever a title says', () => {
    const [exhibit] = reportExhibits(SAMPLE.book, '2025-Q3', 'en')
    const code = frameCode('https://esg.example.com', { slug: '2025-q3/revenue', quarter: '2025-Q3', version: null }, { ...exhibit!, title: '"><script>x</script>' })
    expect(code.match(/<\w+/g)).toEqual(['<iframe', '<script'])
    expect(pictureCode('<svg viewBox="0 0 10 20"><text>"&amp;</text></svg>', exhibit!)).toMatch(/^<iframe srcdoc="[^"]*&quot;0 0 10 20&quot;[^"]*" title="[^"]*" style="border:0;width:100%;aspect-ratio:10\/20;min-height:1136px" loading="lazy"><\/iframe>$/)
  })

  test('oEmbed tells what to frame, whole and in both languages', async () => {
    for (const locale of LOCALES) {
      const path = `${locale === 'it' ? 'it/' : ''}embed/2025-q3/energy/2026-11-22/oembed.json`
      const json = JSON.parse(new TextDecoder().decode(await bytesAt(ADDRESSED, path))) as Record<string, unknown>
      expect(json).toMatchObject({ version: '1.0', type: 'rich', width: 720, height: expect.any(Number), provider_url: 'https://esg.example.com/', html: expect.stringContaining(`src="https://esg.example.com/${path.replace('oembed.json', '')}"`) })
    }
    expect(publishedFiles(SAMPLE).filter(({ kind }) => kind === 'oembed' || kind === 'card')).toEqual([])
  })
})

describe('pictures of dots', () => {
  /** The width and height that a PNG says it has. */
  const sizeOf = (png: Uint8Array): readonly [number, number] => {
    expect([...png.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    const view = new DataView(png.buffer, png.byteOffset)
    return [view.getUint32(16), view.getUint32(20)]
  }

  test('are the drawing, enlarged, and the same each time', async () => {
    const path = chartAddress('2025-q3/energy', 'png', 'en').slice(1)
    const png = await bytesAt(SAMPLE, path)
    expect(sizeOf(png)[0]).toBe(1164)
    expect(Buffer.compare(png, await bytesAt(archiveOf('data'), path))).toBe(0)
  })

  test.each([['400', 'Ledger Sans'], ['600', 'Ledger Sans'], ['600', 'Ledger Serif Display']])('have a face of weight %s named %s, with every sign of the data', async (weight, family) => {
    const of = (text: string): Promise<Uint8Array> => rasterOf(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="2" y="30" font-size="28" font-family="'${family}'" font-weight="${weight}">${text}</text></svg>`, 1)
    const blank = await of(' ')
    const signs = await Promise.all(['A', '₂', '≈', '≤', '−', 'è', '’', '€', 'ŝ'].map(of))
    // A sign that a face lacks would be left out, and its picture be blank.
    for (const sign of signs) expect(Buffer.compare(sign, blank)).not.toBe(0)
    expect(new Set(signs.map((sign) => Buffer.from(sign).toString('base64'))).size).toBe(signs.length)
  })

  test('a weight and a face are told apart', async () => {
    const of = (look: string): Promise<Uint8Array> => rasterOf(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="2" y="30" font-size="28" ${look}>Rg</text></svg>`, 1)
    const faces = await Promise.all(['font-family="Ledger Sans"', 'font-family="Ledger Sans" font-weight="600"', 'font-family="Ledger Serif Display" font-weight="600"'].map(of))
    expect(new Set(faces.map((face) => Buffer.from(face).toString('base64'))).size).toBe(3)
  })

  test('a card has the figures of its report and the size that is asked for', async () => {
    const card = cardsOf(SAMPLE.book).find(({ name }) => name === 'reports/2025-q3')!.of('en')
    expect(card.figures.map(({ label, number, unit }) => `${label}: ${typeof number === 'string' ? number : number.text} ${unit}`.trim())).toMatchInlineSnapshot(`
      [
        "Energy use per MW, bitcoin mining: ≈1,436 MWh/MW",
        "AI share of revenue: 14.2%",
        "Scope 2, location-based: ≈40,043 tCO₂e",
        "Scope 2, market-based: ≈40,043 tCO₂e",
      ]
    `)
    expect(drawCard(card)).toContain('data-figure="energy.per_mw[mining]"')
    expect(sizeOf(await bytesAt(ADDRESSED, 'cards/reports/2025-q3.png'))).toEqual([1200, 630])
    expect(drawCard({ ...card, title: '<script>' })).not.toContain('<script>')
  })

  test('every card is told in words, with all it shows, and oEmbed hands it to whoever pastes the address of its page', async () => {
    expect(cardText(SAMPLE.book, 'reports/2025-q3', 'it')).toMatchInlineSnapshot(`"TeraWulf Inc., T3 2025. L’hosting per l’IA ha registrato i primi ricavi, il 14,2% del totale del trimestre; i ricavi sono aumentati del 6,2% rispetto al T2 2025, mentre i ricavi del mining sono diminuiti dell’8,8%; rispetto al T3 2024 i ricavi del mining sono aumentati del 60,4%. Consumo per MW, mining di bitcoin: ≈1.436 MWh/MW; Quota dell’IA nei ricavi: 14,2%; Ambito 2, in base alla località: ≈40.043 tCO₂e; Ambito 2, in base al mercato: ≈40.043 tCO₂e."`)
    for (const { name, of } of cardsOf(ADDRESSED.book)) for (const locale of LOCALES) {
      const text = cardText(ADDRESSED.book, name, locale)
      const { title, sentence, figures } = of(locale)
      for (const part of [title, sentence, ...figures.flatMap(({ label, number, unit }) => [label, typeof number === 'string' ? number : number.text, unit])]) expect(text).toContain(part.replaceAll('\u00a0', ' '))
      const path = cardAddress(name, locale).slice(1)
      const json = JSON.parse(new TextDecoder().decode(await bytesAt(ADDRESSED, path.replace('.png', '.oembed.json')))) as object
      expect(json).toMatchObject({ version: '1.0', type: 'photo', title: text, url: `https://esg.example.com/${path}`, width: 1200, height: 630 })
    }
  })
})

describe('citations', () => {
  const work = workOf(ADDRESSED, '2025-Q3', 'en')

  test('in the style of the APA, of a report and of the data', () => {
    expect([work, workOf(ADDRESSED, null, 'it'), { ...work, date: null }].map(apaText)).toMatchInlineSnapshot(`
      [
        "Wattledger sample, compiled from public sources. (2026, November 22). TeraWulf Inc.: energy and revenue, Q3 2025 (Version 2026-11-22) [Report]. https://esg.example.com/reports/2025-q3/",
        "Wattledger sample, compiled from public sources. (2026, 22 novembre). TeraWulf Inc.: energia e ricavi (Versione 2026-11-22) [Insieme di dati]. https://esg.example.com/it/datasets/",
        "Wattledger sample, compiled from public sources. (n.d.). TeraWulf Inc.: energy and revenue, Q3 2025 (Version 2026-11-22) [Report]. https://esg.example.com/reports/2025-q3/",
      ]
    `)
  })

  test('as BibTeX', () => {
    expect(bibtexText({ ...work, author: 'A & B_{100%} Inc. \\ C', note: '' })).toMatchInlineSnapshot(`
      "@techreport{terawulf-2025-q3,
        author = {{A \\& B\\_\\textbraceleft{}100\\%\\textbraceright{} Inc. \\textbackslash{} C}},
        title = {{TeraWulf Inc.: energy and revenue, Q3 2025}},
        year = {2026},
        month = {11},
        version = {2026-11-22},
        url = {https://esg.example.com/reports/2025-q3/},
        institution = {{A \\& B\\_\\textbraceleft{}100\\%\\textbraceright{} Inc. \\textbackslash{} C}},
      }
      "
    `)
  })

  test('as RIS', () => {
    expect(risText({ ...work, note: 'two\nlines' }).split('\r\n')).toMatchInlineSnapshot(`
      [
        "TY  - RPRT",
        "AU  - Wattledger sample compiled from public sources",
        "TI  - TeraWulf Inc.: energy and revenue, Q3 2025",
        "PY  - 2026",
        "DA  - 2026/11/22",
        "ET  - 2026-11-22",
        "PB  - Wattledger sample, compiled from public sources",
        "UR  - https://esg.example.com/reports/2025-q3/",
        "N1  - two lines",
        "ER  - ",
        "",
      ]
    `)
  })

  test('as CSL-JSON', () => {
    expect(JSON.parse(cslText({ ...work, note: '' }))).toMatchInlineSnapshot(`
      [
        {
          "URL": "https://esg.example.com/reports/2025-q3/",
          "author": [
            {
              "literal": "Wattledger sample, compiled from public sources",
            },
          ],
          "id": "terawulf-2025-q3",
          "issued": {
            "date-parts": [
              [
                2026,
                11,
                22,
              ],
            ],
          },
          "language": "en",
          "publisher": "Wattledger sample, compiled from public sources",
          "title": "TeraWulf Inc.: energy and revenue, Q3 2025",
          "type": "report",
          "version": "2026-11-22",
        },
      ]
    `)
  })

  test('lie beside every report and the data, in both languages', () => {
    const paths = publishedFiles(SAMPLE).filter(({ kind }) => kind === 'citation').map(({ path }) => path)
    expect(paths.length).toBe((SAMPLE.book.quarters.length + 1) * 2 * 3)
    expect(paths).toEqual(expect.arrayContaining(['reports/2025-q3/citation.bib', 'it/reports/2025-q3/citation.ris', 'datasets/citation.json']))
  })
})

test('a company that publishes its own site is the author of it, and another publisher is where there is one', () => {
  const { book } = SAMPLE
  const own: Archive = { ...SAMPLE, book: { ...book, issuer: { ...book.issuer, publisher: null } } }
  expect([own, SAMPLE].map((each) => workOf(each, '2025-Q3', 'en').author)).toEqual(['TeraWulf Inc.', 'Wattledger sample, compiled from public sources'])
})
