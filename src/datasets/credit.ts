import { formatDate } from '../view/format.ts'
import type { Exhibit } from '../view/exhibit.ts'
import type { Credit } from '../view/picture.ts'
import type { Archive } from './archive.ts'
import { currentVersion, lastChange } from './version.ts'

/** What stands below a picture of an exhibit as it is now. */
export function creditOf(archive: Archive, { quarter, page, locale }: Exhibit): Credit {
  const { issuer } = archive.book
  const date = quarter ? lastChange(archive, quarter) : currentVersion(archive).date
  return {
    issuer: issuer.name, ticker: issuer.ticker && issuer.exchange ? `${issuer.exchange}: ${issuer.ticker}` : null, version: date && formatDate(date, locale),
    address: `${archive.origin ?? ''}${page}`, licence: issuer.licence, disclaimer: issuer.disclaimer[locale] ?? '',
  }
}
