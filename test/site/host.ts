import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { headersFor } from '../../src/release/headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2',
}

/** A host of a folder, such as a content delivery network is: the product's headers, texts compressed. */
export interface Host {
  readonly base: string
  readonly close: () => Promise<void>
}

/** Starts a host of a finished site on a free port of this machine. */
export async function hostFolder(folder: string): Promise<Host> {
  const compressed = new Map<string, Buffer>()
  const server: Server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://host').pathname
    const path = asked.endsWith('/') ? `${asked}index.html` : asked
    const found = statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true
    const served = found ? path : '/404.html'
    const type = TYPES[extname(served)] ?? 'application/octet-stream'
    const encoding = isText(type) ? encodingFor(request.headers['accept-encoding'] ?? '') : null
    const key = `${served} ${encoding}`
    const body = compressed.get(key) ?? encoded(readFileSync(join(folder, served)), encoding)
    compressed.set(key, body)
    response.writeHead(found ? 200 : 404, {
      ...Object.fromEntries(headersFor(served.slice(1))), 'Content-Type': type, 'Content-Length': body.length, ...(encoding ? { 'Content-Encoding': encoding, Vary: 'Accept-Encoding' } : {}),
      'Cache-Control': served.startsWith('/_astro/') || served.startsWith('/fonts/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  })
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}

const isText = (type: string): boolean => /^text\/|json|svg/.test(type)

const encodingFor = (accepted: string): 'br' | 'gzip' | null => (/\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null)

// Five is what networks use on the fly; what is compressed ahead of time is smaller still.
function encoded(bytes: Buffer, encoding: 'br' | 'gzip' | null): Buffer {
  if (encoding === 'br') return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  return encoding === 'gzip' ? gzipSync(bytes) : bytes
}
