import { inflateRawSync } from 'node:zlib'

const MEMBER = 0x02014b50
const END = 0x06054b50

/** Whether bytes are a zip: a bundle, or a workbook. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** The bytes of a file and, where it is a zip, of each of its members unpacked, those of zips within it too, one after another, because together they may be larger than the memory; throws where a zip cannot be looked into. The names of members are among its own bytes. */
export function* unpacked(bytes: Uint8Array): Generator<Uint8Array, void> {
  yield bytes
  if (isZip(bytes)) for (const member of membersOf(bytes)) yield* unpacked(member)
}

/** The members by the directory at the end: a zip inside this one has a directory of its own, which must not be taken for it. */
function* membersOf(bytes: Uint8Array): Generator<Uint8Array, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (view.getUint32(end, true) !== END) end -= 1
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== MEMBER) throw new RangeError('There is no member here.')
    const [method, size, start] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
    const body = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    const packed = bytes.subarray(body, body + size)
    yield method === 8 ? inflateRawSync(packed) : packed
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}
