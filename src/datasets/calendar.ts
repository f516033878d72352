import type { Book } from '../core/book.ts'
import { address } from '../view/address.ts'
import { formatPeriod, type Locale } from '../view/format.ts'
import { feedWords } from '../view/words/feeds.ts'
import { publishedDates, type Archive } from './archive.ts'
import { stableId } from './events.ts'

/** The days on which quarters were published, and the one the issuer announces, as iCalendar; of what is not released nothing else is in it. */
export function releaseCalendar(archive: Archive, locale: Locale): string {
  const { book } = archive
  const words = feedWords[locale]
  const days = Map.groupBy(publishedDates(book), ([, date]) => date)
  const announced = announcedRelease(book)
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Wattledger//EN', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(words.calendar(book.issuer.short_name))}`,
    ...[...days].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([date, quarters]) => eventOn(archive, locale, date, date, words.published(quarters.map(([quarter]) => formatPeriod(quarter, locale)).join(', ')))),
    ...(announced ? eventOn(archive, locale, announced, [...days.keys()].sort().at(-1)!, words.announced(book.issuer.short_name)) : []),
    'END:VCALENDAR',
  ].map(folded).join('')
}

/** The day the issuer announces for the next publication, while it lies after all that is published; null otherwise. */
export function announcedRelease(book: Book): string | null {
  const { next_release: day } = book.issuer
  const last = [...publishedDates(book).values()].sort().at(-1)
  return day !== null && last !== undefined && day > last ? day : null
}

/** A whole day that was known on another. */
const eventOn = ({ book, origin }: Archive, locale: Locale, day: string, known: string, summary: string): readonly string[] => [
  'BEGIN:VEVENT', `UID:${stableId(book.issuer.name, locale, 'calendar', day)}`, `DTSTAMP:${known.replaceAll('-', '')}T000000Z`, `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
  `SUMMARY:${escaped(summary)}`, ...(origin ? [`URL:${origin}${address('/reports/', locale)}`] : []), 'TRANSP:TRANSPARENT', 'END:VEVENT',
]

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

/** A line in pieces of at most 75 octets, no letter cut in two; each further one begins with a space. */
function folded(line: string): string {
  const pieces: string[] = []
  let [piece, size] = ['', 0]
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length
    if (size + octets > 75) {
      pieces.push(piece)
      piece = ' '
      size = 1
    }
    piece += letter
    size += octets
  }
  return `${[...pieces, piece].join('\r\n')}\r\n`
}
