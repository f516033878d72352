import type { Book } from '../core/book.ts'

const kept = new WeakMap<Book, Map<string, unknown>>()

/** Makes something once and keeps it as long as its book; for what is small and dear. A book's own memory forgets in a long history what was not asked for in a while. */
export function keep<V>(book: Book, key: string, make: () => V): V {
  const own = kept.get(book) ?? new Map<string, unknown>()
  kept.set(book, own)
  if (!own.has(key)) own.set(key, make())
  return own.get(key) as V
}
