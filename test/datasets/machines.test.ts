import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/core/book.ts'
import { figureOf } from '../../src/core/figure.ts'
import type { Archive } from '../../src/datasets/archive.ts'
import { publishedFiles } from '../../src/datasets/machine-files.ts'
import { bytesOf, mediaTypeOf } from '../../src/datasets/published-file.ts'
import { datasetLd, scriptJson } from '../../src/datasets/structured-data.ts'
import { xbrlJson } from '../../src/datasets/xbrl.ts'
import { unescaped } from '../../src/release/markup.ts'
import { kindWords } from '../../src/view/words/data.ts'
import { datasetOf } from '../core/company.ts'
import { archiveOf, FULL_YEAR, SAMPLE } from './archives.ts'
import { HOSTILE, hostileArchive } from './hostile.ts'

const ORIGIN = 'https://esg.example.com'
const WITH_ADDRESS = archiveOf('data', ORIGIN)
const HOSTILE_ARCHIVE = hostileArchive(ORIGIN)
const ARCHIVES: readonly (readonly [string, Archive])[] = [['the sample', SAMPLE], ['the sample with an address', WITH_ADDRESS], ['hostile texts', HOSTILE_ARCHIVE], ['a full year', FULL_YEAR]]

async function textOf(archive: Archive, path: string): Promise<string> {
  const file = publishedFiles(archive).find((each) => each.path === path)
  if (!file) throw new Error(`no ${path}`)
  return new TextDecoder().decode(await bytesOf(archive, file))
}

const pathsOf = (archive: Archive, pattern: RegExp): readonly string[] => publishedFiles(archive).map(({ path }) => path).filter((path) => pattern.test(path))

describe.each(ARCHIVES)('%s', (_, archive) => {
  test('every Atom feed has what RFC 4287 demands', async () => {
    const paths = pathsOf(archive, /feed\.xml$/)
    expect(paths.length).toBeGreaterThan(100)
    for (const path of paths) {
      const text = await textOf(archive, path)
      const [head, ...entries] = text.split('<entry>')
      expect(text, path).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="(en|it)">/)
      for (const part of [head!, ...entries]) {
        for (const element of ['id', 'title', 'updated']) expect(part.match(new RegExp(`<${element}>`, 'g')), `${path} ${element}`).toHaveLength(1)
        expect(/<updated>(.*?)<\/updated>/.exec(part)![1]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/)
        expect(/<id>(.*?)<\/id>/.exec(part)![1]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
      }
      expect(head).toContain('<author><name>')
      const [dates, days] = ['published', 'updated'].map((element) => entries.map((entry) => new RegExp(`<${element}>(.*?)</${element}>`).exec(entry)![1]!)) as [string[], string[]]
      expect(dates).toEqual([...dates].sort().reverse())
      expect(days.every((day, index) => day >= dates[index]!)).toBe(true)
      expect(/<updated>(.*?)<\/updated>/.exec(head!)![1]! >= (days.toSorted().at(-1) ?? '')).toBe(true)
      // Text is escaped, so that markup in it is no markup of the feed.
      expect(text.replace(/<\/?(feed|id|title|published|updated|author|name|link|entry|category|summary)( [^<>]*)?\/?>/g, '').replace(/^<\?xml[^>]*>/, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/)
      const json = JSON.parse(await textOf(archive, path.replace(/xml$/, 'json'))) as { items: { id: string; title: string; content_text: string; date_published: string; date_modified?: string; url?: string }[]; version: string }
      expect(json.version).toBe('https://jsonfeed.org/version/1.1')
      expect(json.items.map((item) => [item.id, item.title, item.content_text, item.date_published, item.date_modified ?? item.date_published])).toEqual(entries.map((entry) => ['id', 'title', 'summary', 'published', 'updated'].map((element) => unescaped(new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(entry)![1]!))))
    }
    const ids = (await Promise.all(paths.map((path) => textOf(archive, path)))).flatMap((text) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('the calendar is lawful iCalendar', async () => {
    for (const path of ['releases.ics', 'it/releases.ics']) {
      const text = await textOf(archive, path)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(text.split('\r\n').map((line) => new TextEncoder().encode(line).length).filter((size) => size > 75)).toEqual([])
      const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n')
      expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Wattledger//EN'])
      // A method would make it an invitation (RFC 5546), which wants an organiser.
      expect(lines.filter((line) => /^(METHOD|ORGANIZER)/.test(line))).toEqual([])
      const events = lines.join('\n').split('BEGIN:VEVENT').slice(1)
      expect(events.length).toBeGreaterThan(0)
      for (const event of events) for (const property of [/^UID:urn:uuid:/m, /^DTSTAMP:\d{8}T000000Z$/m, /^DTSTART;VALUE=DATE:\d{8}$/m, /^SUMMARY:\S/m, /^END:VEVENT$/m]) expect(event.match(property)).toHaveLength(1)
    }
  })

  test('no file names an address the site does not have, or a value of a program', async () => {
    for (const file of publishedFiles(archive).filter(({ path }) => !/\.(zip|xlsx|parquet|png)$/.test(path))) {
      const text = await textOf(archive, file.path)
      expect(text, file.path).not.toMatch(/\b(undefined|NaN|\[object Object\])\b|null\/|undefined\//)
      if (archive.origin === null) expect(text, file.path).not.toContain(ORIGIN)
    }
  })

  test('the data set is described as search engines ask', async () => {
    for (const quarter of [null, ...archive.book.quarters]) {
      for (const locale of ['en', 'it'] as const) {
        const found = await datasetLd(archive, () => publishedFiles(archive), quarter, locale) as Record<string, unknown>
        const script = scriptJson(found)
        expect(script).not.toMatch(/[<>&]/)
        expect(JSON.parse(script)).toEqual(JSON.parse(JSON.stringify(found)))
        expect((found.description as string).length).toBeGreaterThan(50)
        expect((found.description as string).length).toBeLessThan(5000)
        expect(found.temporalCoverage).toMatch(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/)
        expect((found.variableMeasured as unknown[]).length).toBeGreaterThan(3)
        expect('license' in found).toBe(false)
        expect(['url', 'distribution', 'includedInDataCatalog'].filter((key) => key in found).length).toBe(archive.origin === null ? 0 : 3)
        for (const download of (found.distribution ?? []) as { contentUrl: string; encodingFormat: string; sha256: string }[]) {
          const file = publishedFiles(archive).find(({ path }) => `${archive.origin}/${path}` === download.contentUrl)!
          expect(download.encodingFormat).toBe(mediaTypeOf(file.path))
          expect(download.sha256).toMatch(/^[0-9a-f]{64}$/)
        }
      }
    }
  })

  test('the whole data set names what was measured in any of its quarters, and who is listed is a corporation', async () => {
    const { variableMeasured, about } = await datasetLd(SAMPLE, () => [], null, 'en') as { variableMeasured: { propertyID: string }[]; about: Record<string, unknown> }
    // Of 2026-Q2, the latest, no electricity is known.
    expect(variableMeasured.map(({ propertyID }) => propertyID)).toEqual(expect.arrayContaining(['energy.use_mwh', 'energy.per_mw', 'emissions.scope2_location', 'mining.btc', 'power.price_net', 'revenue.total']))
    expect(about).toMatchObject({ '@type': 'Corporation', tickerSymbol: 'WULF' })
  })

  test('the DCAT catalogue uses no term without a meaning and points to files that are there', async () => {
    const catalog = JSON.parse(await textOf(archive, 'datasets/catalog.jsonld')) as { '@context': Record<string, unknown>; '@id': string; dataset: { distribution?: { accessURL: string; downloadURL: string; byteSize: string }[] }[] }
    const { '@context': context, ...graph } = catalog
    const terms = new Set<string>()
    JSON.stringify(graph, (key, value: unknown) => {
      if (key !== '' && !/^\d+$/.test(key)) terms.add(key)
      return value
    })
    expect([...terms].filter((term) => !term.startsWith('@') && !(term in context))).toEqual([])
    const base = new URL(catalog['@id'], `${ORIGIN}/datasets/`)
    const paths = new Set(publishedFiles(archive).map(({ path }) => `/${path}`))
    const urls = catalog.dataset.flatMap(({ distribution = [] }) => distribution.map(({ downloadURL }) => new URL(downloadURL, base).pathname))
    expect(catalog.dataset.flatMap(({ distribution = [] }) => distribution.filter(({ accessURL, downloadURL }) => accessURL !== downloadURL))).toEqual([])
    expect(urls.length).toBe(5 + 2 * archive.book.quarters.length)
    expect(urls.filter((path) => !paths.has(path))).toEqual([])
  })

  test('every kind of file has words in both languages', () => {
    for (const { kind } of publishedFiles(archive)) for (const locale of ['en', 'it'] as const) expect(kindWords(kind, locale).meaning).toMatch(/\.$/)
  })
})

test('hostile texts are words in a Markdown twin, and no markup', async () => {
  for (const path of ['reports/2026-q1.md', 'it/reports/2026-q1.md', 'llms.txt']) {
    const text = await textOf(HOSTILE_ARCHIVE, path)
    expect(text).not.toMatch(/<(script|img|!--)/)
    expect(text).not.toMatch(/(?<!\\)\]\(javascript:/)
    expect(text).not.toMatch(/(?<!\\)\[l\]\(/)
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1)
  }
  expect(await textOf(HOSTILE_ARCHIVE, 'feed.xml')).toContain(HOSTILE.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'))
})

test('what needs an address is left out while there is none', () => {
  const [without, with_] = [SAMPLE, WITH_ADDRESS].map((archive) => new Set(publishedFiles(archive).map(({ path }) => path)))
  expect([...with_!].filter((path) => !without!.has(path) && !/\/oembed\.json$|^(it\/)?cards\//.test(path))).toEqual(['carbon.txt', 'sitemap.xml', 'sitemap-1.xml'])
  expect([...without!].filter((path) => !with_!.has(path))).toEqual([])
})

test('carbon.txt and robots.txt name addresses of the site alone', async () => {
  const text = await textOf(WITH_ADDRESS, 'carbon.txt')
  expect(text).toMatch(/^version = "0\.5"\nlast_updated = \d{4}-\d\d-\d\d\n\n\[org\]\ndisclosures = \[\n( {2}\{ doc_type = "[a-z-]+", url = "https:\/\/esg\.example\.com\/[^"]*", domain = "esg\.example\.com", title = "[^"]+" \},\n)+\]\n$/)
  expect(await textOf(WITH_ADDRESS, 'robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${ORIGIN}/sitemap.xml\n`)
  expect(await textOf(SAMPLE, 'robots.txt')).toBe('User-agent: *\nAllow: /\n')
})

test('the calendar has the day that the issuer announces, while it lies ahead, and no word of what comes out on it', async () => {
  const announced = (day: string): Archive => {
    const dataset = { ...SAMPLE.dataset, issuer: { ...SAMPLE.dataset.issuer, next_release: day } }
    return { ...SAMPLE, dataset, book: openBook(dataset) }
  }
  const before = await textOf(SAMPLE, 'releases.ics')
  for (const [path, words] of [['releases.ics', 'TeraWulf: next quarter\\, announced'], ['it/releases.ics', 'TeraWulf: prossimo trimestre\\, data annunciata']]) {
    const text = (await textOf(announced('2027-02-25'), path!)).replaceAll('\r\n ', '')
    expect(text.split('BEGIN:VEVENT').slice(1).at(-1)).toMatch(/^\r\nUID:urn:uuid:\S+\r\nDTSTAMP:20261122T000000Z\r\nDTSTART;VALUE=DATE:20270225\r\n/)
    expect(text).toContain(`SUMMARY:${words}\r\n`)
    expect(text).not.toMatch(/2026-Q3|Q3 2026|T3 2026/)
  }
  for (const past of ['2026-11-22', '2025-01-01']) expect(await textOf(announced(past), 'releases.ics')).toBe(before)
})

test('a quarter that is not released is told to no feed, no calendar and no version', async () => {
  const dataset = datasetOf({
    'releases.csv': 'period,published_on,embargo_until\n2026-Q1,2026-05-08,\n', 'capacity.csv': 'lake,mining,energised_gross,2025-01-01,200,measured,src-1,,',
    '2026-Q1/energy.csv': '2026-Q1,lake,mining,facility_total,370000,,,,measured,src-1,,', '2026-Q1/revenue.csv': '2026-Q1,mining,all,90000000,USD,reported,src-1,,',
    '2026-Q2/energy.csv': '2026-Q2,lake,mining,facility_total,380000,,,,measured,src-1,,', '2026-Q2/revenue.csv': '2026-Q2,mining,all,99000000,USD,reported,src-1,,',
  })
  const archive: Archive = { dataset, book: openBook(dataset), files: [], origin: null }
  for (const path of ['feed.xml', 'feed.json', 'releases.ics', 'metrics/energy-use-mwh/feed.xml', 'datasets/versions.json']) {
    const text = await textOf(archive, path)
    expect(text, path).toMatch(/Q1/)
    expect(text.replace(/"last_quarter": "2026-Q2"/, ''), path).not.toMatch(/2026-Q2|Q2 2026/)
  }
})

describe('xBRL-JSON', () => {
  const UNITS: Readonly<Record<string, string | undefined>> = {
    'ifrs-sds:AbsoluteGrossScope1GHGEmissions': 'utr:tCO2e', 'ifrs-sds:AbsoluteGrossLocationbasedScope2GHGEmissions': 'utr:tCO2e', 'ifrs-sds:AbsoluteGrossMarketbasedScope2GHGEmissions': 'utr:tCO2e',
    'ifrs-ibg:EnergyConsumed': 'utr:GJ', 'ifrs-ibg:EnergyConsumedPercentage': undefined, 'ifrs-ibg:WaterWithdrawn': 'utr:m3', 'ifrs-ibg:WaterConsumed': 'utr:m3',
  }
  interface Report { readonly documentInfo: { readonly linkGroups: Record<string, string>; readonly namespaces: Record<string, string>; readonly taxonomy: string[] }; readonly facts: Record<string, { readonly value: string; readonly decimals: number; readonly dimensions: Record<string, string>; readonly links?: { readonly footnote: { readonly _: readonly string[] } } }> }

  test('names only elements that exist, in their units, for a period with an exclusive end', () => {
    const twoSites = archiveOf('test/golden/two-sites/data')
    const dataset = { ...twoSites.dataset, issuer: { ...twoSites.dataset.issuer, lei: '00EXAMPLE00000000062' } }
    const report = JSON.parse(xbrlJson({ ...twoSites, dataset, book: openBook(dataset) }, '2026-Q3')!) as Report
    const facts = Object.values(report.facts).filter(({ dimensions }) => dimensions.concept !== 'xbrl:note')
    expect(facts.length).toBeGreaterThan(4)
    for (const { value, decimals, dimensions } of facts) {
      const { concept, unit, entity, period, ...axes } = dimensions
      expect(Object.keys(UNITS)).toContain(concept)
      expect([unit, entity, period]).toEqual([UNITS[concept!], 'lei:00EXAMPLE00000000062', '2026-07-01T00:00:00/2026-10-01T00:00:00'])
      expect(value).toMatch(/^-?\d+(\.\d+)?$/)
      expect(Number.isInteger(decimals)).toBe(true)
      for (const name of [concept!, unit, ...Object.entries(axes).flat()].filter((each) => each !== undefined)) expect(report.documentInfo.namespaces).toHaveProperty([name.split(':')[0]!])
    }
    const distinct = new Set(Object.values(report.facts).map(({ dimensions }) => JSON.stringify(dimensions)))
    expect(distinct.size).toBe(Object.keys(report.facts).length)
  })

  test('claims no digit that the range of an estimate does not bear out, and says of each that it is one', () => {
    for (const quarter of SAMPLE.book.quarters.filter((each) => xbrlJson(SAMPLE, each) !== null)) {
      const { facts } = JSON.parse(xbrlJson(SAMPLE, quarter)!) as Report
      for (const id of ['emissions.scope2_location', 'energy.total_gj']) {
        const found = figureOf(SAMPLE.book, id, { kind: 'quarter', id: quarter })!
        const fact = facts[id.replace('.', '-')]
        if (!fact) continue
        const half = 0.5 * 10 ** -fact.decimals
        for (const end of found.range ? [found.range.low, found.range.high] : []) expect(Math.abs(end.valueOf() - Number(fact.value)), `${quarter} ${id}`).toBeLessThanOrEqual(half * (1 + 1e-12))
        const note = fact.links && facts[fact.links.footnote._[0]!]
        expect(note?.dimensions ?? null).toEqual(found.status === 'estimated' ? { concept: 'xbrl:note', noteId: `${id.replace('.', '-')}-note`, language: 'en' } : null)
        if (note) expect(note.value).toMatch(/^An estimate, with a range of [\d,]+ to [\d,]+ (tCO₂e|GJ)\.$/)
      }
    }
    const { value, decimals } = (JSON.parse(xbrlJson(SAMPLE, '2025-Q3')!) as Report).facts['emissions-scope2_location']!
    expect([value, decimals]).toEqual(['40043', -4])
    // The standard link group has a name of its own in xBRL-JSON 1.0, and no other is allowed for it.
    expect((JSON.parse(xbrlJson(SAMPLE, '2025-Q3')!) as Report).documentInfo.linkGroups).toEqual({ _: 'http://www.xbrl.org/2003/role/link' })
  })

  test('there is none for an issuer without an identifier', () => expect(xbrlJson(FULL_YEAR, '2025-Q1')).toBeNull())
})
