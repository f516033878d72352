import { TextDecoder } from 'node:util'
import { finding, wholeFile, type Finding } from './problem.ts'

/** The text of a file, or why its bytes cannot be read as UTF-8. */
export type Decoded = { readonly text: string } | { readonly fault: Finding }

const SAVE = 'In Excel choose File, Save As, "CSV UTF-8 (comma delimited)".'

/** Reads bytes as UTF-8, with or without a byte order mark; other encodings are named, never guessed. */
export function decode(path: string, bytes: Uint8Array): Decoded {
  const foreign = foreignForm(bytes)
  if (foreign !== null) return { fault: finding(wholeFile(path), { code: 'E_ENCODING', message: foreign, remedy: SAVE }) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { fault: firstBadByte(path, bytes) }
  }
}

function foreignForm(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'This file is in UTF-16, which Excel calls "Unicode text", not in UTF-8.'
  if (first === 0x50 && second === 0x4b && third === 3 && fourth === 4) return 'This file is an Excel workbook or a zip archive under another name.'
  if (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0) return 'This file is an old Excel workbook under another name.'
  if (first === 0x25 && second === 0x50 && third === 0x44 && fourth === 0x46) return 'This file is a PDF under another name.'
  // Every second byte is zero in UTF-16 of Latin text without a byte order mark.
  const head = bytes.subarray(0, 64)
  const zeros = head.filter((byte) => byte === 0).length
  return head.length >= 4 && zeros * 3 >= head.length ? 'Much of this file is zeros: it is in UTF-16, which Excel calls "Unicode text", or not text at all.' : null
}

/** Points at the first byte that is not UTF-8 and shows what Windows-1252 reads there. */
function firstBadByte(path: string, bytes: Uint8Array): Finding {
  const good = validLength(bytes)
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, good))
  const lines = before.split(/\r\n|\n|\r/)
  const place = { file: path, line: lines.length, column: lines.at(-1)!.length + 1, length: 1 }
  const letter = new TextDecoder('windows-1252').decode(bytes.subarray(good, good + 1))
  const shown = /[\p{L}\p{P}\p{S}]/u.test(letter) ? ` that Windows-1252 reads as "${letter}"` : ''
  return finding(place, {
    code: 'E_ENCODING', message: `The file is not in UTF-8: here stands a byte${shown === '' ? ' that belongs to no letter' : shown}.`, remedy: SAVE,
  })
}

/** How many bytes from the start are UTF-8: found by halving, since what is good up to n is good up to less. */
function validLength(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const sound = (length: number): boolean => {
    try {
      // A streaming decoder forgives a character that is cut at the end, and only that.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sound(middle)) low = middle
    else high = middle - 1
  }
  for (let back = 0; back < 4 && back <= low; back += 1) {
    try {
      decoder.decode(bytes.subarray(0, low - back))
      return low - back
    } catch {
      // The good part ends inside a character; step back to where it begins.
    }
  }
  return low
}
