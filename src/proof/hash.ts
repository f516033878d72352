/** The first 32 bits of the fractional parts of the roots of the first primes: SHA-256 begins and goes on with them (FIPS 180-4). */
const [START, ROUNDS] = (() => {
  const primes: number[] = []
  for (let candidate = 2; primes.length < 64; candidate += 1) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  const fraction = (root: number): number => ((root % 1) * 2 ** 32) >>> 0
  return [primes.slice(0, 8).map((prime) => fraction(prime ** 0.5)), primes.map((prime) => fraction(prime ** (1 / 3)))] as const
})()

/** The sha256 of bytes, in hexadecimal: by the browser where it offers that, else by our own hand, because a page from plain http gets no cryptography. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (globalThis.crypto?.subtle === undefined) return sha256ByHand(bytes)
  return hexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

const hexadecimal = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The sha256 of bytes without any help. */
export function sha256ByHand(bytes: Uint8Array): string {
  const state = Uint32Array.from(START)
  const padded = paddedTo64(bytes)
  const words = new Uint32Array(64)
  const view = new DataView(padded.buffer)
  for (let at = 0; at < padded.length; at += 64) {
    for (let index = 0; index < 16; index += 1) words[index] = view.getUint32(at + index * 4)
    extend(words)
    compress(state, words)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** The bytes, a one, zeros, and the length in bits, to a multiple of 64 bytes. */
function paddedTo64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  return padded
}

const turn = (word: number, count: number): number => (word >>> count) | (word << (32 - count))

function extend(words: Uint32Array): void {
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [words[index - 15]!, words[index - 2]!]
    words[index] = words[index - 16]! + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + words[index - 7]! + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let index = 0; index < 64; index += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[index]! + words[index]!) | 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index]! += word
}
