/** What an Italian sentence calls a metric, with its article, and what agrees with it. */
export interface ItalianName {
  readonly subject: string
  /** The ending of its participles: aumentat-o, -a, -i, -e. */
  readonly ending: 'o' | 'a' | 'i' | 'e'
}

const name = (subject: string, ending: ItalianName['ending']): ItalianName => ({ subject, ending })

/** The names of the metrics a sentence can be about. */
export const ITALIAN_NAMES: Readonly<Record<string, ItalianName>> = {
  'revenue.total': name('i ricavi', 'i'),
  'revenue.mining': name('i ricavi del mining', 'i'),
  'revenue.ai_hosting': name('i ricavi dell’hosting per l’IA', 'i'),
  'revenue.miner_hosting': name('i ricavi dai miner ospitati', 'i'),
  'revenue.grid_services': name('i ricavi dai servizi di rete', 'i'),
  'revenue.other': name('gli altri ricavi', 'i'),
  'revenue.share[ai_hosting]': name('la quota AI dei ricavi', 'a'),
  'revenue.per_mwh[mining]': name('i ricavi del mining per MWh', 'i'),
  'revenue.per_mwh[ai_hosting]': name('i ricavi dell’hosting per l’IA per MWh', 'i'),
  'revenue.per_mw[mining]': name('i ricavi del mining per MW', 'i'),
  'revenue.per_mw[ai_hosting]': name('i ricavi dell’hosting per l’IA per MW', 'i'),
  'energy.use_mwh': name('il consumo elettrico', 'o'),
  'energy.use_mwh[mining]': name('il consumo elettrico del mining', 'o'),
  'energy.use_mwh[ai_hosting]': name('il consumo elettrico dell’hosting per l’IA', 'o'),
  'energy.use_mwh[miner_hosting]': name('il consumo elettrico dei miner ospitati', 'o'),
  'energy.use_mwh[other]': name('il consumo elettrico delle altre attività', 'o'),
  'energy.per_mw[mining]': name('il consumo elettrico per MW del mining', 'o'),
  'energy.per_mw[ai_hosting]': name('il consumo elettrico per MW dell’hosting per l’IA', 'o'),
  'energy.per_mw[miner_hosting]': name('il consumo elettrico per MW dei miner ospitati', 'o'),
  'energy.per_mw[other]': name('il consumo elettrico per MW delle altre attività', 'o'),
  'energy.per_musd': name('il consumo elettrico per milione di ricavi', 'o'),
  'energy.ai_share': name('la quota AI dei consumi', 'a'),
  'energy.capacity_factor': name('il fattore di utilizzo della capacità', 'o'),
  'energy.zero_carbon_share[grid_mix]': name('la quota a zero emissioni su base mix di rete', 'a'),
  'energy.zero_carbon_share[contractual]': name('la quota a zero emissioni su base contrattuale', 'a'),
  'energy.zero_carbon_share[hourly]': name('la quota a zero emissioni su base oraria', 'a'),
  'emissions.scope1': name('l’Ambito 1', 'o'),
  'emissions.scope2_location': name('l’Ambito 2 con il metodo basato sulla località', 'o'),
  'emissions.scope2_market': name('l’Ambito 2 con il metodo basato sul mercato', 'o'),
  'emissions.total_location': name('la somma di Ambito 1 e 2 con il metodo basato sulla località', 'a'),
  'emissions.total_market': name('la somma di Ambito 1 e 2 con il metodo basato sul mercato', 'a'),
  'emissions.per_mwh_location': name('l’intensità carbonica per MWh in base alla località', 'a'),
  'emissions.per_mwh_market': name('l’intensità carbonica per MWh in base al mercato', 'a'),
  'capacity.period_end_mw': name('la capacità energizzata', 'a'),
  'energy.average_load_mw': name('il carico medio', 'o'),
  'ai.contracted_it_mw': name('la capacità per l’IA sotto contratto', 'a'),
  'ai.energised_it_mw': name('la capacità per l’IA energizzata', 'a'),
  'datacentre.interim_pue': name('il PUE intermedio', 'o'),
  'datacentre.interim_pue[ai_hosting]': name('il PUE intermedio dell’hosting per l’IA', 'o'),
  'datacentre.wue_input': name('il WUE sull’acqua prelevata', 'o'),
  'datacentre.wue_input[ai_hosting]': name('il WUE dell’hosting per l’IA', 'o'),
  'mining.btc': name('la produzione di bitcoin', 'a'),
  'mining.energy_per_btc': name('l’energia per bitcoin', 'a'),
  'mining.fleet_efficiency_operational': name('l’energia per terahash del parco macchine', 'a'),
  'power.cost': name('il costo dell’energia', 'o'),
  'power.cost_net': name('il costo dell’energia al netto della modulazione', 'o'),
  'power.demand_response': name('i proventi della modulazione', 'i'),
  'power.price_gross': name('il prezzo lordo dell’energia', 'o'),
  'power.price_net': name('il prezzo netto dell’energia', 'o'),
}

/** What a list calls two metrics that stand beside one another in it. */
export const ITALIAN_PAIRS: readonly (readonly [string, string, string])[] = [
  ['energy.zero_carbon_share[grid_mix]', 'energy.zero_carbon_share[contractual]', 'la quota a zero emissioni su base mix di rete e contrattuale'],
  ['emissions.scope2_location', 'emissions.scope2_market', 'l’Ambito 2 su entrambe le basi'],
  ['emissions.per_mwh_location', 'emissions.per_mwh_market', 'l’intensità carbonica per MWh su entrambe le basi'],
  ['revenue.per_mwh[mining]', 'revenue.per_mwh[ai_hosting]', 'i ricavi per MWh delle due attività'],
  ['revenue.per_mw[mining]', 'revenue.per_mw[ai_hosting]', 'i ricavi per MW delle due attività'],
  ['power.price_gross', 'power.price_net', 'il prezzo dell’energia lordo e netto'],
]

/** What a sentence calls a workload after its verb, and as the owner of a part. */
export const ITALIAN_WORKLOADS: Readonly<Record<string, { readonly bare: string; readonly for: string; readonly from: string }>> = {
  mining: { bare: 'il mining', for: 'per il mining', from: 'dal mining' },
  ai_hosting: { bare: 'l’hosting per l’IA', for: 'per l’hosting per l’IA', from: 'dall’hosting per l’IA' },
  miner_hosting: { bare: 'i miner ospitati', for: 'per i miner ospitati', from: 'dai miner ospitati' },
  grid_services: { bare: 'i servizi di rete', for: 'per i servizi di rete', from: 'dai servizi di rete' },
  other: { bare: 'le altre attività', for: 'per le altre attività', from: 'dalle altre attività' },
}

/** What moves a figure beside the company's own doing (metrics.md B8). */
export const ITALIAN_DRIVERS = { difficulty: 'su quest’ultimo dato pesano la difficoltà della rete e l’halving', price: 'i ricavi si muovono con il prezzo del bitcoin' } as const
