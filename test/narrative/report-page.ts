import type { Book } from '../../src/core/book.ts'
import type { Locale } from '../../src/view/format.ts'
import { headlineSentence } from '../../src/view/narrative/opening.ts'
import { isNumber, type Sentence } from '../../src/view/narrative/parts.ts'
import { sentencesOf } from '../../src/view/narrative/sentences.ts'

const marked = (sentence: Sentence): string => sentence.map((part) => typeof part === 'string' ? part
  : isNumber(part) ? `<a href="${part.href}"><data value="${part.exact}" data-figure="${part.figure}" data-period="${part.period}">${part.text}</data></a>` : `<a href="${part.href}" data-names="${part.names.join(' ')}">${part.text}</a>`).join('')

/** The narrative of a quarter in the markup of a finished report, without the build. */
export function reportPage(book: Book, quarter: string, locale: Locale = 'en'): string {
  const blocks = sentencesOf(book, quarter, locale).map(({ block, spoken }) =>
    `<div data-block="${block}"><h3>${block}</h3><p>${spoken.map(({ statement, sentence }) => `<span data-statement="${statement.id}" data-tone="${statement.tone}">${marked(sentence)}</span>`).join(' ')}</p></div>`)
  return `<p data-statement="headline">${marked(headlineSentence(book, quarter, locale))}</p><div class="narrative">${blocks.join('')}</div>`
}
