/** How many values a memory keeps at least; what was asked for longest ago goes first. */
const KEPT = 20_000

/** Makes values once under their keys, and forgets those that nobody has asked for in a long time, so that a long history needs no more memory than a short one. */
export function remembering(kept = KEPT): <V>(key: string, make: () => V) => V {
  let [recent, older] = [new Map<string, unknown>(), new Map<string, unknown>()]
  return <V>(key: string, make: () => V): V => {
    if (recent.has(key)) return recent.get(key) as V
    const value = older.has(key) ? older.get(key) as V : make()
    if (recent.size >= kept) [recent, older] = [new Map(), recent]
    recent.set(key, value)
    return value
  }
}
