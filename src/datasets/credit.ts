import { formatDate } from '../view/format.ts'
import type { Exhibit } from '../view/exhibit.ts'
import type { Credit } from '../view/picture.ts'
import { pictureWords } from '../view/words/take.ts'
import type { Archive } from './archive.ts'
import { versionsShowing, type ExhibitName } from './exhibits.ts'
import { currentVersion } from './version.ts'

/** The day on which an exhibit came to stand as it does: when its report was published, or what it shows was last corrected; null where no day is known. */
export const exhibitDate = (archive: Archive, { quarter }: ExhibitName): string | null =>
  (quarter ? versionsShowing(archive, quarter).at(-1)?.date ?? null : currentVersion(archive).date)

/** Whether an exhibit shows a quarter that is in a preview only. */
export const isDraft = ({ book, drafts }: Archive, { quarter }: ExhibitName): boolean => (quarter ? drafts?.has(quarter) ?? false : book.quarters.some((each) => drafts?.has(each)))

/** What stands below a picture of an exhibit as it is now. */
export function creditOf(archive: Archive, exhibit: Exhibit): Credit {
  const { page, locale } = exhibit
  const { issuer } = archive.book
  const date = exhibitDate(archive, exhibit)
  return {
    issuer: issuer.publisher ? `${issuer.publisher} · ${issuer.name}` : issuer.name, ticker: issuer.publisher === null && issuer.ticker && issuer.exchange ? `${issuer.exchange}: ${issuer.ticker}` : null, address: `${archive.origin ?? ''}${page}`, licence: issuer.licence, disclaimer: issuer.disclaimer[locale] ?? '',
    standing: isDraft(archive, exhibit) ? pictureWords[locale].draft : date && pictureWords[locale].published(formatDate(date, locale)),
  }
}
