import { address } from '../view/address.ts'
import { formatPeriod, type Locale } from '../view/format.ts'
import { feedWords } from '../view/words/feeds.ts'
import { publishedDates, type Archive } from './archive.ts'
import { stableId } from './events.ts'

/** The days on which quarters were published, as iCalendar; what is not released is not in it. */
export function releaseCalendar({ book, origin }: Archive, locale: Locale): string {
  const words = feedWords[locale]
  const days = Map.groupBy(publishedDates(book), ([, date]) => date)
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Wattledger//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(words.calendar(book.issuer.short_name))}`,
    ...[...days].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([date, quarters]) => [
      'BEGIN:VEVENT', `UID:${stableId(book.issuer.name, locale, 'calendar', date)}`, `DTSTAMP:${date.replaceAll('-', '')}T000000Z`, `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
      `SUMMARY:${escaped(words.published(quarters.map(([quarter]) => formatPeriod(quarter, locale)).join(', ')))}`,
      ...(origin ? [`URL:${origin}${address('/reports/', locale)}`] : []), 'TRANSP:TRANSPARENT', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].map(folded).join('')
}

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
