import { quoted } from './problem.ts'
import { refused, type Reading } from './reading.ts'

/** Reads an identifier of the issuer: the LEI of ISO 17442 with its two check digits, or the number of the SEC's register. */
export function readIdentifier(key: 'lei' | 'cik', text: string): Reading {
  if (key === 'cik') return /^\d{1,10}$/.test(text) ? { value: text.replace(/^0+(?=\d)/, '') } : refused('E_ISSUER', `cik ${quoted(text)} is not a number of up to ten digits.`, 'Write the number under which the SEC lists the company.')
  if (!/^[A-Z0-9]{18}[0-9]{2}$/.test(text)) return refused('E_ISSUER', `lei ${quoted(text)} is not an LEI: 18 capital letters or digits, and two digits.`, 'Write the 20 characters as the register of the GLEIF has them, without spaces.')
  return remainder(text) === 1 ? { value: text } : refused('E_ISSUER', `lei ${quoted(text)} has a mistake in it: its check digits do not fit.`, 'Copy it again from the register of the GLEIF.')
}

/** The remainder by 97 of an identifier whose letters stand for 10 to 35 (ISO 7064). */
const remainder = (text: string): number => [...text].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0)
