import type { Book } from '../../core/book.ts'
import { plainName, type Change } from '../../core/change.ts'
import type { Figure } from '../../core/figure.ts'
import { changeOfValue } from '../../core/restatement.ts'
import { valueOf, type Row } from '../../core/row.ts'
import { isMostlyEstimated } from '../../narrative/estimate.ts'
import type { Compared } from '../../narrative/comparison.ts'
import type { Judged } from '../../narrative/movement.ts'
import type { ContentOf, Parting } from '../../narrative/statement.ts'
import { formatDate } from '../format.ts'
import { figureName, inSentence, metricWords, scopeName } from '../names.ts'
import { prep } from './elision.ts'
import { isUp, wordKey } from './english-moves.ts'
import type { Context, Voice } from './english.ts'
import { bySize, italianLevel, italianMovement, italianName, italianSubject, ofLevel } from './italian-moves.ts'
import { ITALIAN_DRIVERS, ITALIAN_PAIRS, ITALIAN_WORKLOADS } from './italian-names.ts'
import { absoluteSize, aimText, bare, isEstimate, level, nameOf, percentOf, quarterText, rangeParts, signedAmount } from './numbers.ts'
import { listed, opened, say, strung, type NumberPart, type Sentence } from './parts.ts'
import { beforePart, restatedFigure, restatedValue, restatedWord, revisionPart } from './restated.ts'

const at = (quarter: string): string => quarterText(quarter, 'it')
const and = (parts: readonly Sentence[]): Sentence => listed(parts, ' e ')
const number = (figure: Figure): NumberPart => level(figure, 'it')
const after = (base: Parameters<typeof prep>[0], part: NumberPart): Sentence => say`${prep(base, part.text)}${part}`
const WORDS = ['nessuno', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci']
const count = (amount: number): string => WORDS[amount] ?? String(amount)

/** The names of figures as a list; two that belong together share one name. */
function names(book: Book, figures: readonly Figure[]): Sentence {
  const keys = figures.map(wordKey)
  const pairs = ITALIAN_PAIRS.filter(([first, second]) => keys.includes(first) && keys.includes(second))
  return and(figures.flatMap((figure) => {
    if (pairs.some(([, second]) => second === wordKey(figure))) return []
    const pair = pairs.find(([first]) => first === wordKey(figure))
    const twin = pair ? figures.find((each) => wordKey(each) === pair[1])! : null
    return [[nameOf(pair?.[2] ?? italianName(book, figure), [figure, ...(twin ? [twin] : [])], 'it')]]
  }))
}

function scope({ covered, operating, use, measured, estimated, soFar }: ContentOf<'scope'>, { book, quarter }: Context): Sentence {
  if (operating === 0) return say`Nel ${at(quarter)} nessun impianto era in esercizio.`
  const all = operating === 1 ? 'l’unico impianto' : operating === 2 ? 'entrambi gli impianti' : `tutti i ${count(operating)} impianti`
  if (covered === 0) return say`Questo rapporto copre ${all} in esercizio nel ${at(quarter)}; nessuna fonte indica il consumo elettrico.`
  const sites = say`Questo rapporto copre ${covered === operating ? all : `${count(covered)} impianti su ${count(operating)}`} in esercizio nel ${at(quarter)}.`
  if (soFar.length > 0) return say`${sites} Riportati finora: ${and(soFar.map((found) => say`${italianLevel(found)} a ${scopeName(book, found.scope, 'it')}`))}.`
  if (use.quantity.value === null || measured.quantity.value === null) return sites
  const [metered, guessed] = [measured.quantity.value, estimated.quantity.value!]
  if (guessed.equals(1)) return say`${sites} Tutti i dati sull’elettricità sono stime; nessuna lettura di contatore è pubblicata.`
  if (guessed.equals(0) && metered.equals(0)) return say`${sites} L’elettricità non è misurata né stimata: poggia su dati riportati.`
  return say`${sites} ${opened(after('il', level(measured, 'it', 1)))} dell’elettricità è misurato; ${guessed.equals(0) ? 'nulla' : after('il', level(estimated, 'it', 1))} è stimato.`
}

function use({ use: found, qoq, yoy, silenced, yearKnown, onEstimates }: ContentOf<'use'>): Sentence {
  if (found.quantity.value === null) return say`Il consumo elettrico del trimestre non è riportato, e nulla di ciò che vi poggia è calcolato.`
  if (silenced) return say`Il consumo elettrico è stato di ${italianLevel(found)}.`
  const against = (judged: Judged): Sentence => say`in ${isUp(judged) ? 'aumento' : 'calo'}${judged.mostlyEstimated ? ' stimato' : ''} ${bySize(judged)} rispetto al ${at(judged.change!.before.period.id)}`
  const moves = [qoq, yoy].filter((judged) => judged !== null)
  return say`Il consumo elettrico è stato di ${number(found)}${moves.length > 0 ? say`, ${and(moves.map(against))}` : ''}${onEstimates ? '; i dati precedenti sono stime, e nessuna variazione è indicata' : yearKnown ? '' : '; il dato dell’anno precedente non è disponibile'}.`
}

function scope2({ location, market, fallback }: ContentOf<'scope2'>): Sentence {
  const told = (figure: Figure): Sentence => (figure.quantity.value ? say`di ${number(figure)}` : ['non riportato'])
  const range = rangeParts(location, 'it')
  const same = location.quantity.value !== null && market.quantity.value !== null && location.quantity.value.equals(market.quantity.value)
  const reason = fallback ? '; per la rete non è pubblicato un mix residuo, e dove nessuno strumento copre i consumi vale la sua media' : ''
  return say`L’Ambito 2 è stato${isEstimate(location) ? ', secondo le stime,' : ''} ${told(location)} con il metodo basato sulla località e ${told(market)} con il metodo basato sul mercato${range && same ? say` (${range} per entrambi)` : ''}${reason}.`
}

function zeroCarbon({ contractual, gridMix }: ContentOf<'zero_carbon'>): Sentence {
  const of = (figure: Figure): Sentence => ofLevel(figure, italianLevel(figure))
  if (contractual.quantity.value === null) return say`Su base mix di rete la quota a zero emissioni è stata ${of(gridMix)}; su base contrattuale non se ne può indicare alcuna.`
  if (gridMix.quantity.value === null) return say`Su base contrattuale la quota a zero emissioni è stata ${of(contractual)}; su base mix di rete non se ne può indicare alcuna.`
  return say`Su base contrattuale la quota a zero emissioni è stata ${of(contractual)}; su base mix di rete ${of(gridMix)}. I due valori non si sommano.`
}

const moreOrLess = (change: Change): Sentence => say`${absoluteSize(change, 'it')} in ${change.absolute.value!.compare(0) > 0 ? 'più' : 'meno'} rispetto al trimestre precedente`

function capacity({ total, parts, change, partial }: ContentOf<'capacity'>): Sentence {
  const split = parts.length > 1 ? say`: ${and(parts.map((part) => say`${number(part)} ${ITALIAN_WORKLOADS[part.scope.workload!]!.for}`))}` : parts.length === 1 ? say`, per intero ${ITALIAN_WORKLOADS[parts[0]!.scope.workload!]!.for}` : []
  const moved = change && !change.absolute.value!.equals(0) ? say`, ${moreOrLess(change)}` : change ? ', invariata nel trimestre' : ''
  return say`A fine trimestre la capacità energizzata era di ${number(total)}${isEstimate(total) ? ' stimati' : ''}${moved}${split}${partial ? '; è cambiata nel corso del trimestre, e le medie ponderano ogni livello per le sue ore' : ''}.`
}

function mix({ shares, total, rest }: ContentOf<'mix'>): Sentence {
  if (shares.length === 0) return say`I ricavi sono stati di ${number(total)}; la fonte non li ripartisce.`
  if (shares.length === 1 && shares[0]!.quantity.value!.sub(1).abs().compare('0.005') < 0) return say`Tutti i ricavi, ${number(total)}, sono venuti ${ITALIAN_WORKLOADS[shares[0]!.scope.variant!]!.from}.`
  const large = rest && rest.quantity.value!.compare(total.quantity.value!.div(200)) > 0 ? say`; la fonte non ripartisce ${number(rest)}` : []
  return say`Su ${number(total)} di ricavi, ${and(shares.map((share, index) => say`${after('il', number(share))} ${index === 0 ? 'è venuto ' : ''}${ITALIAN_WORKLOADS[share.scope.variant!]!.from}`))}${large}.`
}

function perUnit(unit: 'MW' | 'MWh'): (content: ContentOf<'per_mw' | 'per_mwh'>, context: Context) => Sentence {
  const lead = unit === 'MW' ? 'Per megawatt energizzato in media' : 'Per megawattora'
  return ({ ai, mining }, { book }) => {
    const site = [ai, mining].find((found) => found?.scope.facility)
    const name = site && book.facilities.find((row) => valueOf(row, 'facility') === site.scope.facility)
    const where = name ? `${lead}, a ${valueOf(name, 'name')},` : lead
    const amount = (found: Figure): Sentence => italianLevel(found).map((part) => (typeof part === 'string' ? part : { ...part, text: part.text.replace(/\/MWh$/, '') }))
    if (ai && mining) return say`${where} l’hosting per l’IA ha reso nel trimestre ${amount(ai)}, il mining ${amount(mining)}.`
    return say`${where} ${ITALIAN_WORKLOADS[ai ? 'ai_hosting' : 'mining']!.bare} ha reso nel trimestre ${amount((ai ?? mining)!)}.`
  }
}

const PARTS = {
  capacity: 'dalla capacità aggiunta o tolta', hours: 'dalla durata del trimestre', load: 'dal carico', price: 'dai ricavi per MWh', volume: 'dai MWh per MW', mix: 'dalla ripartizione tra siti', within: 'dalle reti stesse',
} as const

function bridge({ bridge: { id, now, before, unit, parts, inputs } }: ContentOf<'bridge'>, { book }: Context): Sentence {
  const told = parts.map(({ part, value }) => say`${signedAmount(`bridge.${id}.${part}[${now.id}]`, value, now, unit, 'it')} ${PARTS[part]}`)
  const whole = now.quantity.value!.sub(before.quantity.value!).mul(unit === 'pp' ? 100 : 1)
  const footing = isMostlyEstimated([...inputs, now, before]) ? '; la scomposizione poggia su elettricità stimata' : ''
  const subject = italianSubject(book, now)
  return opened(say`${subject.name} ${subject.was.replace(/stat(?=.$)/, 'variat')} di ${signedAmount(`change.qoq_${unit === 'pp' ? 'pp' : 'abs'}[${plainName(now.id)}]`, whole, now, unit, 'it')} rispetto al ${at(before.period.id)}: ${and(told)}${footing}.`)
}

function contract({ contracted, energised, conversion, contractedChange, energisedChange }: ContentOf<'contract'>): Sentence {
  const none = energised.quantity.value!.equals(0)
  const grown = (change: Change | null): Sentence => (change && !change.absolute.value!.equals(0) ? say`, ${moreOrLess(change)}` : [])
  const share = conversion.quantity.value ? say`, ${after('il', number(conversion))} del totale,` : []
  const still = !none && [contractedChange, energisedChange].every((change) => change?.absolute.value!.equals(0)) ? '; nessuno dei due valori è cambiato nel trimestre' : ''
  return say`A fine trimestre i contratti coprivano ${number(contracted)} di capacità IT critica${grown(contractedChange)}; ${none ? 'nulla era energizzato' : say`${number(energised)}${share} erano energizzati`}${grown(energisedChange)}${still}.`
}

function pace({ progress, elapsed, required, target, behind }: ContentOf<'pace'>): Sentence {
  const need = required.quantity.value ? say` Per raggiungerlo servono ${{ ...number(required), text: `${bare(required, 'it').text}\u00a0MW` }} a trimestre.` : ' La data dell’obiettivo è passata.'
  return say`L’avanzamento verso l’obiettivo di ${targetText(target)} è ${after('del', number(progress))}, a fronte ${after('del', number(elapsed))} del tempo trascorso.${behind ? need : ''}`
}

const targetText = (target: Row<'targets'>): string => aimText(target, 'MW', 'it')

function restatement({ restatement: told }: ContentOf<'restatement'>, { book }: Context): Sentence {
  const found = restatedFigure(book, told)
  const change = changeOfValue(told)
  const amount = (which: 'previous' | 'current'): Sentence => [restatedValue(told, which, found, 'it') ?? restatedWord(told, which) ?? 'nessun valore']
  const reason = told.reason ? valueOf(told.reason, 'reason')! : 'not_stated'
  const subject = found ? italianSubject(book, found) : { name: `il valore ${told.column} della tabella ${told.row.table}`, was: 'è stato' }
  return opened(say`${subject.name} per il ${at(told.quarter!)} ${subject.was.replace(/stat(?=.$)/, 'rideterminat')} da ${amount('previous')} a ${amount('current')}${change ? say` (${revisionPart(told, change, 'it')})` : ''}${REASONS[reason]}.`)
}

const REASONS = {
  better_data: ' perché sono disponibili dati migliori', error: ' perché il valore precedente era errato', methodology: ' perché ora si calcola in altro modo',
  structural: ' perché un sito o un’attività ha cambiato proprietà', reclassification: ' perché il valore è passato da una voce a un’altra', not_stated: '; la fonte non ne dà il motivo',
} as const

const ABSENT = {
  missing_input: (list: Sentence) => say`Nessuna fonte dà un valore, o i dati per calcolarlo, per ${list}.`,
  boundary_mismatch: (list: Sentence) => say`Per la società nel suo insieme non si indica un valore per ${list}: ricavi ed energia non coprono gli stessi siti.`,
  insufficient_coverage: (list: Sentence) => say`I dati orari non bastano per ${list}.`,
  zero_denominator: (list: Sentence) => say`Un denominatore pari a zero lascia senza valore ${list}.`,
  missing_comparator: (list: Sentence) => say`Manca un periodo di confronto per ${list}.`,
  zero_base: (list: Sentence) => say`Una base pari a zero lascia senza valore ${list}.`,
  small_base: (list: Sentence) => say`Una base troppo piccola lascia senza valore ${list}.`,
  not_applicable: (list: Sentence) => say`Nulla del genere è in esercizio per ${list}.`,
} as const

/** Every statement in Italian. */
export const ITALIAN: Voice = {
  scope, use, scope2, capacity, mix, bridge, contract, pace, restatement, zero_carbon: zeroCarbon, per_mw: perUnit('MW'), per_mwh: perUnit('MWh'),
  no_comparator: ({ first }) => (first ? say`Non esiste un trimestre precedente con cui fare un confronto; nessuna variazione è indicata.` : say`Nessun dato principale ha un valore sia in questo trimestre sia in uno con cui confrontarlo; nessuna variazione è indicata.`),
  quiet: ({ silenced }) => (silenced > 0 ? say`Nessun dato principale ha superato la sua soglia su basi certe; ${silenced === 1 ? 'una variazione stimata è nominata' : `${count(silenced)} variazioni stimate sono nominate`} tra le stime.` : say`Nessun dato principale ha superato la sua soglia.`),
  movement: (statement, { book, turn }) => italianMovement(book, statement, turn),
  beyond: ({ moved }, { book }) => {
    const told = (each: Compared): Sentence => say`in ${isUp(each) ? 'aumento' : 'calo'}${each.mostlyEstimated || isEstimate(each.change.now) ? ' stimato' : ''} ${bySize(each)} rispetto al ${at(each.change.before.period.id)}`
    const items = moved.map(({ now, told: changes }) => say`${inSentence(figureName(book, now.metric, now.scope, 'it'))}, ${changes.length > 0 ? and(changes.map(told)) : say`con ${italianLevel(now)}`}`)
    const driver = moved.some(({ now }) => now.metric.id.includes('per_musd')) ? `; ${ITALIAN_DRIVERS.price}` : ''
    return say`Oltre ai dati principali si ${moved.length === 1 ? 'è mosso in senso sfavorevole anche questo' : 'sono mossi in senso sfavorevole anche questi'}: ${strung(items, '; ')}${driver}.`
  },
  no_adverse: ({ compared }) => (compared ? say`Nessun dato principale con un verso migliore e uno peggiore si è mosso in senso sfavorevole oltre la sua soglia.` : say`Senza valori da confrontare non si può accertare alcuna variazione sfavorevole.`),
  calendar: ({ now, before, load }) => say`Il trimestre ha avuto ${bare(now, 'it')} ore contro ${bare(before, 'it')}${load?.change.value ? loadMoved(load) : []}.`,
  gap: ({ gap, coverage }) => {
    const size = { ...number(gap), text: number(gap).text.replace('\u2212', '') }
    return say`Il dato di mercato è ${gap.quantity.value!.compare(0) > 0 ? 'superiore' : 'inferiore'} ${after('del', size)} perché gli strumenti coprivano ${after('il', number(coverage))} dei consumi e al resto si applica il fattore del mix residuo.`
  },
  parted: ({ intensity, absolute }, { book }) => {
    const told = ({ moved, twin }: Parting, on = ''): Sentence => {
      const { now } = moved.change!
      const subject = italianSubject(book, now)
      const beside = twin ? say`, a ${number(now)} (in base ${now.id.endsWith('_location') ? 'al mercato' : 'alla località'} ${number(twin)})` : []
      return say`${subject.name} ${isUp(moved) ? subject.rose : subject.fell}${moved.mostlyEstimated || isEstimate(now) ? ', secondo le stime,' : ''} ${bySize(moved)}${on}${beside}`
    }
    const driver = intensity.moved.change!.before.metric.id.endsWith('musd') ? `; ${ITALIAN_DRIVERS.price}` : ''
    return opened(say`${told(intensity, ` rispetto al ${at(intensity.moved.change!.before.period.id)}`)} mentre ${told(absolute)}${driver}.`)
  },
  curtailed: ({ curtailed, rate }) => say`Si stima che siano stati ridotti ${level(curtailed, 'it', 0)} (${level(rate, 'it', 1)} della domanda di mining) rispetto a una base modellata.`,
  price: ({ price }) => (price.metric.id === 'power.price_gross' ? say`Il prezzo lordo dell’energia è stato di ${italianLevel(price)}.` : say`Il prezzo netto dell’energia, dopo servizi di rete e modulazione, è stato di ${italianLevel(price)}.`),
  bitcoin: ({ btc, energy }) => say`I bitcoin minati sono stati ${bare(btc, 'it', btc.quantity.value!.d === 1n ? 0 : 2)}${energy ? say`, con ${italianLevel(energy)}; ${ITALIAN_DRIVERS.difficulty}` : []}.`,
  efficiency: ({ efficiency }) => say`Il parco macchine ha usato ${italianLevel(efficiency)}, raffreddamento e perdite compresi.`,
  datacentre: ({ pue, wue }) => say`Il PUE intermedio è stato di ${italianLevel(pue)}${wue ? say`, il WUE sull’acqua prelevata di ${italianLevel(wue)}` : []}.`,
  no_ai: () => say`A fine trimestre nessuna capacità per l’IA era sotto contratto o energizzata.`,
  run_rate: ({ actual }) => say`Negli ultimi quattro trimestri la capacità per l’IA energizzata è cresciuta in media di ${{ ...number(actual), text: `${bare(actual, 'it').text}\u00a0MW` }} a trimestre.`,
  emission_pace: ({ progress, elapsed, target }) => say`L’avanzamento verso l’obiettivo di ${aimText(target, valueOf(target, 'unit')!, 'it')} (${metricWords(valueOf(target, 'metric')!, 'it').name}) è ${after('del', number(progress))}, a fronte ${after('del', number(elapsed))} del tempo trascorso.`,
  no_target: () => say`Non è noto un obiettivo datato per la capacità per l’IA; nessun ritmo è indicato.`,
  forward: ({ target }) => say`L’obiettivo della società è ${targetText(target)} entro il ${formatDate(valueOf(target, 'target_date')!, 'it')}; i risultati possono differire. Si veda l’avvertenza.`,
  no_restatement: ({ minor }) => (minor ? say`Nessun valore pubblicato del trimestre è stato rideterminato dell’uno per cento o più; le correzioni minori sono elencate.` : say`Nessun valore pubblicato del trimestre è stato rideterminato.`),
  moved: ({ restatement: told, moved }, { book }) => (moved ? say`Un valore poi rideterminato porta ${italianSubject(book, moved.after).name} da ${beforePart(told, moved, 'it')} a ${level(moved.after, 'it')}.` : say`Un valore poi rideterminato sposta dati del trimestre, elencati con le rideterminazioni.`),
  estimated: ({ share, silenced }, { book }) => say`${share.quantity.value!.equals(1) ? 'Tutta l’elettricità del trimestre è stimata' : say`${opened(after('il', level(share, 'it', 1)))} dell’elettricità del trimestre è stimato`}${silenced.length > 0 ? say`; su questa base non si indica alcuna variazione per ${names(book, silenced.map(({ now }) => now))}` : []}.`,
  lost: ({ absent, before }, { book }) => say`Dati disponibili per il ${at(before)} e non per questo trimestre: ${names(book, absent)}.`,
  no_energy: ({ absent }, { book }) => say`Il consumo elettrico non è riportato, e non si calcola ciò che vi poggia: ${names(book, absent)}.`,
  absent: ({ reason, absent }, { book }) => ABSENT[reason](names(book, absent)),
  complete: () => say`Ogni dato principale è riportato.`,
  assurance: ({ level: kind, share }) => (kind === null ? say`Questi dati non sono stati oggetto di assurance esterna.` : say`${opened(after('il', level(share!, 'it', 1)))} dell’elettricità è stato oggetto di esame ${kind === 'limited' ? 'limitato' : 'ragionevole'}.`),
}

const loadMoved = (load: Change): Sentence =>
  say`; il carico medio è ${load.change.value!.compare(0) > 0 ? 'aumentato' : 'diminuito'} ${after('del', percentOf(load, 'it'))}`
