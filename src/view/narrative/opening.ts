import type { Book } from '../../core/book.ts'
import type { Figure } from '../../core/figure.ts'
import type { Quarter } from '../../core/period.ts'
import type { Judged } from '../../narrative/movement.ts'
import { openingOf, type Opening } from '../../narrative/opening.ts'
import type { Locale } from '../format.ts'
import { prep } from './elision.ts'
import { englishName, isUp } from './english-moves.ts'
import { bySize, italianLevel, italianSubject } from './italian-moves.ts'
import { isEstimate, level, quarterText, sizeOf } from './numbers.ts'
import { againstOf } from './sentences.ts'
import { opened, say, type Sentence } from './parts.ts'

/** The one sentence at the head of a quarter's report. */
export const headlineSentence = (book: Book, quarter: Quarter, locale: Locale): Sentence =>
  opened((locale === 'en' ? english : italian)(book, openingOf(book, quarter), quarter))

const points = (judged: Judged): string => (judged.measure === 'pp' ? ' percentage points' : '')

function english(book: Book, opening: Opening, quarter: Quarter): Sentence {
  const { figure, judged, use, largest, adverse, lead } = opening
  const at = (judgement: Judged): string => quarterText(judgement.change!.before.period.id, 'en')
  const beside = (now: Figure): Sentence => twinOf(opening, now, (own, twin, market, same) => say`, to ${level(own, 'en')} (${market ? 'market' : 'location'}-based ${same ? 'the same, ' : ''}${level(twin, 'en')})`)
  const clause = (now: Figure, by: Judged): Sentence => by.comparison === 'qoq'
    ? say`${englishName(book, now)} ${isUp(by) ? 'rose' : 'fell'}${by.measure === 'pct' ? '' : ' by'} ${rough(now, by) ? 'an estimated ' : ''}${sizeOf(by, 'en')}${points(by)}${isUnnamed(opening, by) ? ` on ${at(by)}` : ''}${beside(now)}`
    : say`${englishName(book, now)} was ${rough(now, by) ? 'an estimated ' : ''}${sizeOf(by, 'en')}${points(by)} ${isUp(by) ? 'higher' : 'lower'} than in ${at(by)}${beside(now)}`
  const told = joinedMoves(largest ? clause(largest.now, largest.lead) : null, adverse ? clause(adverse.movement.now, adverse.judged) : null, ', while ')
  const unknown = use.quantity.value === null ? '; electricity use is not reported' : ''
  const used = opening.firstQuarter && use.quantity.value ? say` and electricity use ${isEstimate(use) ? 'an estimated ' : ''}${level(use, 'en')}` : []
  const head = lead === 'nothing' ? say`no revenue is reported for ${quarterText(quarter, 'en')}`
    : lead === 'first_ai' ? say`AI hosting earned its first revenue, ${level(figure!, 'en')} of the quarter’s total`
      : lead === 'ai_share' ? say`AI hosting earned ${level(figure!, 'en')} of revenue${judged ? (judged.value.equals(0) ? say`, as in ${at(judged)}` : say`, ${sizeOf(judged, 'en')} percentage points ${isUp(judged) ? 'more' : 'less'} than in ${at(judged)}`) : []}`
        : judged ? englishRevenue(figure!, judged)
          : say`revenue was ${level(figure!, 'en')}${used} in ${quarterText(quarter, 'en')}${opening.firstQuarter ? ', the first quarter of the series' : ''}`
  return say`${head}${told.length > 0 ? say`; ${told}` : []}${against(book, opening, 'en')}${unknown}.`
}

function italian(book: Book, opening: Opening, quarter: Quarter): Sentence {
  const { figure, judged, use, largest, adverse, lead } = opening
  const at = (judgement: Judged): string => quarterText(judgement.change!.before.period.id, 'it')
  const beside = (now: Figure): Sentence => twinOf(opening, now, (own, twin, market, same) => say`, a ${level(own, 'it')} (${same ? 'lo stesso ' : ''}in base ${market ? 'al mercato' : 'alla località'}, ${level(twin, 'it')})`)
  const clause = (now: Figure, by: Judged): Sentence => {
    const subject = italianSubject(book, now)
    const guessed = rough(now, by) ? ', secondo le stime,' : ''
    return say`${subject.name} ${isUp(by) ? subject.rose : subject.fell}${guessed} ${bySize(by)}${by.comparison === 'qoq' && !isUnnamed(opening, by) ? '' : ` rispetto al ${at(by)}`}${beside(now)}`
  }
  const told = joinedMoves(largest ? clause(largest.now, largest.lead) : null, adverse ? clause(adverse.movement.now, adverse.judged) : null, ', mentre ')
  const unknown = use.quantity.value === null ? '; il consumo elettrico non è riportato' : ''
  const used = opening.firstQuarter && use.quantity.value ? say` e il consumo elettrico di ${italianLevel(use)}` : []
  const share = (): Sentence => say`${prep('il', level(figure!, 'it').text)}${level(figure!, 'it')}`
  const head = lead === 'nothing' ? say`per il ${quarterText(quarter, 'it')} non sono riportati ricavi`
    : lead === 'first_ai' ? say`l’hosting per l’IA ha registrato i primi ricavi, ${share()} del totale del trimestre`
      : lead === 'ai_share' ? say`l’hosting per l’IA ha reso ${share()} dei ricavi${judged ? (judged.value.equals(0) ? say`, come nel ${at(judged)}` : say`, ${sizeOf(judged, 'it')} punti percentuali in ${isUp(judged) ? 'più' : 'meno'} rispetto al ${at(judged)}`) : []}`
        : judged ? italianRevenue(figure!, judged)
          : say`nel ${quarterText(quarter, 'it')}${opening.firstQuarter ? ', primo trimestre della serie,' : ''} i ricavi sono stati di ${level(figure!, 'it')}${used}`
  return say`${head}${told.length > 0 ? say`; ${told}` : []}${against(book, opening, 'it')}${unknown}.`
}

function englishRevenue(revenue: Figure, judged: Judged): Sentence {
  const before = quarterText(judged.change!.before.period.id, 'en')
  if (judged.value.equals(0)) return say`revenue was ${level(revenue, 'en')}, unchanged on ${before}`
  const size = sizeOf(judged, 'en')
  return judged.candidate ? say`revenue ${isUp(judged) ? 'rose' : 'fell'}${judged.measure === 'pct' ? '' : ' by'} ${size} on ${before}, to ${level(revenue, 'en')}`
    : say`revenue was broadly flat, at ${level(revenue, 'en')}: ${size} ${isUp(judged) ? 'more' : 'less'} than in ${before}`
}

function italianRevenue(revenue: Figure, judged: Judged): Sentence {
  const before = quarterText(judged.change!.before.period.id, 'it')
  if (judged.value.equals(0)) return say`i ricavi sono stati di ${level(revenue, 'it')}, invariati rispetto al ${before}`
  return judged.candidate ? say`i ricavi sono ${isUp(judged) ? 'aumentati' : 'diminuiti'} ${bySize(judged)} rispetto al ${before}, a ${level(revenue, 'it')}`
    : say`i ricavi sono stati pressoché stabili, a ${level(revenue, 'it')}: ${sizeOf(judged, 'it')} in ${isUp(judged) ? 'più' : 'meno'} rispetto al ${before}`
}

const against = (book: Book, { also }: Opening, locale: Locale): Sentence => say`${againstOf(book, locale, also).flatMap((each) => say`; ${each}`)}`

/** Whether the sentence has named no quarter to compare with when it comes to a movement; the first movement then does. */
const isUnnamed = ({ lead, judged, largest, adverse }: Opening, by: Judged): boolean =>
  (lead === 'nothing' || lead === 'first_ai' || judged === null || judged.comparison !== 'qoq') && by === (largest?.lead ?? adverse?.judged)

const rough = (now: Figure, by: Judged): boolean => by.mostlyEstimated || isEstimate(now)

function twinOf({ twins }: Opening, now: Figure, tell: (own: Figure, twin: Figure, market: boolean, same: boolean) => Sentence): Sentence {
  const twin = twins[now.id]
  return twin?.quantity.value ? tell(now, twin, twin.id.endsWith('_market'), twin.quantity.value.equals(now.quantity.value!)) : []
}

const joinedMoves = (largest: Sentence | null, adverse: Sentence | null, by: string): Sentence =>
  largest && adverse ? say`${largest}${by}${adverse}` : largest ?? adverse ?? []
