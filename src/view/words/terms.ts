import type { Aggregation, Direction, Group } from '../../core/metric.ts'
import type { Flag, Reason } from '../../core/quantity.ts'
import type { Assurance, CapacityBasis, COST_COMPONENTS, Segment, Status, TECHNOLOGIES, Workload } from '../../core/tables.ts'
import type { Locale } from '../format.ts'

/** A term with the label to print and nothing to explain. */
export interface Term {
  readonly name: string
}

/** A term with the label to print and one sentence that says what it means. */
export interface ExplainedTerm extends Term {
  readonly meaning: string
}

/** Why a value is absent: as a table cell shows it, and as a sentence says it fully. */
export interface AbsenceTerm {
  readonly short: string
  readonly full: string
}

/** A row of revenue as a table prints it: a segment, the total, or what the source does not split. */
export type RevenueLine = Segment | 'total' | 'not_split'

/** What happened to a site or its capacity on a date. */
export type MilestoneKind = 'leased' | 'energised' | 'sold' | 'bought' | 'announced' | 'retired'

/** Who makes a public claim. */
export type ClaimMaker = 'issuer' | 'critic' | 'regulator' | 'other'

/** Why a published value was corrected. */
export type RestatementReason = 'better_data' | 'error' | 'methodology' | 'structural' | 'reclassification' | 'not_stated'

/** A component of power cost, an amount printed net, or the proceeds shown beside it. */
export type PowerCostComponent = (typeof COST_COMPONENTS)[number] | 'net_power' | 'demand_response_proceeds'

/** The words of one language for everything the data names by a code. */
export interface Terms {
  readonly workloads: Readonly<Record<Workload, Term>>
  readonly segments: Readonly<Record<RevenueLine, Term>>
  readonly capacityBases: Readonly<Record<CapacityBasis, ExplainedTerm>>
  readonly statuses: Readonly<Record<Status, ExplainedTerm>>
  readonly absences: Readonly<Record<Reason, AbsenceTerm>>
  readonly flags: Readonly<Record<Flag, ExplainedTerm>>
  readonly milestones: Readonly<Record<MilestoneKind, Term>>
  readonly claimMakers: Readonly<Record<ClaimMaker, Term>>
  /** Claims by their id; one that is not here is printed as its id. */
  readonly claims: Readonly<Record<string, Term>>
  readonly restatementReasons: Readonly<Record<RestatementReason, ExplainedTerm>>
  readonly assurances: Readonly<Record<Assurance, ExplainedTerm>>
  readonly technologies: Readonly<Record<(typeof TECHNOLOGIES)[number], Term>>
  readonly aggregations: Readonly<Record<Aggregation, ExplainedTerm>>
  readonly directions: Readonly<Record<Direction, ExplainedTerm>>
  readonly groups: Readonly<Record<Group, Term>>
  readonly powerCosts: Readonly<Record<PowerCostComponent, ExplainedTerm>>
}

const en: Terms = {
  workloads: {
    mining: { name: 'Bitcoin mining' },
    ai_hosting: { name: 'AI hosting' },
    miner_hosting: { name: 'Hosted miners' },
    other: { name: 'Other' },
  },
  segments: {
    mining: { name: 'Bitcoin mining' },
    ai_hosting: { name: 'AI hosting' },
    miner_hosting: { name: 'Hosted miners' },
    grid_services: { name: 'Grid services' },
    other: { name: 'Other' },
    total: { name: 'Total' },
    not_split: { name: 'Not split in the source' },
  },
  capacityBases: {
    interconnection_gross: {
      name: 'Interconnection, gross',
      meaning: 'The most the grid connection of the site may carry, whether or not anything is built to use it.',
    },
    energised_gross: {
      name: 'Energised, gross',
      meaning: 'Capacity with utility power live, for machines, cooling and losses together.',
    },
    energised_it: {
      name: 'Energised, critical IT',
      meaning: 'Capacity with utility power live for the customers’ IT equipment alone, without cooling and losses.',
    },
    contracted_it: {
      name: 'Contracted, critical IT',
      meaning: 'Capacity for IT equipment under signed, binding contracts; letters of intent are left out.',
    },
    billing_it: {
      name: 'Billing, critical IT',
      meaning: 'Energised capacity for IT equipment for which customers are paying.',
    },
    under_construction_it: {
      name: 'Under construction, critical IT',
      meaning: 'Capacity for IT equipment that is being built and is not energised yet.',
    },
  },
  statuses: {
    measured: {
      name: 'Measured',
      meaning: 'Read from the company’s own calibrated meters.',
    },
    reported: {
      name: 'Reported',
      meaning: 'Printed in the cited source.',
    },
    derived: {
      name: 'Derived',
      meaning: 'Obtained by arithmetic from reported figures, without any further assumption.',
    },
    estimated: {
      name: 'Estimated',
      meaning: 'Rests on an assumption that no source gives; the note of the row says which.',
    },
  },
  absences: {
    zero_denominator: {
      short: 'n/a',
      full: 'Not computed, because the figure would have to be divided by zero.',
    },
    not_applicable: {
      short: '–',
      full: 'Does not apply: the company runs no capacity of this kind in the period.',
    },
    missing_input: {
      short: 'not reported',
      full: 'Not computed, because a value it needs has not been reported; a missing value is never taken as zero.',
    },
    insufficient_coverage: {
      short: 'insufficient data',
      full: 'Not computed, because the hourly data leave out more than one hour in a hundred of the period.',
    },
    missing_comparator: {
      short: 'n/a',
      full: 'No comparison, because the period to compare with has no value.',
    },
    zero_base: {
      short: 'n/m',
      full: 'No percentage change, because the earlier value is zero; the change is given as an amount.',
    },
    small_base: {
      short: 'n/m',
      full: 'No percentage change, because the earlier value is too small for one to mean anything; the change is given as an amount.',
    },
    boundary_mismatch: {
      short: 'not comparable',
      full: 'Not computed, because numerator and denominator do not cover the same sites, basis or currency.',
    },
  },
  flags: {
    estimated: {
      name: 'Estimated',
      meaning: 'At least one of the values this figure is computed from is an estimate.',
    },
    restated: {
      name: 'Restated',
      meaning: 'At least one of the values this figure is computed from was corrected after publication; the earlier value stays visible.',
    },
    provisional_instruments: {
      name: 'Provisional instruments',
      meaning: 'A site or business that had certificates or contracts in the year before has none retired yet for at least one quarter of the period, so the market-based figure may still change.',
    },
    residual_mix_unavailable: {
      name: 'No residual mix',
      meaning: 'No residual-mix factor is published for this grid, so the market-based figure uses the grid average for electricity that no instrument covers.',
    },
    part_quarter: {
      name: 'Part of the quarter',
      meaning: 'Capacity was energised or removed during the quarter, and its average is weighted by time.',
    },
    interim_pue: {
      name: 'Interim PUE',
      meaning: 'PUE proper covers twelve months; this one covers a quarter and carries its season.',
    },
    single_site: {
      name: 'Single site',
      meaning: 'The figure rests on one site: the only one in service, or the only one with data.',
    },
    calendar_effect: {
      name: 'Calendar effect',
      meaning: 'The quarters compared differ in length, and part of the change comes from that.',
    },
    not_assured: {
      name: 'No external assurance',
      meaning: 'The figure has not been subject to external assurance.',
    },
    annual_grid_share: {
      name: 'Annual grid share',
      meaning: 'The hourly share of the grid is not known, and the share of the year stands in for it.',
    },
  },
  milestones: {
    leased: { name: 'Leased' },
    energised: { name: 'Energised' },
    sold: { name: 'Sold' },
    bought: { name: 'Bought' },
    announced: { name: 'Announced' },
    retired: { name: 'Retired' },
  },
  claimMakers: {
    issuer: { name: 'The company' },
    critic: { name: 'A critic' },
    regulator: { name: 'A regulator' },
    other: { name: 'A third party' },
  },
  claims: {
    zero_carbon_share: { name: 'Zero-carbon share, basis not stated' },
  },
  restatementReasons: {
    better_data: {
      name: 'Better data',
      meaning: 'Data that were not available at publication replace an earlier value.',
    },
    error: {
      name: 'Error',
      meaning: 'The earlier value was wrong.',
    },
    methodology: {
      name: 'Method',
      meaning: 'The value is now computed in another way.',
    },
    structural: {
      name: 'Change of structure',
      meaning: 'A site or business was bought, sold or moved in or out of the company.',
    },
    reclassification: {
      name: 'Reclassification',
      meaning: 'The value was moved from one heading to another; nothing else changed.',
    },
    not_stated: {
      name: 'Reason not stated',
      meaning: 'The source prints another value than before and does not say why.',
    },
  },
  assurances: {
    none: {
      name: 'No external assurance',
      meaning: 'No external practitioner has given assurance on this figure.',
    },
    limited: {
      name: 'Limited assurance',
      meaning: 'An external practitioner reports that nothing came to attention to suggest the figure is materially wrong.',
    },
    reasonable: {
      name: 'Reasonable assurance',
      meaning: 'An external practitioner gives a positive opinion on the figure, after more extensive work than for limited assurance.',
    },
  },
  technologies: {
    solar: { name: 'Solar' },
    wind: { name: 'Wind' },
    hydro: { name: 'Hydro' },
    geothermal: { name: 'Geothermal' },
    biomass: { name: 'Biomass' },
    nuclear: { name: 'Nuclear' },
    gas: { name: 'Gas' },
    coal: { name: 'Coal' },
    oil: { name: 'Oil' },
    waste: { name: 'Waste' },
    other: { name: 'Other' },
    unknown: { name: 'Unknown' },
    zero_carbon: { name: 'Zero-carbon classes together, grid-mix basis' },
  },
  aggregations: {
    sum: {
      name: 'Sum',
      meaning: 'Added over facilities, workloads and quarters.',
    },
    ratio: {
      name: 'Ratio of sums',
      meaning: 'Computed again at every level from the total of its numerator and the total of its denominator; ratios are never averaged.',
    },
    weighted: {
      name: 'Weighted by time',
      meaning: 'Weighted by hours over time, and added over facilities.',
    },
    state: {
      name: 'State at period end',
      meaning: 'Added over facilities; over time the last value counts.',
    },
    hourly: {
      name: 'Hour by hour',
      meaning: 'Computed for every hour, then divided total by total; the scores of sites are never averaged.',
    },
    none: {
      name: 'Not aggregated',
      meaning: 'Cannot be combined, and is shown for each site or target on its own.',
    },
  },
  directions: {
    higher: { name: 'Higher is better', meaning: 'A rise counts as favourable and a fall as adverse.' },
    lower: { name: 'Lower is better', meaning: 'A fall counts as favourable and a rise as adverse.' },
    neutral: { name: 'Neutral', meaning: 'Neither a rise nor a fall is good or bad in itself.' },
    target: { name: 'Judged against a target', meaning: 'A movement counts as favourable when it leads towards the target.' },
  },
  groups: {
    capacity: { name: 'Capacity and energy' },
    revenue: { name: 'Revenue, price and productivity' },
    emissions: { name: 'Greenhouse gases' },
    datacentre: { name: 'Data centre' },
    hourly: { name: 'Carbon-free energy, hourly basis' },
    mining: { name: 'Mining' },
    grid: { name: 'Grid services' },
    targets: { name: 'AI capacity and targets' },
    quality: { name: 'Data quality' },
  },
  powerCosts: {
    energy_and_delivery: {
      name: 'Energy and delivery',
      meaning: 'Electricity and its transport, where the source gives them in one amount.',
    },
    energy: { name: 'Energy', meaning: 'The electricity itself, without its transport.' },
    delivery: { name: 'Delivery', meaning: 'Transport of the electricity over transmission and distribution lines.' },
    demand_charge: { name: 'Demand charge', meaning: 'What is charged for the highest load drawn, whatever the use.' },
    taxes: { name: 'Taxes', meaning: 'Taxes and levies on electricity.' },
    hedge_settlement: { name: 'Hedge settlement', meaning: 'Gains and losses on contracts that fix the power price.' },
    net_power: {
      name: 'Power cost, net of demand response',
      meaning: 'The power cost as the company prints it, after demand response proceeds; used for the net price only.',
    },
    demand_response_proceeds: {
      name: 'Demand response proceeds',
      meaning: 'What the company received for reducing its load; shown, and part of no cost.',
    },
  },
}

const it: Terms = {
  workloads: {
    mining: { name: 'Mining di bitcoin' },
    ai_hosting: { name: 'Hosting per l’IA' },
    miner_hosting: { name: 'Miner ospitati' },
    other: { name: 'Altro' },
  },
  segments: {
    mining: { name: 'Mining di bitcoin' },
    ai_hosting: { name: 'Hosting per l’IA' },
    miner_hosting: { name: 'Miner ospitati' },
    grid_services: { name: 'Servizi alla rete' },
    other: { name: 'Altro' },
    total: { name: 'Totale' },
    not_split: { name: 'Non ripartito nella fonte' },
  },
  capacityBases: {
    interconnection_gross: {
      name: 'Connessione alla rete, lorda',
      meaning: 'Il massimo che la connessione dell’impianto alla rete può portare, a prescindere da quanto sia stato costruito per usarla.',
    },
    energised_gross: {
      name: 'Energizzata, lorda',
      meaning: 'La capacità con alimentazione elettrica attiva, per macchine, raffreddamento e perdite insieme.',
    },
    energised_it: {
      name: 'Energizzata, IT critico',
      meaning: 'La capacità con alimentazione elettrica attiva per le sole apparecchiature IT dei clienti, senza raffreddamento e perdite.',
    },
    contracted_it: {
      name: 'Contrattualizzata, IT critico',
      meaning: 'La capacità per apparecchiature IT coperta da contratti firmati e vincolanti; le lettere di intenti sono escluse.',
    },
    billing_it: {
      name: 'Fatturata, IT critico',
      meaning: 'La capacità energizzata per apparecchiature IT per la quale i clienti stanno pagando.',
    },
    under_construction_it: {
      name: 'In costruzione, IT critico',
      meaning: 'La capacità per apparecchiature IT in costruzione e non ancora energizzata.',
    },
  },
  statuses: {
    measured: {
      name: 'Misurato',
      meaning: 'Rilevato dai contatori tarati della società.',
    },
    reported: {
      name: 'Riportato',
      meaning: 'Stampato nella fonte citata.',
    },
    derived: {
      name: 'Derivato',
      meaning: 'Ottenuto con la sola aritmetica da dati riportati, senza altre ipotesi.',
    },
    estimated: {
      name: 'Stimato',
      meaning: 'Poggia su un’ipotesi che nessuna fonte fornisce; la nota della riga dice quale.',
    },
  },
  absences: {
    zero_denominator: {
      short: 'n.d.',
      full: 'Non calcolato, perché il valore andrebbe diviso per zero.',
    },
    not_applicable: {
      short: '–',
      full: 'Non si applica: nel periodo la società non gestisce capacità di questo tipo.',
    },
    missing_input: {
      short: 'non riportato',
      full: 'Non calcolato, perché un dato necessario non è stato riportato; un dato mancante non viene mai preso per zero.',
    },
    insufficient_coverage: {
      short: 'dati insufficienti',
      full: 'Non calcolato, perché ai dati orari manca più di un’ora su cento del periodo.',
    },
    missing_comparator: {
      short: 'n.d.',
      full: 'Nessun confronto, perché il periodo con cui confrontare non ha un valore.',
    },
    zero_base: {
      short: 'n.s.',
      full: 'Nessuna variazione percentuale, perché il valore precedente è zero; la variazione è data in valore assoluto.',
    },
    small_base: {
      short: 'n.s.',
      full: 'Nessuna variazione percentuale, perché il valore precedente è troppo piccolo per darle un senso; la variazione è data in valore assoluto.',
    },
    boundary_mismatch: {
      short: 'non confrontabile',
      full: 'Non calcolato, perché numeratore e denominatore non coprono gli stessi impianti, la stessa base o la stessa valuta.',
    },
  },
  flags: {
    estimated: {
      name: 'Stimato',
      meaning: 'Almeno uno dei dati da cui questo valore è calcolato è una stima.',
    },
    restated: {
      name: 'Rideterminato',
      meaning: 'Almeno uno dei dati da cui questo valore è calcolato è stato corretto dopo la pubblicazione; il dato precedente resta visibile.',
    },
    provisional_instruments: {
      name: 'Strumenti provvisori',
      meaning: 'Un impianto o un’attività che aveva strumenti contrattuali nell’anno precedente non ne ha ancora di annullati per almeno un trimestre del periodo, quindi il valore in base al mercato può ancora cambiare.',
    },
    residual_mix_unavailable: {
      name: 'Mix residuo assente',
      meaning: 'Per questa rete non è pubblicato un fattore del mix residuo: per l’elettricità che nessuno strumento copre, il valore in base al mercato usa la media della rete.',
    },
    part_quarter: {
      name: 'Parte del trimestre',
      meaning: 'Nel corso del trimestre una parte della capacità è stata energizzata o tolta, e la media è ponderata per il tempo.',
    },
    interim_pue: {
      name: 'PUE intermedio',
      meaning: 'Il PUE vero e proprio copre dodici mesi; questo copre un trimestre e risente della stagione.',
    },
    single_site: {
      name: 'Un solo impianto',
      meaning: 'Il valore poggia su un solo impianto: l’unico in esercizio, o l’unico con dati.',
    },
    calendar_effect: {
      name: 'Effetto di calendario',
      meaning: 'I trimestri confrontati hanno durata diversa, e una parte della variazione viene da qui.',
    },
    not_assured: {
      name: 'Senza assurance esterna',
      meaning: 'Il valore non è stato oggetto di assurance esterna.',
    },
    annual_grid_share: {
      name: 'Quota di rete annuale',
      meaning: 'La quota oraria della rete non è nota, e al suo posto si usa quella dell’anno.',
    },
  },
  milestones: {
    leased: { name: 'Locazione' },
    energised: { name: 'Energizzazione' },
    sold: { name: 'Vendita' },
    bought: { name: 'Acquisto' },
    announced: { name: 'Annuncio' },
    retired: { name: 'Dismissione' },
  },
  claimMakers: {
    issuer: { name: 'La società' },
    critic: { name: 'Un critico' },
    regulator: { name: 'Un’autorità di regolazione' },
    other: { name: 'Un terzo' },
  },
  claims: {
    zero_carbon_share: { name: 'Quota a zero emissioni, base non dichiarata' },
  },
  restatementReasons: {
    better_data: {
      name: 'Dati migliori',
      meaning: 'Dati non disponibili al momento della pubblicazione sostituiscono un valore precedente.',
    },
    error: {
      name: 'Errore',
      meaning: 'Il valore precedente era sbagliato.',
    },
    methodology: {
      name: 'Metodo',
      meaning: 'Il valore è ora calcolato in un altro modo.',
    },
    structural: {
      name: 'Cambiamento di struttura',
      meaning: 'Un impianto o un’attività è stato acquistato, venduto o spostato dentro o fuori la società.',
    },
    reclassification: {
      name: 'Riclassificazione',
      meaning: 'Il valore è passato da una voce a un’altra; nient’altro è cambiato.',
    },
    not_stated: {
      name: 'Motivo non dichiarato',
      meaning: 'La fonte riporta un valore diverso dal precedente e non dice perché.',
    },
  },
  assurances: {
    none: {
      name: 'Nessuna assurance esterna',
      meaning: 'Nessun professionista esterno si è espresso su questo valore.',
    },
    limited: {
      name: 'Assurance limitata',
      meaning: 'Un professionista esterno dichiara di non aver rilevato elementi che facciano ritenere il valore sostanzialmente errato (esame limitato).',
    },
    reasonable: {
      name: 'Assurance ragionevole',
      meaning: 'Un professionista esterno esprime un giudizio positivo sul valore, dopo un lavoro più esteso di quello per l’assurance limitata.',
    },
  },
  technologies: {
    solar: { name: 'Solare' },
    wind: { name: 'Eolico' },
    hydro: { name: 'Idroelettrico' },
    geothermal: { name: 'Geotermico' },
    biomass: { name: 'Biomassa' },
    nuclear: { name: 'Nucleare' },
    gas: { name: 'Gas' },
    coal: { name: 'Carbone' },
    oil: { name: 'Petrolio' },
    waste: { name: 'Rifiuti' },
    other: { name: 'Altro' },
    unknown: { name: 'Non nota' },
    zero_carbon: { name: 'Classi a zero emissioni insieme, base mix di rete' },
  },
  aggregations: {
    sum: {
      name: 'Somma',
      meaning: 'Si somma su impianti, attività e trimestri.',
    },
    ratio: {
      name: 'Rapporto tra somme',
      meaning: 'Si ricalcola a ogni livello dal totale del numeratore e dal totale del denominatore; dei rapporti non si fa mai la media.',
    },
    weighted: {
      name: 'Ponderata per il tempo',
      meaning: 'Nel tempo si pondera per le ore, tra gli impianti si somma.',
    },
    state: {
      name: 'Stato a fine periodo',
      meaning: 'Tra gli impianti si somma; nel tempo vale l’ultimo valore.',
    },
    hourly: {
      name: 'Ora per ora',
      meaning: 'Si calcola per ogni ora e poi si divide totale per totale; dei punteggi degli impianti non si fa mai la media.',
    },
    none: {
      name: 'Non aggregabile',
      meaning: 'Non si può combinare e si mostra per ogni singolo impianto o obiettivo.',
    },
  },
  directions: {
    higher: { name: 'Più alto è meglio', meaning: 'Un aumento conta come favorevole e un calo come sfavorevole.' },
    lower: { name: 'Più basso è meglio', meaning: 'Un calo conta come favorevole e un aumento come sfavorevole.' },
    neutral: { name: 'Neutro', meaning: 'Né un aumento né un calo è di per sé un bene o un male.' },
    target: { name: 'Valutato rispetto a un obiettivo', meaning: 'Un movimento conta come favorevole quando porta verso l’obiettivo.' },
  },
  groups: {
    capacity: { name: 'Capacità ed energia' },
    revenue: { name: 'Ricavi, prezzi e produttività' },
    emissions: { name: 'Gas serra' },
    datacentre: { name: 'Data center' },
    hourly: { name: 'Energia senza emissioni di carbonio, base oraria' },
    mining: { name: 'Mining' },
    grid: { name: 'Servizi alla rete' },
    targets: { name: 'Capacità per l’IA e obiettivi' },
    quality: { name: 'Qualità dei dati' },
  },
  powerCosts: {
    energy_and_delivery: {
      name: 'Energia e trasporto',
      meaning: 'L’elettricità e il suo trasporto, quando la fonte li riporta in un solo importo.',
    },
    energy: { name: 'Energia', meaning: 'La sola elettricità, senza il trasporto.' },
    delivery: { name: 'Trasporto', meaning: 'Il trasporto dell’elettricità sulle linee di trasmissione e distribuzione.' },
    demand_charge: { name: 'Oneri di potenza', meaning: 'Quanto si paga per il carico più alto prelevato, qualunque sia il consumo.' },
    taxes: { name: 'Imposte', meaning: 'Le imposte e i prelievi sull’elettricità.' },
    hedge_settlement: { name: 'Regolamento delle coperture', meaning: 'Gli utili e le perdite sui contratti che fissano il prezzo dell’energia.' },
    net_power: {
      name: 'Costo dell’energia al netto della modulazione',
      meaning: 'Il costo dell’energia come lo pubblica la società, dopo i proventi della modulazione della domanda; serve solo per il prezzo netto.',
    },
    demand_response_proceeds: {
      name: 'Proventi della modulazione della domanda',
      meaning: 'Quanto la società ha incassato per aver ridotto il carico; il dato è mostrato e non entra in alcun costo.',
    },
  },
}

/** The words for every code of the data, in both languages. */
export const terms: Readonly<Record<Locale, Terms>> = { en, it }

/** The label of a claim; a claim without words is printed as its id. */
export const claimName = (claim: string, locale: Locale): string => terms[locale].claims[claim]?.name ?? claim
