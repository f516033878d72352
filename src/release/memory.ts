import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Gives back at once what is no longer used; of itself a process does so only when it happens to need memory again. */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/** Lets this process take twice what it needs before it looks for what it can give back; of itself it takes four times as much. */
export function holdLittle(): void {
  setFlagsFromString('--heap-growing-percent=100')
}
