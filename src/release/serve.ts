import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { headersFor, OPEN } from './headers.ts'
import { strangerIn } from './stranger.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.xml': 'application/xml', '.ics': 'text/calendar; charset=utf-8',
  '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.yaml': 'application/yaml; charset=utf-8', '.md': 'text/markdown; charset=utf-8', '.jsonld': 'application/ld+json', '.zip': 'application/zip', '.parquet': 'application/vnd.apache.parquet',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Serves a finished site as a host would, with its headers; every address that is not there gets the same answer. */
export const serveFolder = (folder: string): Server => createServer((request, response) => answer(folder, request, response, Object.fromEntries([OPEN])))

/** What a page that is not public must not do: be kept, be listed, be seen from another site. */
const UNRELEASED = { 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cross-Origin-Opener-Policy': 'same-origin' }

/** Serves pages that are not public to the user of this computer alone. */
export function serveUnreleased(folder: string): Server {
  return createServer((request, response) => {
    const stranger = strangerIn(request, true)
    if (stranger === null) answer(folder, request, response, UNRELEASED)
    else response.writeHead(403, { ...UNRELEASED, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${stranger} asked for this. These pages are not public and are shown on this computer only.\n`)
  })
}

type Headers = Readonly<Record<string, string>>

function answer(folder: string, request: IncomingMessage, response: ServerResponse, own: Headers): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...own, Allow: 'GET, HEAD' }).end()
    return
  }
  const path = pathOf(request.url ?? '/')
  if (path !== null && isFile(join(folder, path))) send(folder, path, 200, request, response, own)
  else if (path !== null && isFile(join(folder, path, 'index.html'))) response.writeHead(301, { ...own, Location: `/${path}/` }).end()
  else if (isFile(join(folder, '404.html'))) send(folder, '404.html', 404, request, response, own)
  else response.writeHead(404, { ...Object.fromEntries(headersFor('404.html')), ...own }).end()
}

/** The file that an address means; null for one that no file of a site can have. */
function pathOf(url: string): string | null {
  const path = url.split('?', 1)[0]!.slice(1)
  if (!/^[\w./~-]*$/.test(path) || path.split('/').some((part) => part.startsWith('.') || part === '_headers')) return null
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

function send(folder: string, path: string, status: number, request: IncomingMessage, response: ServerResponse, own: Headers): void {
  const file = join(folder, path)
  response.writeHead(status, { ...Object.fromEntries(headersFor(path)), ...own, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Length': statSync(file).size })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).on('error', () => response.destroy()).pipe(response)
}
