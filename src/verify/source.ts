import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fetch } from '../proof/fetched.ts'
import { isFolder } from '../intake/load.ts'

/** Where a published site is read from. */
export interface Source {
  readonly name: string
  readonly read: Fetch
}

/** The site in a folder or at an address; null when the text names neither. */
export function sourceOf(text: string): Source | null {
  if (/^https?:\/\//.test(text)) return URL.canParse(text) ? atAddress(text) : null
  return isFolder(text) ? { name: text, read: async (path) => new Uint8Array(readFileSync(join(text, path))) } : null
}

function atAddress(text: string): Source {
  const base = new URL(text.endsWith('/') ? text : `${text}/`)
  return {
    name: base.href,
    read: async (path) => {
      const answer = await fetch(new URL(path, base))
      if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}`)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}
