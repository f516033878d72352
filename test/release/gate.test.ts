import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../src/release/gate.ts'
import { contentPolicy, headerFiles } from '../../src/release/headers.ts'
import { workbookOf } from '../../src/datasets/workbook.ts'
import { secretsIn, secretsOf, type Secrets } from '../../src/release/secrets.ts'
import { quartersNamedIn } from '../../src/release/quarter-names.ts'
import { readData } from '../../src/intake/load.ts'
import { restrict } from '../../src/release/inputs.ts'
import { filesOf, writeFiles } from './issuer.ts'

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) })
const page = (body: string) => `<!doctype html><html lang="en"><head><title>Page</title></head><body><p id="top">Text</p>${body}</body></html>`
const NOTHING: Secrets = { quarters: new Set(), addresses: new Set(), ids: [], words: new Set(), numbers: new Set(), texts: [] }
const faultsOf = (body: string, more: readonly { path: string; bytes: Uint8Array }[] = []) =>
  inspect([file('index.html', page(body)), file('reports/2026-q1/index.html', page('<h2 id="mix">Mix</h2>')), file('a.css', 'p{color:red}'), ...more], NOTHING, { site: 'https://esg.example.com/', machinePaths: ['/srv/issuer/'] }).faults.map(({ words }) => words)

describe('the gate lets a sound site through', () => {
  test.each([
    ['links', '<a href="/reports/2026-q1/#mix">a</a> <a href="reports/2026-q1/">b</a> <a href="#top">c</a> <a href="https://elsewhere.example/x">d</a> <a href="mailto:ir@example.com">e</a> <link rel="stylesheet" href="/a.css?v=1">'],
    ['an address of its own, in full', '<a href="https://esg.example.com/reports/2026-q1/">a</a>'],
    ['data blocks', '<script type="application/json">{"a":"<p onclick=x>"}</script><script type="application/ld+json">{}</script><script type="module" src="data:,"></script>'],
    ['words that only look unfinished', '<p>Il metodo vale per todo il mondo; pending litigation</p>'],
    ['what stands in a comment', '<!-- <a href="/nowhere/">x</a> -->'],
  ])('%s', (_, body) => expect(faultsOf(body)).toEqual([]))
})

describe('the gate stops', () => {
  test.each([
    ['a dead link', '<a href="/reports/2026-q2/">x</a>', 'the link /reports/2026-q2/ leads nowhere'],
    ['a link without its slash', '<a href="/reports/2026-q1">x</a>', 'the link /reports/2026-q1 leads nowhere'],
    ['a dead picture', '<img srcset="/a.png 1x, /b.png 2x" src="/a.css">', 'the link /a.png leads nowhere'],
    ['a missing place', '<a href="/reports/2026-q1/#total">x</a>', 'the link /reports/2026-q1/#total leads to a place that the page lacks'],
    ['a script for a link', '<a href="javascript:alert(1)">x</a>', 'the link javascript:alert(1) is a script'],
    ['a pending quote (Google, 2012)', '<p>PENDING LARRY QUOTE</p>', 'PENDING stands where something was to be written'],
    ['a TODO', '<p>TODO: total</p>', 'TODO stands where something was to be written'],
    ['filler', '<p>Lorem ipsum dolor</p>', 'Lorem ipsum stands where something was to be written'],
    ['a style attribute', '<p style="color:red">x</p>', 'a style attribute, which the content policy forbids'],
    ['a style element', '<style>p{}</style>', 'a style element, which the content policy forbids'],
    ['an inline script', '<script>1</script>', 'a script in the page itself, which the content policy forbids'],
    ['a handler', '<p onclick="x()">x</p>', 'a handler in an attribute, which the content policy forbids'],
    ['a path of the machine', '<p>/srv/issuer/data/x.csv</p>', 'it names a folder of the machine it was built on'],
  ])('%s', (_, body, words) => expect(faultsOf(body)).toContain(words))

  test('a source map', () => expect(faultsOf('', [file('a.js.map', '{}')])).toContain('source maps hold what was not meant to be served'))
  test('an empty page', () => expect(faultsOf('', [file('it/index.html', '<!doctype html><p></p>')])).toContain('the page is empty'))
  test('a site without a first page', () => expect(inspect([], NOTHING, { site: null, machinePaths: [] }).faults).toHaveLength(1))
})

describe('unreleased matter is found', () => {
  const secrets: Secrets = { quarters: new Set(['2026-Q3']), addresses: new Set(['2026-Q3']), ids: [], words: new Set(['mesa-two']), numbers: new Set(['123456789']), texts: ['Big “deal” signed & sealed'] }
  const zip = (text: string): Uint8Array => zipSync({ a: strToU8(text) })
  const nested = (text: string): Uint8Array => zipSync({ 'first.txt': strToU8('nothing'), 'inner.xlsx': [zip(text), { level: 0 }], 'last.txt': strToU8('nothing') })
  test.each([
    ['a quarter', 'x 2026-Q3'], ['a quarter in words', 'Q3 2026'], ['in Italian', 'T3 2026'], ['short', '3Q26'], ['in lower case', '/reports/2026-q3/'],
    ['an id', 'a/mesa-two.svg'], ['a number', '1234567.89'], ['grouped', '1,234,567.89'], ['in Italian', '1.234.567,89'], ['with thin spaces', '1\u202f234\u202f567,89'], ['in thousands', '1234.56789'], ['in millionths', '0.000123456789'],
    ['a text', 'Big “deal” signed & sealed'], ['a text as HTML', 'Big &#8220;deal&#x201d; signed &amp; sealed'], ['as JSON', 'Big \\u201cdeal\\u201d signed \\u0026 sealed'], ['as an address', 'Big%20%E2%80%9Cdeal%E2%80%9D%20signed%20%26%20sealed'],
  ])('%s: %s', (_, text) => {
    expect(secretsIn(file('a.html', `before ${text} after`), secrets)).not.toEqual([])
    expect(secretsIn({ path: 'a.xlsx', bytes: zip(`before ${text} after`) }, secrets)).not.toEqual([])
    expect(secretsIn({ path: 'all.zip', bytes: nested(`before ${text} after`) }, secrets)).not.toEqual([])
    expect(secretsIn({ path: 'a.bin', bytes: new Uint8Array(Buffer.from(`before ${text} after`, 'utf16le')) }, secrets)).not.toEqual([])
  })
  test('in the name of a file', () => expect(secretsIn(file('img/2026q3-hall.png', ''), secrets)).toEqual(['2026-Q3']))
  test.each([['another quarter', '2026-Q2, Q3 2025'], ['a longer number', '1234567891'], ['another id', 'mesa-twofold']])('and nothing else: %s', (_, text) => {
    expect(secretsIn(file('a.html', text), secrets)).toEqual([])
    expect(secretsIn({ path: 'all.zip', bytes: nested(text) }, secrets)).toEqual([])
  })
  test('the cells of a long worksheet are no quarters, and the texts in them are', async () => {
    const sheet = (text: string): Promise<Uint8Array> => workbookOf('Figures', null, [{ name: 'All', head: [['id']], widths: [12], rows: Array.from({ length: 32_030 }, (_, row) => [row === 7 ? text : null, ...Array<null>(15).fill(null), row]) }])
    expect(secretsIn({ path: 'figures.xlsx', bytes: await sheet('Q2 2026') }, secrets)).toEqual([])
    expect(secretsIn({ path: 'figures.xlsx', bytes: await sheet('Q3 2026') }, secrets)).toEqual(['2026-Q3'])
  })
  test('what cannot be looked into is not published', () => {
    expect(secretsIn({ path: 'a.zip', bytes: zip('nothing').slice(0, -1) }, secrets)).toEqual(['a zip that cannot be looked into'])
    expect(secretsIn({ path: 'a.zip', bytes: zipSync({ 'b.zip': [zip('nothing').slice(0, 40), { level: 0 }] }) }, secrets)).toEqual(['a zip that cannot be looked into'])
  })
})

describe('what is a secret', () => {
  const program = [file('view/words.ts', "export const WORDS = ['Mining and power', 'power_cost', `Revenue of ${name} for each megawatt`, 'second', 'hall']")]
  /** The secrets of an issuer with a draft of 2026-Q3, a hidden source and a hidden number. */
  const secretsWith = (draft: string, { source = 'heron-meter', title = 'Paper', prose = 'So.', target = '' } = {}): Secrets => {
    const { dataset, problems } = readData(writeFiles(filesOf({
      'capacity.csv': [`lake,ai_hosting,energised_gross,2026-07-15,61.234567,measured,${source},,,`], 'sources.csv': [`${source},${title},,`], ...(target === '' ? {} : { 'targets.csv': [target] }),
    })), { today: '2026-11-22' })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const content = [file('methodology/en.mdx', prose), file('reports/2026-Q3/en.mdx', draft)]
    return secretsOf(restrict({ dataset: dataset!, issuer: file('issuer.yaml', ''), content, served: [] }, null), program)
  }
  const found = (path: string, text: string, secrets: Secrets) => secretsIn(file(path, text), secrets)

  test.each([
    ['a declaration of XML', '<?xml version="1.0" encoding="utf-8"?>', {}, 'feed.xml', '<?xml version="1.0" encoding="utf-8"?><feed/>'],
    ['words of the program', 'Mining and power', {}, 'a.html', 'Mining and power'],
    ['what the program puts together from its words and public ones', 'Revenue of Mesa for each megawatt', {}, 'a.html', 'Revenue of Mesa for each megawatt'],
    ['an id of such words', '', { source: 'power-cost' }, 'a.html', 'id="power-cost"'],
    ['an id of such words that stand apart', '', { source: 'mesa-power' }, 'a.html', 'href="#mesa-power"'],
  ])('not %s', (_, draft, hidden, path, text) => expect(found(path, text, secretsWith(draft, hidden))).toEqual([]))

  test.each([
    ['a title', '---\ntitle: Heron quarter\n---\n', {}, '<title>Heron quarter</title>'],
    ['a sentence beside a figure', 'The heron sings of <Figure of="revenue.total" /> in all.', {}, '<p>The heron sings of <data>1</data></p>'],
    ['many words of the program in an order of their own', 'Mining and power and mining and second power hall', {}, 'Mining and power and mining and second power hall'],
    ['the title of a source', '', { title: 'Zebra meter paper' }, 'Zebra meter paper'], ['an id', '', {}, 'id="heron-meter"'], ['a number', '', {}, '61.234567 MW'],
  ])('but %s is', (_, draft, hidden, text) => {
    expect(found('a.html', text, secretsWith(draft, hidden))).toHaveLength(1)
    expect(found('a.html', 'How it is done.', secretsWith(draft, hidden))).toEqual([])
  })

  test('a text with quotes is one in every form in which a file writes it, and none where the same stands in public', () => {
    const text = 'The company says "up to 45 MW" of hosting'
    const secretsOfNotes = (open: string): Secrets => {
      const { dataset } = readData(writeFiles(filesOf({ 'capacity.csv': [`mesa,other,energised_gross,2025-03-01,1,measured,src-1,,"${open.replaceAll('"', '""')}",`, `lake,ai_hosting,energised_gross,2026-07-15,61,measured,src-1,,"${text.replaceAll('"', '""')}",`] })), { today: '2026-11-22' })
      return secretsOf(restrict({ dataset: dataset!, issuer: file('issuer.yaml', ''), content: [], served: [] }, null), program)
    }
    const forms = [text, text.replaceAll('"', '""'), JSON.stringify(text), text.replaceAll('"', '&quot;')]
    expect(forms.map((form) => found('a.csv', form, secretsOfNotes('Another note')).length > 0)).toEqual([true, true, true, true])
    expect(forms.map((form) => found('a.csv', form, secretsOfNotes(text)))).toEqual([[], [], [], []])
  })

  test('a date on which a quarter begins is one that the program writes by itself; another is not, nor is one still to come', () => {
    const dates = ['2026-07-01', '2026-07-15', '2026-10-01']
    const { dataset } = readData(writeFiles(filesOf({ 'capacity.csv': dates.map((date, index) => `lake,ai_hosting,energised_gross,${date},6${index},measured,src-1,,,`) })), { today: '2026-11-22' })
    const secrets = secretsOf(restrict({ dataset: dataset!, issuer: file('issuer.yaml', ''), content: [], served: [] }, null), program)
    expect(dates.map((date) => found('datasets/figures.json', `hours from 2026-04-01 to ${date}`, secrets))).toEqual([[], ['2026-07-15'], ['2026-10-01']])
  })

  test('a short number behind the key of its hidden row, though its quarter is public', () => {
    const { dataset } = readData(writeFiles(filesOf({ '2026-Q1/energy.csv': ['2026-Q1,lake,mining,facility_total,3654,measured,src-1,2026-11-06,,2026-Q3'], 'restatements.csv': ['rst-1,energy.csv,2026-Q1|lake|mining|own_operations|facility_total,energy_mwh,370000,3654,error,none,Sorry,Scusate,'] })), { today: '2026-11-22' })
    const secrets = secretsOf(restrict({ dataset: dataset!, issuer: file('issuer.yaml', ''), content: [], served: [] }, null), program)
    expect(found('files/energy.csv', 'period,facility\n2026-Q1,lake,mining,facility_total,3654,measured,src-1', secrets)).toEqual(['2026-Q1,lake,mining,facility_total,3654'])
    expect(found('a.html', 'The 3654 hours of 2026-Q1; lake, mining: 3654 MWh', secrets)).toEqual([])
    expect(found('files/energy.csv', new TextDecoder().decode(restrict({ dataset: dataset!, issuer: file('issuer.yaml', ''), content: [], served: [] }, null).data.find(({ path }) => path === '2026-Q1/energy.csv')!.bytes), secrets)).toEqual([])
  })

  test('an unreleased quarter, though the last report came out in it, is in no address and no text', () => {
    const files = filesOf()
    const dated = new Map([...files].map(([path, text]) => [path, path === 'targets.csv' ? text.replace('2027-12-31', '2026-09-30') : text]))
    const { dataset } = readData(writeFiles(dated), { today: '2026-11-22' })
    const secrets = secretsOf(restrict({ dataset: dataset!, issuer: file('issuer.yaml', ''), content: [], served: [] }, null), program)
    for (const path of ['reports/2026-q3/index.html', 'it/reports/2026-Q3/index.html', 'charts/2026-q4/revenue.svg', 'reports/2025-q4.md']) expect(found(path, '', secrets)).toHaveLength(1)
    for (const text of ['Report of Q3 2026', 'Rapporto del T3 2026', '2026-Q4', '3Q26']) expect(found('a.html', text, secrets)).toHaveLength(1)
    for (const text of ['Q2 2026 after T1 2026', 'compared with 2025-Q4, which is history', 'by 2026-09-30', 'form-10-q-q1-2026 q3-2025-call']) expect(found('reports/2026-q2/a.html', text, secrets)).toEqual([])
  })

  test('a quarter that public prose names may be named, and still has no address', () => {
    const secrets = secretsWith('', { prose: 'The hall opens in Q3 2026.' })
    expect(found('methodology/index.html', 'The hall opens in Q3 2026; not in Q4 2026.', secrets)).toEqual(['2026-Q4'])
    expect(found('reports/2026-q3/index.html', '', secrets)).toEqual(['2026-Q3'])
  })

  test('a public id that names a quarter may be an address', () => {
    const secrets = secretsWith('', { target: 'by-2027-q4,ai.energised_it_mw,2025-12-31,10,2027-12-31,150,MW,reported,src-1,' })
    expect(found('targets/by-2027-q4/index.html', '', secrets)).toEqual([])
    expect(found('reports/2027-q4/index.html', '', secrets)).toEqual(['2027-Q4'])
  })

  test('the bytes of a picture name no quarter by chance; words in it do', () => {
    const bytes = (text: string) => ({ path: 'a.png', bytes: Uint8Array.from([0x89, 0xff, ...strToU8(text), 0xff, 0xfe]) })
    const secrets = secretsWith('')
    expect(secretsIn(bytes('2031q1'), secrets)).toEqual([])
    expect(secretsIn(bytes('Chart of Q3 2026'), secrets)).toEqual(['2026-Q3'])
  })
})

test.each([['2026-Q3'], ['2026q3'], ['q3-2026'], ['Q3 2026'], ['T3 2026'], ['3Q26'], ['2026_Q3'], ['2026/q3'], ['3q2026']])('%s names a quarter', (text) => {
  expect([...quartersNamedIn(`x ${text} y`)]).toEqual(['2026-Q3'])
})

describe('the headers', () => {
  const rules = new TextDecoder().decode(headerFiles([file('index.html', ''), file('embed/a/index.html', ''), file('it/embed/a/index.html', ''), file('it/reports/index.html', ''), file('it/index.html', ''), file('reports/index.html', ''), file('datasets/figures.csv', ''), file('it/datasets/index.html', ''), file('charts/a.csv', ''), file('it/charts/a.csv', '')]).find(({ path }) => path === '_headers')!.bytes)
  const policyOf = (path: string) => rules.split('\n\n').filter((rule) => {
    const pattern = rule.split('\n')[0]!
    return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
  }).flatMap((rule) => rule.split('\n').filter((line) => line.includes('Content-Security-Policy')))

  test('let programs elsewhere read what is published', () => {
    const open = rules.split('\n\n').filter((rule) => rule.includes('Access-Control-Allow-Origin: *')).map((rule) => rule.split('\n')[0])
    expect(open).toEqual(['/*'])
  })
  test('forbid what is inline', () => {
    expect(contentPolicy(false)).not.toContain('unsafe')
    expect(rules).toContain('X-Content-Type-Options: nosniff')
  })
  test.each([['/', "'none'"], ['/reports/', "'none'"], ['/it/', "'none'"], ['/it/reports/', "'none'"], ['/embed/a/', '*'], ['/it/embed/a/', '*'], ['/datasets/figures.csv', "'none'"]])('give %s one policy for frames, with frame-ancestors %s', (path, ancestors) => {
    // A host sends both, of which the browser obeys both, or the one of the path, which comes later.
    const [anywhere, own] = policyOf(path)
    expect(policyOf(path)).toHaveLength(2)
    expect(anywhere).not.toContain('frame-ancestors')
    expect(own).toContain(`frame-ancestors ${ancestors};`)
    expect(own!.replace(` frame-ancestors ${ancestors};`, '')).toBe(anywhere)
  })

  test.each(['/nowhere/', '/2026-q3.json', '/'])('give %s, there or not, a policy for its content', (path) => {
    expect(policyOf(path)[0]).toContain("default-src 'none'; script-src 'self'")
  })
})
