import { textOf, type Line } from '../view/mark.ts'
import type { Quarter } from '../core/period.ts'
import { address, quarterSlug, reportAddress } from '../view/address.ts'
import { absencesOf, sourcesOf } from '../view/evidence.ts'
import { formatDate, formatPeriod, type Locale } from '../view/format.ts'
import { tilesOf, type Headline } from '../view/headline.ts'
import { HEADINGS } from '../view/narrative/headings.ts'
import { headlineSentence } from '../view/narrative/opening.ts'
import { plainText } from '../view/narrative/parts.ts'
import { sentencesOf } from '../view/narrative/sentences.ts'
import { capacityTable, movementTable, revenueTable, siteTable, subjectTables } from '../view/report-tables.ts'
import type { DataTable, TableCell } from '../view/table.ts'
import { feedWords } from '../view/words/feeds.ts'
import { ui } from '../view/words/ui.ts'
import type { Archive } from './archive.ts'
import { currentVersion, lastChange } from './version.ts'

/** A report as Markdown, for programs that read text: the sentences, figures and tables of its page. */
export function reportMarkdown(archive: Archive, quarter: Quarter, locale: Locale): string {
  const { book } = archive
  const words = ui[locale]
  const frame = { book, quarter, locale }
  const changed = lastChange(archive, quarter)
  return [
    `# ${plain(book.issuer.name)}: ${formatPeriod(quarter, locale)}`,
    `${formatPeriod(quarter, locale, 'long')}${changed ? ` · ${formatDate(changed, locale)}` : ''}`,
    plain(plainText(headlineSentence(book, quarter, locale))),
    feedWords[locale].reading,
    `## ${words.headline}`, tilesOf(book, quarter, locale).flatMap(({ title, headlines }) => headlines.map((headline) => tileLine(headlines.length > 1 ? `${title}, ${headline.label}` : title, headline, locale))).join('\n'),
    `## ${words.narrative}`, ...sentencesOf(book, quarter, locale).flatMap(({ block, spoken }) => [`### ${HEADINGS[locale][block]}`, plain(spoken.map(({ sentence }) => plainText(sentence)).join(' '))]),
    `## ${words.movement}`, tableText(movementTable(frame)),
    ...[capacityTable(frame), revenueTable(frame), siteTable(frame), ...subjectTables(frame)].filter(({ rows }) => rows.length > 0).flatMap((table) => [`## ${table.caption}`, tableText(table)]),
    `## ${words.absent}`, absencesOf(book, quarter, locale).map(({ full, figures }) => `- ${plain(full)} ${figures.map(({ name, where }) => plain(where === '' ? name : `${name} (${where})`)).join('; ')}`).join('\n'),
    `## ${words.sources}`, sourcesOf(book, quarter, locale).map(({ title, url, publisher, published }) => `- ${[url ? `[${plain(title)}](<${url}>)` : plain(title), publisher && plain(publisher), published].filter((part) => part).join(', ')}`).join('\n'),
    `## ${feedWords[locale].about}`,
    [`- [${feedWords[locale].page}](${at(archive, reportAddress(quarter, locale))}). ${feedWords[locale].lacks}`, `- [${feedWords[locale].data}](${at(archive, address(`/datasets/${quarterSlug(quarter)}/`, locale))}), ${currentVersion(archive).id}`].join('\n'),
    `${feedWords[locale].disclaimer}: ${plain(book.issuer.disclaimer[locale] ?? '')}`, '',
  ].filter((part, index, all) => part !== '' || index === all.length - 1).join('\n\n').replace(/\n+$/, '\n')
}

/** An address, whole where the site has one. */
export const at = ({ origin }: Archive, path: string): string => `${origin ?? ''}${path}`

/** A text in which nothing is a sign of Markdown or of HTML. */
export const plain = (text: string): string => text.replace(/\s*\r?\n\s*/g, ' ').replace(/[\\`*_[\]|#~]/g, (sign) => `\\${sign}`).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function tileLine(name: string, { printed, evidence, changes }: Headline, locale: Locale): string {
  const moved = changes.map(({ text, against }) => `${text} ${ui[locale].on(formatPeriod(against, locale))}`)
  return `- ${plain(name)}: **${plain([printed.number, printed.unit].filter((part) => part !== '').join(' '))}** ${[wordsOf(evidence), ...moved].filter((part) => part !== '').map(plain).join('; ')}`.trimEnd()
}

function tableText({ first, head, rows, notes }: DataTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`
  const heading = [plain(first), ...head.map(({ text, unit }) => plain(unit ? `${text} (${unit})` : text))]
  return [line(heading), line(heading.map((_, index) => (index === 0 || head[index - 1]!.words ? '---' : '---:'))), ...rows.map(({ label, cells }) => line([plain(label), ...cells.map(cellText)])), ...notes.map((note) => `\n${plain(wordsOf(note))}`)].join('\n')
}

const cellText = (cell: TableCell): string => plain(cell.kind === 'text' ? cell.text : cell.kind === 'line' ? textOf(cell.line) : cell.printed.number)

const wordsOf = (line: string | Line): string => (typeof line === 'string' ? line : textOf(line))
