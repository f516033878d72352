import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveFolder, serveUnreleased } from '../../src/release/serve.ts'
import { writeFiles } from './issuer.ts'

const SECRET = 'revenue of 123,456,789'
const folder = writeFiles(new Map([['index.html', `<p>${SECRET}</p>`], ['404.html', '<p>Not here.</p>'], ['datasets/2026-q3/revenue.csv', SECRET], ['reports/2026-q3/index.html', SECRET]]))
const server: Server = serveUnreleased(folder)
let port: number

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

interface Answer { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly text: string }

/** Asks with headers that fetch does not let one set. */
const asked = (headers: Readonly<Record<string, string>>, path = '/', method = 'GET'): Promise<Answer> => new Promise((done, fail) => {
  request({ host: '127.0.0.1', port, path, method, headers: { Host: `127.0.0.1:${port}`, ...headers } }, (answer) => {
    let text = ''
    answer.on('data', (part: Buffer) => { text += String(part) }).on('end', () => done({ status: answer.statusCode!, headers: answer.headers, text }))
  }).on('error', fail).end()
})

describe('pages that are not public', () => {
  test.each([
    ['under a name of another site (DNS rebinding)', { Host: 'evil.example' }], ['under such a name with the port', { Host: 'evil.example:4321' }], ['under the right name with another port', { Host: '127.0.0.1:1' }],
    ['to a script of another site', { Origin: 'https://evil.example' }], ['to a sandboxed frame', { Origin: 'null' }], ['to an image of another site', { 'Sec-Fetch-Site': 'cross-site' }], ['to a link on another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }],
    ['to a frame of another server of this computer', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
  ])('are not given %s', async (_, headers) => {
    for (const path of ['/', '/datasets/2026-q3/revenue.csv', '/reports/2026-q3', '/no-such-page/']) for (const method of ['GET', 'HEAD', 'POST']) {
      const { status, text } = await asked(headers, path, method)
      expect([status, text.includes(SECRET), text.includes('Not here')]).toEqual([403, false, false])
    }
  })

  test.each([['typed into the browser', {}], ['under the other name of this computer', { Host: 'localhost' }], ['to their own pages', { 'Sec-Fetch-Site': 'same-origin' }], ['to a new tab that the desk opens', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }]])('are given %s, and are kept and listed nowhere', async (_, headers) => {
    const { status, text, headers: sent } = await asked({ ...headers, ...('Host' in headers ? { Host: `localhost:${port}` } : {}) })
    expect([status, text]).toEqual([200, `<p>${SECRET}</p>`])
    expect(sent).not.toHaveProperty('access-control-allow-origin')
    expect(sent).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'cross-origin-resource-policy': 'same-origin', 'content-security-policy': expect.stringContaining("default-src 'none'") })
  })
})

test('what is published may be read by programs of other sites', async () => {
  const host = serveFolder(folder)
  await new Promise<void>((ready) => host.listen(0, '127.0.0.1', ready))
  const { headers } = await fetch(`http://127.0.0.1:${(host.address() as AddressInfo).port}/datasets/2026-q3/revenue.csv`, { headers: { Origin: 'https://news.example' } })
  await new Promise((closed) => host.close(closed))
  expect(headers.get('access-control-allow-origin')).toBe('*')
})
