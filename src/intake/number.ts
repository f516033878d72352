import { rational } from '../core/rational.ts'
import { quoted } from './problem.ts'
import { refused, type Reading } from './reading.ts'

const PLAIN = /^-?\d+(\.\d+)?$/
const MOST_DIGITS = 60
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'n/a', 'na', 'n.a.', 'n.a', '#n/a', 'n/d', 'n.d.', 'nd', 'tbd', 'tbc', 'tba', '-', '--', '–', '—', 'none', 'null', 'nil', 'nan', 'unknown', 'missing', 'pending', 'not available', 'not disclosed', '?', '.', '...', '…', 'x', 'inf', 'infinity',
])

/** Reads a plain decimal exactly: `decimal` from zero up, `signed` either way, `count` in whole numbers. */
export function readNumber(kind: 'decimal' | 'signed' | 'count', text: string, name: string): Reading {
  if (!PLAIN.test(text)) return faultOfNumber(text, name)
  if (text.length > MOST_DIGITS) return refused('E_TOO_LARGE', `${name} has ${text.length} characters; ${MOST_DIGITS} are read at most.`, 'Round the number to the digits that are known.')
  if (kind !== 'signed' && text.startsWith('-')) return refused('E_NEGATIVE', `${name} ${quoted(text)} is negative.`, `Write zero or a number above it; if the value is unknown, leave the cell blank.`)
  if (kind === 'count' && text.includes('.')) return refused('E_NUMBER', `${name} ${quoted(text)} is not a whole number.`, 'Write a whole number without a point.')
  return { value: rational(text) }
}

/** Says what keeps a text from being a number; what people and Excel really write comes first. */
function faultOfNumber(text: string, name: string): Reading {
  const trimmed = text.trim().toLowerCase()
  if (/^#[a-z0-9/]+[!?]?$/.test(trimmed) && trimmed !== '#n/a') return refused('E_SPREADSHEET', `${name} ${quoted(text)} is an error that a spreadsheet left behind.`, 'Repair the formula in the workbook and save its value, or leave the cell blank if the value is unknown.')
  if (PLACEHOLDERS.has(trimmed)) return refused('E_PLACEHOLDER', `${name} ${quoted(text)} is not a number.`, 'If the value is unknown, leave the cell blank and say why in note.')
  if (/^[=@]/.test(trimmed)) return refused('E_FORMULA', `${name} ${quoted(text)} is a formula.`, 'Write its result, in digits.')
  if (/\p{Sc}/u.test(text) || /^(usd|eur|gbp|cad)|(usd|eur|gbp|cad)$/.test(trimmed)) return refused('E_CURRENCY_SIGN', `${name} ${quoted(text)} carries a currency.`, `Write the digits only${writeAs(text.replace(/[\p{Sc}a-z\s]/giu, ''))}; the currency stands in its own column.`)
  if (/[%‰]/.test(text)) return percent(text, name)
  if (/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/.test(trimmed)) return refused('E_EXPONENT', `${name} ${quoted(text)} is written with an exponent, and digits may be lost.`, `Format the column as a number in the spreadsheet, check the value, and save it in full${inFull(trimmed)}.`)
  return faultOfSigns(text, trimmed, name)
}

function faultOfSigns(text: string, trimmed: string, name: string): Reading {
  const minus = /^[\u{2212}\u{2012}-\u{2015}\u{FF0D}]\s*(\d[\d.,]*)$/u.exec(trimmed)
  if (minus) return refused('E_NUMBER', `${name} ${quoted(text)} has a minus sign that is not the one of the keyboard.`, `Write -${minus[1]} with the keyboard's hyphen.`)
  const brackets = /^\(\s*(\d[\d.,]*)\s*\)$/.exec(trimmed) ?? /^(\d[\d.,]*)\s*-$/.exec(trimmed)
  if (brackets) return refused('E_NUMBER', `${name} ${quoted(text)} shows a negative number as accountants do.`, `Write -${brackets[1]} with the minus sign in front.`)
  if (/^\+\s*\d/.test(trimmed)) return refused('E_NUMBER', `${name} ${quoted(text)} has a plus sign.`, `Write ${trimmed.slice(1).trim()} without it.`)
  if (/^-?\.\d+$/.test(trimmed)) return refused('E_NUMBER', `${name} ${quoted(text)} begins with its decimal point.`, `Write ${trimmed.replace('.', '0.')}.`)
  if (/^-?\d+\.$/.test(trimmed)) return refused('E_NUMBER', `${name} ${quoted(text)} ends with a point.`, `Write ${trimmed.slice(0, -1)}.`)
  if (/^-?[\d.,'’_ \u{A0}\u{2007}\u{2009}\u{202F}]+$/u.test(trimmed) && /\d/.test(trimmed)) return faultOfGrouping(text, trimmed, name)
  const unit = /^(?!0x)(-?[\d.,]+)\s*([a-zµ²³][a-z0-9/²³.]*)$/.exec(trimmed)
  if (unit) return refused('E_UNIT', `${name} ${quoted(text)} has letters behind the digits.`, `Write the digits only${writeAs(unit[1]!)}, in the unit that the column's name gives.`)
  if (/\p{Nd}/u.test(text) && !/[0-9a-z]/i.test(text)) return refused('E_NUMBER', `${name} ${quoted(text)} has digits that are not 0 to 9 of the keyboard.`, 'Type the number again with the digits 0 to 9.')
  return refused('E_NUMBER', `${name} ${quoted(text)} is not a number.`, 'Write digits only, with a point for decimals; if the value is unknown, leave the cell blank.')
}

/** Commas, points, spaces and apostrophes among digits: shows what the number may mean, and never guesses. */
function faultOfGrouping(text: string, trimmed: string, name: string): Reading {
  const dotless = trimmed.replaceAll('.', '').replace(',', '.')
  const commaless = trimmed.replaceAll(',', '')
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(trimmed)) return refused('E_DECIMAL_COMMA', `${name} ${quoted(text)} has a decimal comma and points between thousands.`, `Write ${dotless} if that is the number, with a point for decimals and no thousands sign.`)
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(trimmed)) return refused('E_THOUSANDS', `${name} ${quoted(text)} has a thousands sign.`, `Write ${commaless} without commas.`)
  if (/^-?[1-9]\d{0,2},\d{3}$/.test(trimmed)) return refused('E_THOUSANDS', `${name} ${quoted(text)} is ${commaless} with a thousands sign, or ${trimmed.replace(',', '.')} with a decimal comma.`, `Write ${commaless} or ${trimmed.replace(',', '.')}, whichever is meant: no thousands sign, and a point for decimals.`)
  if (/^-?\d{1,3}(,\d{3}){2,}$/.test(trimmed)) return refused('E_THOUSANDS', `${name} ${quoted(text)} has thousands signs.`, `Write ${commaless} without commas.`)
  if (/^-?\d+,\d+$/.test(trimmed)) return refused('E_DECIMAL_COMMA', `${name} ${quoted(text)} has a decimal comma.`, `Write ${trimmed.replace(',', '.')} with a point.`)
  if (/^-?\d{1,3}(\.\d{3}){2,}$/.test(trimmed)) return refused('E_THOUSANDS', `${name} ${quoted(text)} has points between thousands.`, `Write ${trimmed.replaceAll('.', '')} without points.`)
  const bare = trimmed.replaceAll(/['’_ \u{A0}\u{2007}\u{2009}\u{202F}]/gu, '')
  if (bare !== trimmed) return refused('E_THOUSANDS', `${name} ${quoted(text)} has spaces or signs between its digits.`, `Write the digits together${writeAs(bare)}.`)
  return refused('E_NUMBER', `${name} ${quoted(text)} has commas or points that cannot be read as one number.`, 'Write digits only, with one point for decimals.')
}

function percent(text: string, name: string): Reading {
  const digits = /^\s*(\d+(?:[.,]\d+)?)\s*%\s*$/.exec(text)?.[1]?.replace(',', '.')
  if (digits === undefined) return refused('E_PERCENT', `${name} ${quoted(text)} has a percent sign.`, 'Write the digits only.')
  return /share/.test(name)
    ? refused('E_PERCENT', `${name} ${quoted(text)} is written in percent; the column holds a share between 0 and 1.`, `Write ${rational(digits).div(100).toString(30)}.`)
    : refused('E_PERCENT', `${name} ${quoted(text)} has a percent sign.`, `Write ${digits} without the sign.`)
}

const writeAs = (text: string): string => (PLAIN.test(text) ? `, ${text}` : '')

function inFull(trimmed: string): string {
  const [, sign = '', whole = '', part = '', power = ''] = /^([+-]?)(\d+)(?:[.,](\d+))?e([+-]?\d+)$/.exec(trimmed) ?? []
  const exponent = Number(power)
  if (Math.abs(exponent) > 15 || exponent < part.length) return ''
  return `, such as ${sign === '-' ? '-' : ''}${(whole + part.padEnd(exponent, '0')).replace(/^0+(?=\d)/, '')}`
}
