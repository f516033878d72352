import { existsSync, readFileSync } from 'node:fs'
import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openXlsx, saveXlsx, type Cell } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenDesk } from '../../src/desk/desk.ts'
import { examples } from '../../src/desk/gallery.ts'
import { html } from '../../src/desk/html.ts'
import { deskServer } from '../../src/desk/server.ts'
import { imprint, smallIssuer } from './folders.ts'

const folders = smallIssuer()
const server: Server = deskServer(new OpenDesk(folders, join(folders.data, '..', 'site'), () => []))
let base: string
let port: number

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  port = (server.address() as AddressInfo).port
  base = `http://127.0.0.1:${port}`
})
afterAll(() => void server.close())

/** Asks with headers that fetch does not let one set. */
const asked = (headers: Readonly<Record<string, string>>, method = 'GET', path = '/'): Promise<{ readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly text: string }> => new Promise((done, fail) => {
  const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
    let text = ''
    answer.on('data', (part: Buffer) => { text += String(part) }).on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }))
  })
  sent.on('error', fail).end()
})

const secretIn = async (): Promise<string> => /name="secret" value="([0-9a-f]+)"/.exec(await (await fetch(base)).text())![1]!

const post = async (path: string, fields: Readonly<Record<string, string | Blob>>): Promise<Response> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return fetch(`${base}${path}`, { method: 'POST', body: form })
}

describe('the desk answers only to itself', () => {
  test.each([
    ['under a name of another site (DNS rebinding)', { Host: 'evil.example:80' }], ['to a page of another site', { Host: '', Origin: 'https://evil.example' }], ['to a frame or image of another site', { Host: '', 'Sec-Fetch-Site': 'cross-site' }],
    ['to another server of this computer', { Host: '', Origin: 'http://127.0.0.1:1' }],
  ])('and not %s', async (_, headers) => {
    const own = headers.Host === '' ? { ...headers, Host: `127.0.0.1:${port}` } : headers
    for (const method of ['GET', 'POST']) expect((await asked(own, method)).status).toBe(403)
  })

  test('and not to a form it did not make', async () => {
    const before = imprint(folders.data)
    expect((await post('/new', { quarter: '2026-Q3', secret: '0'.repeat(48) })).status).toBe(403)
    expect(imprint(folders.data)).toBe(before)
  })

  test('with headers that let nothing in and nothing stay', async () => {
    const { status, headers } = await asked({ Host: `localhost:${port}` })
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining("default-src 'none'"), 'x-robots-tag': 'noindex, nofollow' })
  })

  test.each(['/../src/cli.ts', '/workbook/..%2f..%2fdata.xlsx', '/marked/0123456789abcdef.xlsx', '/fonts/../issuer.woff2'])('and has no page %s', async (path) => {
    expect((await asked({ Host: `127.0.0.1:${port}` }, 'GET', path)).status).toBe(404)
  })
})

describe('a quarter on the desk', () => {
  test('is begun, filled in by workbook, marked when wrong, read in when right, and signed', async () => {
    const secret = await secretIn()
    expect((await post('/new', { quarter: '2026-Q3', secret })).url).toBe(`${base}/`)
    expect(existsSync(join(folders.data, '2026-Q3/energy.csv'))).toBe(true)
    expect(await (await fetch(base)).text()).toContain('5 rows still to be filled in.')
    expect(await (await fetch(`${base}/problems/`)).text()).toMatch(/<h1>\d+ warnings<\/h1>/)

    const given = new Uint8Array(await (await fetch(`${base}/workbook/2026-Q3.xlsx`)).arrayBuffer())
    const wrong = await post('/import', { secret, file: new Blob([await filled(given, 'no number') as Uint8Array<ArrayBuffer>]) })
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(page).toContain('energy, cell F2')
    const marked = await openXlsx(new Uint8Array(await (await fetch(`${base}${/\/marked\/\w+\.xlsx/.exec(page)![0]}`)).arrayBuffer()))
    expect(marked.sheets.find(({ name }) => name === 'energy')!.cells!.get('1,5')!.comment!.author).toBe('Wattledger')

    expect(await (await post('/import', { secret, file: new Blob([await filled(given, 391_000) as Uint8Array<ArrayBuffer>]) })).text()).toContain('2026-Q3/energy.csv')
    expect(readFileSync(join(folders.data, '2026-Q3/energy.csv'), 'utf8')).toContain('2026-Q3,lake,mining,facility_total,391000,measured,src-1,,')
    expect(await (await post('/approve', { secret, quarter: '2026-Q3', by: 'A. Clerk' })).text()).toContain('has no row in data/releases.csv')
    expect((await post('/schedule', { secret, quarter: '2026-Q3', on: '2026-11-06', at: '16:05' })).url).toBe(`${base}/`)
    expect(readFileSync(join(folders.data, 'releases.csv'), 'utf8').trimEnd().split('\n').at(-1)).toMatch(/^2026-Q3,2026-11-06,2026-11-06T\d\d:05:00[+-]\d\d:00$/)
    expect(await (await fetch(base)).text()).toContain('It is held until 2026-11-06T16:05:00')
  })

  test('is refused in plain words when it cannot be begun', async () => {
    const answer = await post('/new', { quarter: '2030-Q1', secret: await secretIn() })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('ends on 31 March 2030. Begin it when it is over.')
  })

  test('that was never begun gets no commentary', async () => {
    const before = imprint(folders.content)
    const answer = await post('/commentary', { quarter: '2031-Q4', secret: await secretIn(), 'title-en': 'A title', 'summary-en': 'A sentence.', 'text-en': 'Words.' })
    expect([answer.status, imprint(folders.content)]).toEqual([400, before])
    expect(await answer.text()).toContain('There is no quarter 2031-Q4 in data.')
  })
})

async function filled(workbook: Uint8Array, value: number | string): Promise<Uint8Array> {
  const opened = await openXlsx(workbook, { readStyles: true })
  const sheet = opened.sheets.find(({ name }) => name === 'energy')!
  for (const [column, entry] of Object.entries({ energy_mwh: value, status: 'measured', source: 'src-1' })) {
    const place = `1,${sheet.rows[0]!.indexOf(column)}`
    sheet.cells!.set(place, { ...sheet.cells!.get(place), value: entry, type: typeof entry === 'number' ? 'number' : 'string' } as Cell)
  }
  return saveXlsx(opened)
}

test('what stands in a page is text, whatever is in it; lists are joined', () => {
  expect(html`<p title="${'"x'}">${['<i>', html`<b>${'a & b'}</b>`]}${null}${false}</p>`.text).toBe('<p title="&quot;x">&lt;i&gt;<b>a &amp; b</b></p>')
})

test('every code has an example in the documentation, or a word why it has none', () => {
  const all = examples()
  expect(all.filter(({ told }) => told === null).map(({ code }) => code)).toEqual(['E_LINK', 'E_TOO_MANY', 'E_UNREADABLE', 'W_PUBLISHED'])
  expect(all.filter(({ told, unshown }) => (told === null) !== (unshown !== null))).toEqual([])
  expect(all.find(({ code }) => code === 'E_THOUSANDS')!.told).toMatch(/^data\/2025-Q3\/energy\.csv:\d+:\d+ {2}[\s\S]+\^+\n[\s\S]+\[E_THOUSANDS\]$/)
  expect(all.find(({ code }) => code === 'E_PROSE_DIGIT')!.told).toMatch(/^content\/reports\/2025-Q3\/en\.mdx:6:17 {2}The number "50\.6"[\s\S]+\[E_PROSE_DIGIT\]$/)
})
