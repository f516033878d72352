import { isQuarter } from '../core/period.ts'
import { quoted } from './problem.ts'
import { refused, type Reading } from './reading.ts'

/** Whether a text is a date of the calendar, written YYYY-MM-DD, from 1900 to 2199. */
export function isDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Reads a date, YYYY-MM-DD. */
export function readDate(text: string, name: string): Reading {
  if (isDate(text)) return { value: text }
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return refused('E_DATE', `${name} ${quoted(text)} is not a day of the calendar.`, 'Write a day that exists, between 1900 and 2199.')
  if (/^\d{4}-\d\d-\d\d[T ]/.test(text)) return refused('E_DATE', `${name} ${quoted(text)} has a time of day.`, `Write the date only, ${text.slice(0, 10)}.`)
  if (/^[1-6]\d{4}$/.test(text)) return refused('E_DATE', `${name} ${quoted(text)} is a date as Excel counts it, in days.`, `Write ${excelDay(Number(text))} if that is the day.`)
  return refused('E_DATE', `${name} ${quoted(text)} is not written as YYYY-MM-DD.`, datesMeant(text))
}

const excelDay = (day: number): string => new Date(Date.UTC(1899, 11, 30 + day)).toISOString().slice(0, 10)

/** Shows every reading of a date with its parts in another order. */
function datesMeant(text: string): string {
  const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text)
  const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text)
  const found = yearFirst ? [dashed(yearFirst[1], yearFirst[2], yearFirst[3])]
    : yearLast ? [dashed(yearLast[3], yearLast[2], yearLast[1]), dashed(yearLast[3], yearLast[1], yearLast[2])] : []
  const lawful = [...new Set(found.filter(isDate))]
  if (lawful.length === 0) return 'Write year, month and day with hyphens, such as 2025-09-30.'
  return lawful.length === 1 ? `Write ${lawful[0]}.` : `Write ${lawful[0]} or ${lawful[1]}, whichever is meant.`
}

const dashed = (year = '', month = '', day = ''): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** Reads a date that may lack its day, or its day and month. */
export function readPartialDate(text: string, name: string): Reading {
  if (/^(19|20|21)\d\d$/.test(text) || isDate(text) || (/^\d{4}-\d\d$/.test(text) && isDate(`${text}-01`))) return { value: text }
  const reading = readDate(text, name)
  return 'fault' in reading && reading.fault.message.includes('not written')
    ? refused('E_DATE', `${name} ${quoted(text)} is not written as YYYY-MM-DD, YYYY-MM or YYYY.`, datesMeant(text))
    : reading
}

/** Reads the year, or year and month, in which a certificate was issued. */
export function readVintage(text: string, name: string): Reading {
  if (/^(19|20|21)\d\d$/.test(text) || (/^\d{4}-\d\d$/.test(text) && isDate(`${text}-01`))) return { value: text }
  return refused('E_VINTAGE', `${name} ${quoted(text)} is not a year or a month.`, 'Write a year such as 2025, or a month such as 2025-07.')
}

/** Reads a point in time with its offset from UTC. */
export function readInstant(text: string, name: string): Reading {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(Z|[+-](\d\d):(\d\d))$/.exec(text)
  const example = 'such as 2025-11-06T16:05:00-05:00'
  if (parts === null) {
    return isDate(text.slice(0, 10)) && !/(Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10))
      ? refused('E_INSTANT', `${name} ${quoted(text)} does not say at which offset from UTC the clock runs.`, `Write date, time and offset, ${example}.`)
      : refused('E_INSTANT', `${name} ${quoted(text)} is not a date and time with an offset.`, `Write date, time and offset, ${example}.`)
  }
  const [, day = '', hour, minute, second = '0', , offsetHour = '0', offsetMinute = '0'] = parts
  const exists = isDate(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && Number(offsetHour) <= 14 && Number(offsetMinute) < 60
  return exists ? { value: text } : refused('E_INSTANT', `${name} ${quoted(text)} is a time that does not exist.`, `Correct the date, the time or the offset, ${example}.`)
}

/** Reads a calendar quarter, such as 2025-Q3. */
export function readQuarter(text: string, name: string): Reading {
  if (isQuarter(text) && isDate(`${text.slice(0, 4)}-01-01`)) return { value: text }
  if (/^(FY|TTM)/i.test(text)) return refused('E_PERIOD', `${name} ${quoted(text)} is a year; data are given by quarter.`, 'Write one row for each quarter, such as 2025-Q3. Years are computed.')
  const meant = quarterMeant(text)
  return refused('E_PERIOD', `${name} ${quoted(text)} is not a quarter written as 2025-Q3.`, meant === null ? 'Write the year, a hyphen, Q and the number of the quarter, such as 2025-Q3.' : `Write ${meant}.`)
}

/** The quarter that a text in another spelling means, or null. */
export function quarterMeant(text: string): string | null {
  const yearFirst = /^((?:19|20|21)?\d\d)[-_/ .]?[qt]?[-_ ]?0?([1-4])$/i.exec(text.trim())
  const yearLast = /^[qt]?0?([1-4])[-_/ .]?q?[-_/ .]?((?:19|20|21)?\d\d)$/i.exec(text.trim())
  const [year, number] = yearFirst ? [yearFirst[1]!, yearFirst[2]!] : yearLast ? [yearLast[2]!, yearLast[1]!] : ['', '']
  return year === '' ? null : `${year.length === 2 ? `20${year}` : year}-Q${number}`
}
