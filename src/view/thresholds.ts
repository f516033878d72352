import { LIMITS, THRESHOLDS, type Threshold, type ThresholdClass } from '../narrative/thresholds.ts'
import { formatNumber, formatPercent, formatPoints, type Locale } from './format.ts'

const CLASSES: Readonly<Record<Locale, Readonly<Record<ThresholdClass, string>>>> = {
  en: {
    quantity: 'Quantities (MWh, tCO₂e, m³, BTC)', money: 'Money', share: 'Shares, factors, scores', intensity: 'Intensities, prices, per MW, per MWh', pue: 'PUE', wue: 'WUE (L/kWh)',
    efficiency: 'Fleet efficiency (J/TH)', points: 'Pace against a target',
  },
  it: {
    quantity: 'Quantità (MWh, tCO₂e, m³, BTC)', money: 'Importi', share: 'Quote, fattori, punteggi', intensity: 'Intensità, prezzi, per MW, per MWh', pue: 'PUE', wue: 'WUE (L/kWh)',
    efficiency: 'Efficienza della flotta (J/TH)', points: 'Ritmo rispetto a un obiettivo',
  },
}

const OTHERS = {
  en: { gap: 'Market- against location-based Scope 2', calendar: 'Hours of the quarter', curtailment: 'Curtailment rate', restatement: 'Restatement that is told', estimated: 'Estimated share mentioned' },
  it: { gap: 'Ambito 2 di mercato rispetto alla località', calendar: 'Ore del trimestre', curtailment: 'Tasso di riduzione', restatement: 'Rettifica che viene raccontata', estimated: 'Quota stimata menzionata' },
} as const

const FLOOR = {
  en: { total: (share: string) => `and ${share} of the company total`, revenue: (share: string) => `and ${share} of revenue` },
  it: { total: (share: string) => `e ${share} del totale della società`, revenue: (share: string) => `e ${share} dei ricavi` },
} as const

const inPercent = (value: Threshold['limit'], locale: Locale): string => formatPercent(value, { locale, decimals: value.mul(100).d === 1n ? 0 : 1 })

function limitText({ measure, limit }: Threshold, locale: Locale): string {
  if (measure === 'pct') return inPercent(limit, locale)
  return measure === 'pp' ? formatPoints(limit, { locale, decimals: 1 }) : formatNumber(limit, { locale, decimals: 2 })
}

/** Every threshold in words, as the methodology prints them. */
export function thresholdList(locale: Locale): readonly { readonly name: string; readonly text: string }[] {
  const classes = THRESHOLDS.map((threshold) => ({
    name: CLASSES[locale][threshold.class],
    text: [limitText(threshold, locale), threshold.floor ? FLOOR[locale][threshold.floor.of](inPercent(threshold.floor.share, locale)) : ''].filter((part) => part !== '').join(', '),
  }))
  const { gap, calendar, curtailment, restatement, estimated } = LIMITS
  const others = Object.entries({ gap, calendar, curtailment, restatement, estimated: estimated.mention }).map(([name, limit]) => ({ name: OTHERS[locale][name as 'gap'], text: inPercent(limit, locale) }))
  return [...classes, ...others]
}
