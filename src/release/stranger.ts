import type { IncomingMessage } from 'node:http'

/** Who has a hand in a request to a server of this computer that is not the computer's own user; null for nobody. Another site may at most open a page, where it sees nothing of it. */
export function strangerIn({ headers, socket }: IncomingMessage, mayOpen: boolean): string | null {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`]
  // A foreign name for this address is how another site would reach it (DNS rebinding).
  if (!own.includes(headers.host ?? '')) return 'Another host name'
  if (headers.origin !== undefined && !own.some((each) => headers.origin === `http://${each}`)) return 'Another site'
  const site = headers['sec-fetch-site'] ?? 'none'
  // The desk opens the rehearsed pages, which stand on a port of their own, in a new tab.
  const opens = site === 'same-site' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return site === 'same-origin' || site === 'none' || (mayOpen && opens) ? null : 'Another site'
}
