/** What a column holds; intake checks it, the core reads it. */
export type Kind =
  | 'id' | 'code' | 'text' | 'decimal' | 'signed' | 'count' | 'date' | 'partial-date' | 'instant' | 'period' | 'currency' | 'country' | 'zone' | 'url' | 'vintage'
  | readonly string[]

/** One column of a table: what it holds, and whether every file must have it and every row must fill it. */
export interface Column {
  readonly kind: Kind
  /** The column may be absent from a file. */
  readonly optional?: true
  /** The cell may be blank: unknown, never zero. */
  readonly blank?: true
  /** The value must stand in this column of that table; `all` is allowed where `orAll` says so. */
  readonly refersTo?: 'facilities' | 'sources'
  readonly orAll?: true
}

/** A table: where its files lie, what identifies a row, its columns. */
export interface Table {
  readonly place: 'reference' | 'period' | 'either'
  readonly required?: true
  readonly key: readonly string[]
  /** The columns whose blankness lets status and source be blank too. */
  readonly values: readonly string[]
  readonly columns: Readonly<Record<string, Column>>
}

export const WORKLOADS = ['mining', 'ai_hosting', 'miner_hosting', 'other'] as const
export const SEGMENTS = [...WORKLOADS, 'grid_services'] as const
export const CAPACITY_BASES = ['interconnection_gross', 'energised_gross', 'energised_it', 'contracted_it', 'billing_it', 'under_construction_it'] as const
export const STATUSES = ['measured', 'reported', 'derived', 'estimated'] as const
export const ASSURANCES = ['none', 'limited', 'reasonable'] as const
export const TECHNOLOGIES = ['solar', 'wind', 'hydro', 'geothermal', 'biomass', 'nuclear', 'gas', 'coal', 'oil', 'waste', 'other', 'unknown', 'zero_carbon'] as const
export const COST_COMPONENTS = ['energy_and_delivery', 'energy', 'delivery', 'demand_charge', 'taxes', 'hedge_settlement'] as const
export const FUEL_UNITS = ['us_gal', 'l', 'm3', 'mmbtu', 'kg'] as const

const text = { kind: 'text', optional: true, blank: true } as const
const asOf = { kind: 'date', optional: true, blank: true } as const
const facility = { kind: 'id', refersTo: 'facilities' } as const
const facilityOrAll = { kind: 'id', refersTo: 'facilities', orAll: true } as const
const workload = { kind: WORKLOADS } as const
const period = { kind: 'period' } as const
const currency = { kind: 'currency' } as const
const source = { kind: 'id', refersTo: 'sources' } as const
const amount = { kind: 'decimal', blank: true } as const

const provenance = { status: { kind: STATUSES, blank: true }, source: { ...source, blank: true } } as const
const optionalAudit = {
  assurance: { kind: ASSURANCES, optional: true, blank: true },
  as_of: asOf,
  note: text,
  release: { kind: 'period', optional: true, blank: true },
} as const
const audit = { ...provenance, ...optionalAudit } as const

const FUELS = ['diesel', 'natural_gas', 'propane', 'hvo', 'sf6', 'hfc_134a', 'other'] as const
const FACTOR_UNITS = ['kg_co2e_per_mwh', 'kg_co2e_per_us_gal', 'kg_co2e_per_l', 'kg_co2e_per_m3', 'kg_co2e_per_mmbtu', 'kg_co2e_per_kg'] as const
const INSTRUMENTS = ['on_site_consumed', 'direct_line', 'physical_ppa', 'virtual_ppa', 'utility_green_tariff', 'bundled_eac', 'unbundled_eac', 'supplier_specific'] as const
const WATER_STRESS = ['low', 'low_medium', 'medium_high', 'high', 'extremely_high', 'arid_low_use', 'unknown'] as const
const TARGET_UNITS = ['MW', 'MWh', 'tCO2e', 'kgCO2e/MWh', 'ratio', 'USD', 'm3', 'L/kWh', 'MWh/BTC', 'J/TH'] as const

/** Every table of the data folder; the one place that knows its columns. */
export const TABLES = {
  facilities: {
    place: 'reference', required: true, key: ['facility'], values: [],
    columns: {
      facility: { kind: 'id' }, name: { kind: 'text' }, country: { kind: 'country' }, time_zone: { kind: 'zone' }, grid_region: { kind: 'code' },
      consolidation: { kind: ['operational_control', 'financial_control', 'equity_share', 'excluded'] }, equity_share: { kind: 'decimal' },
      place: text, opened: { kind: 'date', optional: true, blank: true }, closed: { kind: 'date', optional: true, blank: true },
      subdivision: text, water_stress: { kind: WATER_STRESS, optional: true, blank: true }, as_of: asOf, release: optionalAudit.release, note: text,
    },
  },
  capacity: {
    place: 'reference', required: true, key: ['facility', 'workload', 'capacity_basis', 'effective_from'], values: ['capacity_mw'],
    columns: { facility, workload, capacity_basis: { kind: CAPACITY_BASES }, effective_from: { kind: 'date' }, capacity_mw: amount, ...audit },
  },
  sources: {
    place: 'reference', required: true, key: ['source'], values: [],
    columns: {
      source: { kind: 'id' }, title: { kind: 'text' }, url: { kind: 'url', optional: true, blank: true }, publisher: text,
      published: { kind: 'partial-date', optional: true, blank: true }, kind: text, document_date: { kind: 'partial-date', optional: true, blank: true },
      sha256: text, pages: text, as_of: asOf, release: optionalAudit.release, note: text,
    },
  },
  releases: {
    place: 'reference', required: true, key: ['period'], values: [],
    columns: { period, published_on: { kind: 'date', blank: true }, embargo_until: { kind: 'instant', blank: true } },
  },
  energy: {
    place: 'period', required: true, key: ['period', 'facility', 'workload', 'boundary', 'measure'], values: ['energy_mwh'],
    columns: {
      period, facility, workload, boundary: { kind: ['own_operations', 'hosted_customer'], optional: true, blank: true },
      measure: { kind: ['facility_total', 'it_equipment', 'on_site_generation', 'exported'] }, energy_mwh: amount,
      estimated_mwh: { kind: 'decimal', optional: true, blank: true }, low_mwh: { kind: 'decimal', optional: true, blank: true },
      high_mwh: { kind: 'decimal', optional: true, blank: true }, ...audit,
    },
  },
  revenue: {
    place: 'period', required: true, key: ['period', 'segment', 'facility', 'currency'], values: ['amount'],
    columns: {
      period, segment: { kind: [...SEGMENTS, 'total'] }, facility: facilityOrAll, amount: { kind: 'signed', blank: true }, currency,
      accounting_basis: { kind: ['us_gaap', 'ifrs'], optional: true, blank: true }, ...audit,
    },
  },
  instruments: {
    place: 'period', key: ['period', 'facility', 'workload', 'instrument', 'technology', 'vintage', 'registry'], values: ['retired_mwh'],
    columns: {
      period, facility, workload, instrument: { kind: INSTRUMENTS }, technology: { kind: TECHNOLOGIES }, retired_mwh: amount,
      vintage: { kind: 'vintage', optional: true, blank: true }, registry: text,
      matching: { kind: ['annual', 'monthly', 'hourly'], optional: true, blank: true }, ...audit,
    },
  },
  emission_factors: {
    place: 'either', key: ['factor'], values: ['value'],
    columns: {
      factor: { kind: 'id' }, applies_to: { kind: 'code' }, method: { kind: ['location', 'residual', 'supplier', 'instrument', 'fuel', 'fugitive'] },
      value: amount, unit: { kind: FACTOR_UNITS }, gwp_set: { kind: ['AR4', 'AR5', 'AR6'] }, data_year: { kind: 'count' },
      valid_from: { kind: 'date' }, valid_to: { kind: 'date', blank: true }, ...audit,
    },
  },
  grid_mix: {
    place: 'either', key: ['period', 'grid_region', 'technology_class'], values: ['share'],
    columns: { period, grid_region: { kind: 'code' }, technology_class: { kind: TECHNOLOGIES }, share: amount, ...audit },
  },
  mining: {
    place: 'period', key: ['period', 'facility'], values: ['btc_mined', 'hashrate_avg_ehs'],
    columns: { period, facility: facilityOrAll, btc_mined: amount, hashrate_avg_ehs: { kind: 'decimal', optional: true, blank: true }, ...audit },
  },
  fleet: {
    place: 'period', key: ['period_end', 'model'], values: ['units'],
    columns: { period_end: { kind: 'date' }, model: { kind: 'code' }, units: { kind: 'count', blank: true }, hashrate_ths: amount, power_w: amount, ...audit },
  },
  power_cost: {
    place: 'period', key: ['period', 'facility', 'component', 'currency'], values: ['amount'],
    columns: {
      period, facility: facilityOrAll, component: { kind: [...COST_COMPONENTS, 'net_power', 'demand_response_proceeds'] },
      amount: { kind: 'signed', blank: true }, currency, ...audit,
    },
  },
  grid_services: {
    place: 'period', key: ['period', 'facility', 'workload', 'program'], values: ['curtailed_mwh', 'event_hours'],
    columns: {
      period, facility, workload, program: { kind: ['economic', 'emergency', 'ancillary', 'capacity', 'coincident_peak', 'voluntary'] },
      curtailed_mwh: amount, event_hours: amount, ...audit,
    },
  },
  fuels: {
    place: 'period', key: ['period', 'facility', 'workload', 'fuel', 'purpose'], values: ['quantity'],
    columns: {
      period, facility, workload, fuel: { kind: FUELS }, quantity: amount, unit: { kind: FUEL_UNITS },
      purpose: { kind: ['genset_test', 'genset_outage', 'genset_demand_response', 'prime_power', 'fugitive', 'vehicle'] }, ...audit,
    },
  },
  fuel_properties: {
    place: 'either', key: ['fuel', 'unit'], values: ['gcv_gj_per_unit', 'ncv_gj_per_unit'],
    columns: { fuel: { kind: FUELS }, unit: { kind: FUEL_UNITS }, gcv_gj_per_unit: amount, ncv_gj_per_unit: amount, ...audit },
  },
  water: {
    place: 'period', key: ['period', 'facility', 'workload', 'flow'], values: ['volume_m3'],
    columns: { period, facility, workload, flow: { kind: ['input', 'input_potable', 'discharge', 'consumption', 'reused'] }, volume_m3: amount, ...audit },
  },
  hourly: {
    place: 'period', key: ['timestamp_utc', 'facility'], values: ['load_mwh'],
    columns: {
      timestamp_utc: { kind: 'instant' }, facility, load_mwh: amount, contracted_cfe_mwh: amount, grid_cfe_share: amount,
    },
  },
  targets: {
    place: 'either', key: ['target'], values: ['target_value'],
    columns: {
      target: { kind: 'id' }, metric: { kind: 'text' }, base_date: { kind: 'date' }, base_value: amount, target_date: { kind: 'date' },
      target_value: amount, unit: { kind: TARGET_UNITS }, ...provenance,
      plan_url: { kind: 'url', optional: true, blank: true }, verifier: text, ...optionalAudit,
    },
  },
  milestones: {
    place: 'either', key: ['date', 'facility', 'kind', 'title_en'], values: ['capacity_mw'],
    columns: {
      date: { kind: 'date' }, facility: facilityOrAll, kind: { kind: ['leased', 'energised', 'sold', 'bought', 'announced', 'retired'] },
      capacity_mw: amount, title_en: { kind: 'text' }, title_it: { kind: 'text' }, source, ...optionalAudit,
    },
  },
  public_claims: {
    place: 'either', key: ['period', 'facility', 'claim', 'made_by', 'source'], values: ['value'],
    columns: {
      period, facility: facilityOrAll, claim: { kind: 'text' }, made_by: { kind: ['issuer', 'critic', 'regulator', 'other'] }, value: amount,
      unit: { kind: ['percent', 'mwh', 'mw', 'tco2e', 'usd'] }, source, ...optionalAudit,
    },
  },
  claims: {
    place: 'either', key: ['claim'], values: [],
    columns: {
      claim: { kind: 'id' }, text_en: { kind: 'text' }, text_it: { kind: 'text' }, scope: { kind: ['entity', 'site', 'product', 'period'] },
      metric: { kind: 'text' }, evidence_source: source, verifier: { kind: 'text', blank: true }, assurance: { kind: ASSURANCES },
      valid_from: { kind: 'date' }, valid_to: { kind: 'date' }, jurisdiction: { kind: 'text' }, approved_by: { kind: 'text' }, as_of: asOf, release: optionalAudit.release, note: text,
    },
  },
  restatements: {
    place: 'either', key: ['restatement'], values: [],
    columns: {
      restatement: { kind: 'id' }, file: { kind: 'text' }, row_key: { kind: 'text' }, column: { kind: 'text' },
      previous_value: { kind: 'text', blank: true }, current_value: { kind: 'text', blank: true },
      reason: { kind: ['better_data', 'error', 'methodology', 'structural', 'reclassification', 'not_stated'] },
      base_year_effect: { kind: ['none', 'below_threshold', 'recalculated'] }, text_en: { kind: 'text' }, text_it: { kind: 'text' },
      release: optionalAudit.release, note: text,
    },
  },
  base_year: {
    place: 'either', key: ['base_year', 'metric', 'event'], values: ['effect_value'],
    columns: {
      base_year: { kind: 'count' }, metric: { kind: 'text' }, event: { kind: 'text' }, effect_value: { kind: 'signed', blank: true },
      unit: { kind: TARGET_UNITS }, kind: { kind: ['baseline', 'structural', 'methodology', 'error'] }, as_of: asOf, release: optionalAudit.release, note: text,
    },
  },
  fx: {
    place: 'either', key: ['period', 'currency', 'to_currency', 'rate_type'], values: ['rate'],
    columns: { period, currency, to_currency: currency, rate_type: { kind: ['average', 'closing'] }, rate: amount, ...audit },
  },
} as const satisfies Record<string, Table>

export type TableName = keyof typeof TABLES
export type Workload = (typeof WORKLOADS)[number]
export type Segment = (typeof SEGMENTS)[number]
export type CapacityBasis = (typeof CAPACITY_BASES)[number]
export type Status = (typeof STATUSES)[number]
export type Assurance = (typeof ASSURANCES)[number]

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]
