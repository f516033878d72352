import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { metricsEn } from '../../src/view/words/metrics-en.ts'
import { metricsIt } from '../../src/view/words/metrics-it.ts'
import { claimName, terms } from '../../src/view/words/terms.ts'

const metrics = { en: metricsEn, it: metricsIt }
const languages = ['en', 'it'] as const

/** Every text inside a tree of words, with the path that leads to it. */
function texts(tree: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof tree === 'string') return [[path, tree]]
  return Object.entries(tree as object).flatMap(([key, value]) => texts(value, path ? `${path} ${key}` : key))
}

/** The paths of a tree of words, without regard to language. */
const shape = (tree: unknown): readonly string[] => texts(tree).map(([path]) => path).sort()

const prose = (language: string): string => readFileSync(new URL(`../../content/methodology/${language}.mdx`, import.meta.url), 'utf8')

/** Every text of a language: metrics, terms and the methodology. */
const all = (language: 'en' | 'it') => [...texts(metrics[language]), ...texts(terms[language]), ...prose(language).split('\n').map((line) => ['methodology', line] as const)]

/** metrics.md 5.5; basis and class words have tests of their own below. */
const forbidden = {
  en: [
    'carbon neutral', 'climate neutral', 'co2 neutral', 'co₂ neutral', 'net zero', 'zero emissions?', 'emission-free', 'climate positive', 'clean', 'green',
    'eco-friendly', 'environmentally friendly', 'sustainable', 'responsible', 'fully renewable', 'renewable-powered', 'powered by', 'runs on', '24/7',
    'round the clock', 'offset', 'compensated', 'avoided', 'saved', 'grid-friendly', 'stabilises', 'audited', 'verified', 'assured', 'certified',
    'leading', 'best-in-class', 'most efficient', 'lowest-cost', 'record', 'all-time high', 'significant(?:ly)?', 'substantial(?:ly)?', 'dramatic(?:ally)?',
    'compliant with', 'in accordance with', 'will', 'expects', 'on track', 'improved',
  ],
  it: [
    'carbon neutral', 'impatto zero', 'neutralità', 'climaticamente neutro', 'emissioni zero', 'net zero', 'pulit[aoei]', 'carbon-free', 'verd[ei]', 'green',
    'ecologic[aoi]', 'ecosostenibil[ei]', 'sostenibil[ei]', 'rispettoso', 'responsabil[ei]', 'interamente rinnovabile', 'alimentat[aoei] da', 'funziona con',
    '24 ore su 24', 'compensat[aoei]', 'compensazione', 'evitat[aeio]', 'risparmiat[aoei]', 'stabilizza', 'certificat[oaei]', 'verificat[oaei]',
    'assicurat[oaei]', 'sottopost[oaei] a revisione', 'leader', 'avanguardia', 'migliore della categoria', 'più efficiente', 'primo', 'record',
    'massimo storico', 'significativ[oaei]', 'notevol[ei]', 'drastic[oa]', 'conform[ei] a', 'in conformità con', 'raggiungerà', 'prevede', 'in linea con',
  ],
}
const basis = { en: /grid.mix|contractual|contracts|hourly|basis/i, it: /mix (?:di )?rete|contrattual|contratti|orari|base/i }

/** Digits that are names: scopes, categories, gases in letters, standards, quarters and years. */
const names = /Scope \d(?: ?\+ ?\d)?(?: cat\. \d+)?|Ambit[oi] \d(?:(?:\+| e )\d)?(?: cat\. \d+)?|IFRS S2|[QT]\d(?: 20\d\d)?|\b20\d\d\b/g

describe.each(languages)('the words in %s', (language) => {
  test('fit a table header where they are short', () => {
    expect(Object.values(metrics[language]).map(({ short }) => short).filter((short) => short.length > 24)).toEqual([])
  })

  test('claim nothing that needs proof', () => {
    const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${forbidden[language].join('|')})(?![\\p{L}\\d])`, 'iu')
    expect(all(language).filter(([, text]) => pattern.test(text.normalize('NFC')))).toEqual([])
  })

  test('never speak of a zero-carbon or carbon-free share without its basis', () => {
    const share = /zero.carbon|carbon.free|zero emis|senza emissioni/i
    const bare = all(language).filter(([path, text]) => !path.endsWith('short') && share.test(text) && !basis[language].test(text))
    expect(bare).toEqual([])
  })

  test('call energy renewable only by the defined set or by the name of a metric', () => {
    const named = /renewable set|Renewable energy, SASB basis|Renewable, SASB basis|renewable energy factor|insieme rinnovabile|rinnovabile, base SASB|fattore rinnovabile/gi
    expect(all(language).filter(([, text]) => /renewable|rinnovabil/i.test(text.replace(named, '')))).toEqual([])
  })

  test('hold no digit but in names', () => {
    expect(all(language).filter(([, text]) => /\d/.test(text.replace(names, '')))).toEqual([])
  })

  test('use the typographic apostrophe', () => {
    const quotes = language === 'it' ? /['`´]/ : /[`´]|\w'\w/
    expect(all(language).filter(([, text]) => quotes.test(text))).toEqual([])
  })

  test('are full sentences where they explain', () => {
    const explaining = [...texts(metrics[language]), ...texts(terms[language])].filter(([path]) => /(?:definition|caution|meaning|full)$/.test(path))
    expect(explaining.filter(([, text]) => !/^\p{Lu}.*\.$/u.test(text))).toEqual([])
  })

  test('are plain Markdown in the methodology', () => {
    const [, , body = ''] = prose(language).split(/^---$/m)
    expect(body).not.toMatch(/[{}<]|^(?:import|export)\b|^# /m)
    expect(body.match(/^## /gm)?.length).toBe(9)
  })
})

test('both languages explain the same metrics and codes', () => {
  expect(Object.keys(metricsIt)).toEqual(Object.keys(metricsEn))
  expect(shape(metricsIt)).toEqual(shape(metricsEn))
  expect(shape(terms.it)).toEqual(shape(terms.en))
})

test('no Italian text is left in English', () => {
  const english = new Map(texts(metricsEn))
  const same = texts(metricsIt).filter(([path, text]) => english.get(path) === text).map(([, text]) => text)
  expect([...new Set(same)].sort()).toMatchInlineSnapshot(`
    [
      "ERF",
      "MWh per BTC",
      "MWh per MW",
      "REF",
    ]
  `)
})

test('a claim without words is printed as its id', () => {
  expect(claimName('zero_carbon_share', 'en')).toBe('Zero-carbon share, basis not stated')
  expect(claimName('jobs_created', 'it')).toBe('jobs_created')
})
