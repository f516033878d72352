import type { Locale } from '../format.ts'

/** How a figure is often misread, by metric. */
export const MISREADINGS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    'energy.per_mw': 'MW is capacity, MWh is use: this is how much electricity a megawatt of capacity took, not how large the capacity is, nor how efficient.',
    'energy.use_mwh': 'MWh is use, MW is capacity: a megawatt that runs for an hour uses a megawatt-hour. This is no figure for the size of the sites.',
    'revenue.total': 'Revenue is what was earned, not what was kept: costs are not taken off.',
    'revenue.share': 'A share of revenue: the share of electricity or of capacity is another figure.',
    'emissions.scope2_location': 'The location-based and the market-based figure measure the same electricity twice: they are never added, and neither is a reduction of the other.',
    'emissions.scope2_market': 'The market-based figure follows contracts, not the grid that supplied the electricity: a low one does not mean that the power was free of carbon.',
  },
  it: {
    'energy.per_mw': 'I MW sono capacità, i MWh sono consumo: è quanta elettricità ha assorbito un megawatt di capacità, non quanto è grande la capacità né quanto è efficiente.',
    'energy.use_mwh': 'I MWh sono consumo, i MW sono capacità: un megawatt in funzione per un’ora consuma un megawattora. Il dato non dice quanto sono grandi i siti.',
    'revenue.total': 'I ricavi sono quanto è maturato, non quanto resta: i costi non sono sottratti.',
    'revenue.share': 'Una quota dei ricavi: la quota dell’elettricità o della capacità è un altro dato.',
    'emissions.scope2_location': 'Il dato basato sulla località e quello basato sul mercato misurano due volte la stessa elettricità: non si sommano mai, e nessuno dei due è una riduzione dell’altro.',
    'emissions.scope2_market': 'Il dato basato sul mercato segue i contratti, non la rete che ha fornito l’elettricità: un valore basso non significa energia priva di carbonio.',
  },
}
