/** What a sentence calls a metric, with its article where it takes one; every subject is singular. */
export const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  'revenue.total': 'revenue',
  'revenue.mining': 'mining revenue',
  'revenue.ai_hosting': 'AI hosting revenue',
  'revenue.miner_hosting': 'revenue from hosted miners',
  'revenue.grid_services': 'grid-service revenue',
  'revenue.other': 'other revenue',
  'revenue.share[ai_hosting]': 'the AI share of revenue',
  'revenue.per_mwh[mining]': 'mining revenue per MWh',
  'revenue.per_mwh[ai_hosting]': 'AI hosting revenue per MWh',
  'revenue.per_mw[mining]': 'mining revenue per MW',
  'revenue.per_mw[ai_hosting]': 'AI hosting revenue per MW',
  'energy.use_mwh': 'electricity use',
  'energy.use_mwh[mining]': 'mining electricity use',
  'energy.use_mwh[ai_hosting]': 'AI hosting electricity use',
  'energy.use_mwh[miner_hosting]': 'electricity use of hosted miners',
  'energy.use_mwh[other]': 'electricity use of other business',
  'energy.per_mw[mining]': 'mining electricity use per MW',
  'energy.per_mw[ai_hosting]': 'AI hosting electricity use per MW',
  'energy.per_mw[miner_hosting]': 'electricity use per MW of hosted miners',
  'energy.per_mw[other]': 'electricity use per MW of other business',
  'energy.per_musd': 'electricity use per million of revenue',
  'energy.ai_share': 'the AI share of electricity',
  'energy.capacity_factor': 'the capacity factor',
  'energy.zero_carbon_share[grid_mix]': 'the zero-carbon share on a grid-mix basis',
  'energy.zero_carbon_share[contractual]': 'the zero-carbon share on a contractual basis',
  'energy.zero_carbon_share[hourly]': 'the zero-carbon share on an hourly basis',
  'emissions.scope1': 'Scope 1',
  'emissions.scope2_location': 'location-based Scope 2',
  'emissions.scope2_market': 'market-based Scope 2',
  'emissions.total_location': 'location-based Scope 1 and 2',
  'emissions.total_market': 'market-based Scope 1 and 2',
  'emissions.per_mwh_location': 'location-based emissions per MWh',
  'emissions.per_mwh_market': 'market-based emissions per MWh',
  'capacity.period_end_mw': 'energised capacity',
  'energy.average_load_mw': 'average load',
  'ai.contracted_it_mw': 'contracted AI capacity',
  'ai.energised_it_mw': 'energised AI capacity',
  'datacentre.interim_pue': 'interim PUE',
  'datacentre.interim_pue[ai_hosting]': 'interim PUE of AI hosting',
  'datacentre.wue_input': 'WUE on water input',
  'datacentre.wue_input[ai_hosting]': 'WUE of AI hosting',
  'mining.btc': 'bitcoin mined',
  'mining.energy_per_btc': 'energy per bitcoin',
  'mining.fleet_efficiency_operational': 'energy per terahash of the mining fleet',
  'power.cost': 'power cost',
  'power.cost_net': 'power cost after demand response',
  'power.demand_response': 'demand response proceeds',
  'power.price_gross': 'the gross power price',
  'power.price_net': 'the net power price',
}

/** What a list calls two metrics that stand beside one another in it. */
export const ENGLISH_PAIRS: readonly (readonly [string, string, string])[] = [
  ['energy.zero_carbon_share[grid_mix]', 'energy.zero_carbon_share[contractual]', 'the zero-carbon share on a grid-mix and on a contractual basis'],
  ['emissions.scope2_location', 'emissions.scope2_market', 'Scope 2 on both bases'],
  ['emissions.per_mwh_location', 'emissions.per_mwh_market', 'emissions per MWh on both bases'],
  ['revenue.per_mwh[mining]', 'revenue.per_mwh[ai_hosting]', 'revenue per MWh of both businesses'],
  ['revenue.per_mw[mining]', 'revenue.per_mw[ai_hosting]', 'revenue per MW of both businesses'],
  ['power.price_gross', 'power.price_net', 'the gross and net power price'],
]

/** What a sentence calls a workload. */
export const ENGLISH_WORKLOADS: Readonly<Record<string, string>> = { mining: 'mining', ai_hosting: 'AI hosting', miner_hosting: 'hosted miners', grid_services: 'grid services', other: 'other business' }

/** What moves a figure beside the company's own doing (metrics.md B8). */
export const ENGLISH_DRIVERS = { difficulty: 'network difficulty and the halving bear on that figure', price: 'revenue moves with the price of bitcoin' } as const
