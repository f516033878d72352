import type { Book } from '../../core/book.ts'
import type { Figure } from '../../core/figure.ts'
import { valueOf } from '../../core/row.ts'
import type { Judged } from '../../narrative/movement.ts'
import type { Compared } from '../../narrative/comparison.ts'
import { besideOf } from '../../narrative/moves.ts'
import type { ContentOf, Statement } from '../../narrative/statement.ts'
import { prep } from './elision.ts'
import { isSameMove, isUp, wordKey } from './english-moves.ts'
import { ITALIAN_NAMES, type ItalianName } from './italian-names.ts'
import { absoluteSize, isEstimate, level, quarterText, rangeParts, signedPoints, sizeOf, type Size } from './numbers.ts'
import { listed, opened, say, type Sentence } from './parts.ts'

type Movement = ContentOf<'movement'> & Pick<Statement, 'also'>

/** A subject with the forms that agree with it. */
interface Subject {
  readonly name: string
  readonly is: string
  readonly was: string
  readonly had: string
  readonly rose: string
  readonly fell: string
  readonly went: string
  readonly climbed: string
  readonly sank: string
  readonly higher: string
  readonly lower: string
}

const subjectOf = (name: string, { ending }: ItalianName): Subject => {
  const plural = ending === 'i' || ending === 'e'
  const is = plural ? 'sono' : 'è'
  return {
    name, is, was: `${is} stat${ending}`, had: `${plural ? 'erano' : 'era'} stat${ending}`, rose: `${is} aumentat${ending}`, fell: `${is} diminuit${ending}`,
    went: `${is} passat${ending}`, climbed: `${is} salit${ending}`, sank: `${is} sces${ending}`, higher: plural ? 'superiori' : 'superiore', lower: plural ? 'inferiori' : 'inferiore',
  }
}

const wordsOf = (figure: Figure): ItalianName => {
  const found = ITALIAN_NAMES[wordKey(figure)]
  if (!found) throw new RangeError(`There are no Italian words for ${figure.id} in a sentence.`)
  return found
}

/** What an Italian sentence calls a figure. */
export function italianName(book: Book, figure: Figure): string {
  const site = book.facilities.find((row) => valueOf(row, 'facility') === figure.scope.facility)
  return site ? `${wordsOf(figure).subject} a ${valueOf(site, 'name')}` : wordsOf(figure).subject
}

/** A figure as the subject of an Italian sentence. */
export const italianSubject = (book: Book, figure: Figure): Subject => subjectOf(italianName(book, figure), wordsOf(figure))

const at = (quarter: string): string => quarterText(quarter, 'it')
const before = (judged: Judged): string => at(judged.change!.before.period.id)
const isShare = (figure: Figure): boolean => figure.quantity.unit.symbol === 'ratio' && figure.metric.plain !== true
const moved = (subject: Subject, judged: Size): string => (isUp(judged) ? subject.rose : subject.fell)
const than = (subject: Subject, judged: Judged): string => (isUp(judged) ? subject.higher : subject.lower)
/** Calls a movement an estimate; `levelCalled` where the level beside it is called one already. */
const guessed = (now: Figure, judged: Judged, levelCalled = false): string => ((isEstimate(now) ? !levelCalled : judged.mostlyEstimated) ? ', secondo le stime,' : '')

/** A level called an estimate: "77,6 USD/MWh stimati", "22% stimato", "15.630 tCO₂e stimate". */
const called = (figure: Figure): Sentence => say`${level(figure, 'it')}${isEstimate(figure) ? ` ${estimatedAs(figure)}` : ''}`

const estimatedAs = (figure: Figure): string => (isShare(figure) ? 'stimato' : figure.quantity.unit.symbol.startsWith('tCO2e') ? 'stimate' : 'stimati')

function ranged(figure: Figure): Sentence {
  const range = rangeParts(figure, 'it')
  return say`${level(figure, 'it')}${range ? say` (${range})` : ''}`
}

/** A level called an estimate, with its range. */
export function italianLevel(figure: Figure): Sentence {
  const range = rangeParts(figure, 'it')
  return say`${called(figure)}${range ? say` (${range})` : ''}`
}

/** "di 43,4 milioni di USD", but "dell’8,1%". */
export const ofLevel = (figure: Figure, words: Sentence): Sentence => say`${isShare(figure) ? prep('del', level(figure, 'it').text) : 'di '}${words}`

/** "a 43,4 milioni di USD", but "all’80%". */
const toLevel = (figure: Figure): Sentence => say`${isShare(figure) ? prep('al', level(figure, 'it').text) : 'a '}${ranged(figure)}`

/** "dell’8,8%", "di 7,0 punti percentuali", "di 0,03". */
export function bySize(judged: Size): Sentence {
  const size = sizeOf(judged, 'it')
  return judged.measure === 'pct' ? say`${prep('del', size.text)}${size}` : say`di ${size}${judged.measure === 'pp' ? ' punti percentuali' : ''}`
}

/** What a sentence tells at its end, against each comparator once; without a subject where the sentence has it already. */
export function italianAgainst(book: Book, also: readonly Compared[], subjectKnown = false): readonly Sentence[] {
  const quarters = [...new Set(also.map(({ change }) => change.before.period.id))]
  return quarters.map((quarter) => {
    const those = also.filter(({ change }) => change.before.period.id === quarter)
    return say`rispetto al ${at(quarter)} ${listed(those.map((each) => (subjectKnown ? theMove(each) : itsMove(italianSubject(book, each.change.now), each))), ' e ')}`
  })
}

const isRough = ({ change, mostlyEstimated }: Compared): boolean => mostlyEstimated || isEstimate(change.now)
const theMove = (each: Compared): Sentence => say`${isUp(each) ? 'l’aumento' : 'il calo'}${isRough(each) ? ' stimato' : ''} è stato ${bySize(each)}`
const itsMove = (subject: Subject, each: Compared): Sentence => say`${subject.name} ${moved(subject, each)}${isRough(each) ? ', secondo le stime,' : ''} ${bySize(each)}`

const tail = (book: Book, { also, companion, market }: Movement): Sentence =>
  say`${italianAgainst(book, also, !companion && !market).flatMap((each) => say`; ${each}`)}`

function twin(content: Movement): Sentence {
  const { movement, market } = content
  if (!market) return []
  const basis = `con il metodo basato ${movement.now.id.endsWith('_location') ? 'sul mercato' : 'sulla località'}`
  if (market.quantity.value === null) return say`; ${basis} il dato non è riportato`
  const same = market.quantity.value.equals(movement.now.quantity.value!)
  const own = besideOf(content)
  const shifted = own?.change && own.measure === 'pct' && !(same && isSameMove(own, content.judged))
  return say`; ${basis} il dato è ${same ? 'lo stesso, ' : 'di '}${level(market, 'it')}${shifted ? say`, ${own.mostlyEstimated ? 'secondo le stime ' : ''}${isUp(own) ? 'superiore' : 'inferiore'} ${bySize(own)} rispetto al ${before(own)}` : []}`
}

function part(book: Book, content: Movement): Sentence {
  const own = besideOf(content)
  if (!own?.change || content.market) return []
  const mining = content.companion!.now
  const subject = italianSubject(book, mining)
  if (content.manner === 'recalled') return say`; ${subject.name} ${subject.was} di ${called(mining)} dopo ${called(own.change.before)}`
  if (content.manner === 'other') return say`, e ${subject.name} ${than(subject, own)} ${bySize(own)}, a ${called(mining)}`
  return say`; ${subject.name} ${moved(subject, own)} ${bySize(own)}, a ${called(mining)}`
}

type Frame = (subject: Subject, content: Movement) => Sentence

const RATIO_FRAMES: readonly Frame[] = [
  (s, { movement, judged }) => say`${s.name} ${moved(s, judged)}${guessed(movement.now, judged)} ${bySize(judged)} rispetto al ${before(judged)}, ${toLevel(movement.now)}`,
  (s, { movement, judged }) => say`con ${italianLevel(movement.now)}, ${s.name} ${s.was}${guessed(movement.now, judged, true)} ${than(s, judged)} ${bySize(judged)} rispetto al ${before(judged)}`,
  (s, { movement, judged }) => say`${s.name} ${s.went} da ${called(judged.change!.before)} a ${italianLevel(movement.now)}, in ${isUp(judged) ? 'aumento' : 'calo'} ${bySize(judged)} rispetto al ${before(judged)}`,
]

const POINT_FRAMES: readonly Frame[] = [
  (s, { movement: { now }, judged }) => say`${s.name} ${s.was}${isEstimate(now) ? ', secondo le stime,' : ''} ${prep('del', level(now, 'it').text)}${ranged(now)}, ${!isEstimate(now) && judged.mostlyEstimated ? 'secondo le stime ' : ''}${sizeOf(judged, 'it')} punti percentuali in ${isUp(judged) ? 'più' : 'meno'} rispetto al ${before(judged)}`,
  (s, { movement: { now }, judged }) => say`${s.name} ${isUp(judged) ? s.climbed : s.sank}${guessed(now, judged)} ${bySize(judged)} rispetto al ${before(judged)}, ${toLevel(now)}`,
]

const RECALLED: readonly Frame[] = [
  (s, { movement: { now }, judged }) => (judged.measure === 'pp'
    ? say`${s.name} ${s.was} ${ofLevel(now, called(now))} dopo ${prep('il', level(judged.change!.before, 'it').text)}${called(judged.change!.before)} del ${before(judged)}`
    : say`${s.name} ${s.was} di ${called(now)} dopo ${called(judged.change!.before)} nel ${before(judged)}, ${absoluteSize(judged.change!, 'it')} in ${isUp(judged) ? 'più' : 'meno'}`),
  (s, { movement: { now }, judged }) => say`nel ${before(judged)} ${s.name} ${s.had} ${ofLevel(judged.change!.before, called(judged.change!.before))}; in questo trimestre ${s.was} ${ofLevel(now, called(now))}`,
]

function inItsUnit(s: Subject, { movement: { now }, judged }: Movement): Sentence {
  if (judged.first && now.id === 'revenue.ai_hosting') return say`l’hosting per l’IA ha registrato i primi ricavi della serie, ${level(now, 'it')}`
  if (judged.first) return say`${s.name} ${s.was} ${ofLevel(now, italianLevel(now))}, dopo lo zero del ${before(judged)}`
  if (judged.change!.change.value === null) return say`${s.name} ${moved(s, judged)} di ${absoluteSize(judged.change!, 'it')}, ${toLevel(now)}; una percentuale del valore precedente sarebbe fuorviante`
  return say`${s.name} ${moved(s, judged)}${guessed(now, judged)} ${bySize(judged)} rispetto al ${before(judged)}, ${toLevel(now)}`
}

function split({ movement: { now }, judged, split: parts }: Movement): Sentence {
  const verb = isUp(judged) ? 'è salita' : 'è scesa'
  return say`la quota a zero emissioni, su base mix di rete, ${verb}${guessed(now, judged)} ${bySize(judged)} ${prep('al', level(now, 'it').text)}${level(now, 'it')}: ${signedPoints(parts!.mix, now, 'it')} per la diversa ripartizione tra siti e ${signedPoints(parts!.within, now, 'it')} per le reti`
}

function byTheOther(book: Book, s: Subject, content: Movement): Sentence {
  const { judged, movement: { now } } = content
  const place = isShare(now) ? say`${prep('al', level(now, 'it').text)}${italianLevel(now)}` : say`a ${italianLevel(now)}`
  return say`rispetto al ${before(judged)}, ${s.name} ${s.was}${guessed(now, judged, true)} ${than(s, judged)} ${bySize(judged)}, ${place}${part(book, content)}`
}

function gap({ judged }: Movement, now: Figure): Sentence {
  const points = { ...level(now, 'it'), text: level(now, 'it').text.replace(/^\u2212/, '').replace(/\u00a0.*$/, '') }
  return say`la capacità per l’IA è in ${isUp(judged) ? 'anticipo' : 'ritardo'} di ${points} punti percentuali sul ritmo lineare verso l’obiettivo`
}

/** A movement in Italian; `turn` counts the movements of its measure before it, so that no frame follows itself. */
export function italianMovement(book: Book, content: Movement, turn: number): Sentence {
  const { movement, judged, manner } = content
  if (!judged.change) return opened(say`${gap(content, movement.now)}.`)
  const subject = italianSubject(book, movement.now)
  const pick = (frames: readonly Frame[]): Sentence => frames[turn % frames.length]!(subject, content)
  const frame = (): Sentence => {
    if (manner === 'other') return byTheOther(book, subject, content)
    if (manner === 'recalled') return say`${pick(RECALLED)}${part(book, content)}`
    if (judged.measure === 'abs') return inItsUnit(subject, content)
    return say`${content.split ? split(content) : pick(judged.measure === 'pp' ? POINT_FRAMES : RATIO_FRAMES)}${part(book, content)}`
  }
  return opened(say`${frame()}${twin(content)}${tail(book, content)}.`)
}
