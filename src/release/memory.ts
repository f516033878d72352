import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The flag of V8 that lets its heap grow by a fifth between two collections. */
export const FRUGAL_HEAP = 'heap-growing-percent=20'

/** Gives back at once what is no longer used; of itself a process does so only when it happens to need memory again. */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/** Lets this process hold a fifth more than it needs and no more; of itself it takes twice as much before it looks. */
export function holdLittle(): void {
  setFlagsFromString(`--${FRUGAL_HEAP}`)
}
