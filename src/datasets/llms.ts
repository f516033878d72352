import { address, quarterSlug } from '../view/address.ts'
import { formatPeriod, type Locale } from '../view/format.ts'
import { headlineSentence } from '../view/narrative/opening.ts'
import { plainText } from '../view/narrative/parts.ts'
import { kindWords } from '../view/words/data.ts'
import { feedWords } from '../view/words/feeds.ts'
import { ui } from '../view/words/ui.ts'
import type { Archive } from './archive.ts'
import { at, plain } from './markdown.ts'
import type { PublishedFile } from './published-file.ts'

/** What a program that reads text should know of the site, and where it finds more: the reports as Markdown, the data, the method. */
export function llmsText(archive: Archive, files: readonly PublishedFile[], locale: Locale): string {
  const { book } = archive
  const words = feedWords[locale]
  const sets = files.filter(({ kind, quarter }) => quarter === null && ['figures', 'lineage', 'versions', 'package', 'bundle'].includes(kind))
  return [
    `# ${plain(book.issuer.name)}`, `> ${plain(words.llms(book.issuer.name))}`, words.reading, `${words.disclaimer}: ${plain(book.issuer.disclaimer[locale] ?? '')}`,
    `## ${words.reports}`, [...book.quarters].reverse().map((quarter) => `- [${formatPeriod(quarter, locale)}](${at(archive, address(`/reports/${quarterSlug(quarter)}.md`, locale))}): ${plain(plainText(headlineSentence(book, quarter, locale)))}`).join('\n'),
    `## ${words.data}`, sets.map((file) => `- [${plain(kindWords(file.kind, locale).name)}](${at(archive, `/${file.path}`)}): ${plain(kindWords(file.kind, locale).meaning)}`).join('\n'),
    `## ${words.about}`, (['methodology', 'metrics', 'restatements'] as const).map((place) => `- [${ui[locale].nav[place]}](${at(archive, address(`/${place}/`, locale))})`).join('\n'),
  ].join('\n\n') + '\n'
}
