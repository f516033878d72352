import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { causeOf, Refusal } from '../release/refusal.ts'
import { strangerIn } from '../release/stranger.ts'
import { PROJECT } from './options.ts'
import { documentOf, FONTS, messagePage, type DeskPage } from './pages.ts'

/** What the desk answers: a page, bytes of a file, or the way to another page. */
export type Answer = { readonly page: DeskPage; readonly status?: number } | { readonly bytes: Uint8Array; readonly type: string } | { readonly to: string }

/** How a page is asked for: the secret its forms must carry, and the name of this computer in its address. */
export interface Visit {
  readonly secret: string
  readonly host: string
}

/** What the desk can be asked for. */
export interface Desk {
  readonly get: (path: string, visit: Visit) => Promise<Answer | null>
  readonly post: (path: string, form: FormData, visit: Visit) => Promise<Answer | null>
}

const LARGEST = 32 * 1024 * 1024

const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cross-Origin-Opener-Policy': 'same-origin', 'X-Robots-Tag': 'noindex, nofollow',
}

/** Serves the desk; refuses every host name but this computer's own and every request another site had a hand in. */
export function deskServer(desk: Desk): Server {
  const secret = randomBytes(24).toString('hex')
  return createServer((request, response) => {
    handle(desk, secret, request).then((answer) => send(response, answer)).catch((error: unknown) => send(response, failed(error)))
  })
}

async function handle(desk: Desk, secret: string, request: IncomingMessage): Promise<Answer> {
  const stranger = strangerIn(request, false)
  if (stranger !== null) return refusedFrom(stranger)
  const path = (request.url ?? '/').split('?', 1)[0]!
  const visit = { secret, host: request.headers.host!.split(':', 1)[0]! }
  if (request.method === 'GET' || request.method === 'HEAD') return looks(path) ?? await desk.get(path, visit) ?? notFound()
  if (request.method !== 'POST') return { page: messagePage('Not possible here', []), status: 405 }
  const form = await formOf(request)
  if (form.get('secret') !== secret) return refusedFrom('A form that this desk did not make')
  return await desk.post(path, form, visit) ?? notFound()
}

/** The style sheet of the desk and the fonts of the site. */
function looks(path: string): Answer | null {
  if (path === '/desk.css') return { bytes: readFileSync(join(import.meta.dirname, 'desk.css')), type: 'text/css; charset=utf-8' }
  const font = FONTS.find((name) => path === `/fonts/${name}.woff2`)
  return font === undefined ? null : { bytes: readFileSync(join(PROJECT, 'public', 'fonts', `${font}.woff2`)), type: 'font/woff2' }
}

const notFound = (): Answer => ({ page: messagePage('There is no such page', []), status: 404 })
const refusedFrom = (who: string): Answer => ({ page: messagePage('Refused', [`${who} asked for this. The desk answers only to pages that it served itself, on this computer.`]), status: 403 })

async function formOf(request: IncomingMessage): Promise<FormData> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > LARGEST) throw new Refusal(1, 'The file is larger than 32 MB, which no workbook of a quarter is.')
    parts.push(part as Buffer)
  }
  try {
    return await new Response(Buffer.concat(parts), { headers: { 'Content-Type': request.headers['content-type'] ?? '' } }).formData()
  } catch {
    throw new Refusal(1, 'The form did not arrive whole. Go back and send it again.')
  }
}

function failed(error: unknown): Answer {
  if (error instanceof Refusal) return { page: messagePage('This could not be done', [error.message, ...error.details]), status: 400 }
  return { page: messagePage('This could not be done', [`${causeOf(error) ?? 'The desk met a fault of its own'}. Nothing was changed.`]), status: 500 }
}

function send(response: ServerResponse, answer: Answer): void {
  if ('to' in answer) response.writeHead(303, { ...HEADERS, Location: answer.to }).end()
  else if ('bytes' in answer) response.writeHead(200, { ...HEADERS, 'Content-Type': answer.type }).end(answer.bytes)
  else response.writeHead(answer.status ?? 200, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' }).end(documentOf(answer.page))
}
