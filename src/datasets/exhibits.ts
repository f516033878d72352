import type { Book } from '../core/book.ts'
import type { Quarter } from '../core/period.ts'
import { reportExhibits, reportSlugs, standingExhibits, type Exhibit } from '../view/exhibit.ts'
import type { Locale } from '../view/format.ts'
import { historyTo } from '../view/series.ts'
import type { Archive } from './archive.ts'
import { keep } from './keepsake.ts'
import { editionBook, versionsOf, type Version } from './version.ts'

/** The name of an exhibit, from which it is made again when it is wanted: a long history would not fit in memory. */
export interface ExhibitName {
  readonly slug: string
  readonly quarter: Quarter | null
}

const namesOf = (book: Book, quarter: Quarter): readonly ExhibitName[] => reportSlugs(book, quarter).map((slug) => ({ slug, quarter }))

/** Every exhibit of the site, once for both languages: those of the reports, newest first, then those of the metrics and the facilities. */
export const exhibitNames = ({ book }: Pick<Archive, 'book'>): readonly ExhibitName[] => keep(book, 'exhibit names', () =>
  [...[...book.quarters].reverse().flatMap((quarter) => namesOf(book, quarter)), ...standingExhibits(book, 'en').map(({ slug, quarter }) => ({ slug, quarter }))])

let last: { readonly book: Book; readonly group: string; readonly exhibits: readonly Exhibit[] } | null = null

/** An exhibit as the book gives it; null for one that the book does not have. */
export function exhibitOf(book: Book, { slug, quarter }: ExhibitName, locale: Locale): Exhibit | null {
  const group = `${locale} ${quarter ?? ''}`
  // They are wanted one after the other: those of one report at a time.
  if (last?.book !== book || last.group !== group) last = { book, group, exhibits: quarter ? reportExhibits(book, quarter, locale) : standingExhibits(book, locale) }
  return last.exhibits.find((exhibit) => exhibit.slug === slug) ?? null
}

/** A page for the frame of another site: an exhibit as it stands now, or as it stood in a version and stays. */
export interface Embed extends ExhibitName {
  readonly version: Version | null
}

/** The versions in which the charts of a quarter's report came to stand as they do: the one that brought it, and those that corrected what they show. */
export const versionsShowing = (archive: Archive, quarter: Quarter): readonly Version[] => keep(archive.book, `versions showing ${quarter}`, () => {
  const shown = historyTo(archive.book, quarter)
  const versions = versionsOf(archive)
  const first = versions.findIndex(({ added }) => added.includes(quarter))
  // Without a day nothing says what stood then: what is undated holds everything.
  return first < 0 || versions[first]!.date === null ? [] : versions.filter(({ corrected }, index) => index === first || (index > first && corrected.some((each) => shown.includes(each))))
})

/** Every embed: each exhibit live, and those of the reports frozen in each version that shows them, one version after the other. */
export const embedsOf = (archive: Archive): readonly Embed[] => keep(archive.book, 'embeds', () => {
  const shown = Map.groupBy(archive.book.quarters.flatMap((quarter) => versionsShowing(archive, quarter).map((version) => ({ quarter, version }))), ({ version }) => version)
  const frozen = versionsOf(archive).flatMap((version) => (shown.get(version) ?? []).flatMap(({ quarter }) => namesOf(editionBook(archive, version), quarter).map((name) => ({ ...name, version }))))
  return [...exhibitNames(archive).map((name) => ({ ...name, version: null })), ...frozen]
})

/** The exhibit that an embed shows; null where its version lacks it. */
export const embedded = (archive: Archive, embed: Embed, locale: Locale): Exhibit | null =>
  exhibitOf(embed.version ? editionBook(archive, embed.version) : archive.book, embed, locale)

/** The address part of an embed, below `/embed/`. */
export const embedSlug = ({ slug, version }: Embed): string => (version ? `${slug}/${version.id}` : slug)
