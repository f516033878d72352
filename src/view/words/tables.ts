import type { TableName } from '../../core/tables.ts'
import type { Locale } from '../format.ts'

interface TableWords {
  readonly name: string
  readonly meaning: string
}

const TABLES: Readonly<Record<TableName, Readonly<Record<Locale, TableWords>>>> = {
  facilities: { en: { name: 'Facilities', meaning: 'The sites the figures come from.' }, it: { name: 'Impianti', meaning: 'I siti da cui provengono i dati.' } },
  capacity: { en: { name: 'Capacity', meaning: 'Megawatts by site, business and basis, each level with the day from which it holds.' }, it: { name: 'Capacità', meaning: 'Megawatt per impianto, attività e base, ogni livello con il giorno dal quale vale.' } },
  sources: { en: { name: 'Sources', meaning: 'The documents the values come from.' }, it: { name: 'Fonti', meaning: 'I documenti da cui provengono i valori.' } },
  releases: { en: { name: 'Releases', meaning: 'The quarters that are published, and when.' }, it: { name: 'Pubblicazioni', meaning: 'I trimestri pubblicati, e quando.' } },
  energy: { en: { name: 'Electricity', meaning: 'Electricity of the quarter by site and business, with the range of estimates.' }, it: { name: 'Elettricità', meaning: 'Elettricità del trimestre per impianto e attività, con l’intervallo delle stime.' } },
  revenue: { en: { name: 'Revenue', meaning: 'Revenue of the quarter by business, and the total as a check.' }, it: { name: 'Ricavi', meaning: 'Ricavi del trimestre per attività, con il totale come controllo.' } },
  instruments: { en: { name: 'Energy certificates', meaning: 'Certificates and contracts retired for the quarter.' }, it: { name: 'Certificati energetici', meaning: 'Certificati e contratti annullati per il trimestre.' } },
  emission_factors: { en: { name: 'Emission factors', meaning: 'The factors that turn electricity and fuel into emissions.' }, it: { name: 'Fattori di emissione', meaning: 'I fattori che convertono elettricità e combustibili in emissioni.' } },
  grid_mix: { en: { name: 'Grid mix', meaning: 'What the grids generated from, by quarter and region.' }, it: { name: 'Mix di rete', meaning: 'Da che cosa hanno generato le reti, per trimestre e zona.' } },
  mining: { en: { name: 'Mining', meaning: 'Bitcoin mined and hash rate of the quarter.' }, it: { name: 'Mining', meaning: 'Bitcoin estratti e hash rate del trimestre.' } },
  fleet: { en: { name: 'Fleet', meaning: 'The miners at the end of the quarter.' }, it: { name: 'Parco macchine', meaning: 'I miner a fine trimestre.' } },
  power_cost: { en: { name: 'Power cost', meaning: 'What electricity cost in the quarter, and what demand response brought in.' }, it: { name: 'Costo dell’energia', meaning: 'Quanto è costata l’elettricità nel trimestre e quanto ha reso la riduzione dei carichi.' } },
  grid_services: { en: { name: 'Grid services', meaning: 'Load reduced for the grid in the quarter.' }, it: { name: 'Servizi alla rete', meaning: 'Carico ridotto a favore della rete nel trimestre.' } },
  fuels: { en: { name: 'Fuels', meaning: 'Fuels burnt and gases lost in the quarter.' }, it: { name: 'Combustibili', meaning: 'Combustibili bruciati e gas dispersi nel trimestre.' } },
  fuel_properties: { en: { name: 'Properties of fuels', meaning: 'Calorific values of fuels.' }, it: { name: 'Proprietà dei combustibili', meaning: 'Poteri calorifici dei combustibili.' } },
  water: { en: { name: 'Water', meaning: 'Water taken in, discharged and consumed in the quarter.' }, it: { name: 'Acqua', meaning: 'Acqua prelevata, scaricata e consumata nel trimestre.' } },
  hourly: { en: { name: 'Hours', meaning: 'Load and carbon-free electricity of every hour of the quarter.' }, it: { name: 'Ore', meaning: 'Carico ed elettricità senza carbonio in ogni ora del trimestre.' } },
  targets: { en: { name: 'Targets', meaning: 'What the company aims at, from when and by when.' }, it: { name: 'Obiettivi', meaning: 'A che cosa punta la società, da quando ed entro quando.' } },
  milestones: { en: { name: 'Milestones', meaning: 'What happened to sites and their capacity.' }, it: { name: 'Tappe', meaning: 'Che cosa è accaduto agli impianti e alla loro capacità.' } },
  public_claims: { en: { name: 'Public claims', meaning: 'What the company and its critics say; it enters no computation.' }, it: { name: 'Affermazioni pubbliche', meaning: 'Che cosa dicono la società e chi la critica; non entra in alcun calcolo.' } },
  claims: { en: { name: 'Claims of this site', meaning: 'Words that need evidence, with their evidence.' }, it: { name: 'Affermazioni di questo sito', meaning: 'Parole che richiedono prove, con le loro prove.' } },
  restatements: { en: { name: 'Restatements', meaning: 'Published values that were changed, and why.' }, it: { name: 'Rideterminazioni', meaning: 'Valori pubblicati e poi modificati, con il motivo.' } },
  base_year: { en: { name: 'Base years', meaning: 'Base years and what changed them.' }, it: { name: 'Anni base', meaning: 'Gli anni base e ciò che li ha modificati.' } },
  fx: { en: { name: 'Exchange rates', meaning: 'The rates at which amounts are converted.' }, it: { name: 'Cambi', meaning: 'I cambi con cui si convertono gli importi.' } },
}

/** The name of a given table, and in one sentence what it holds. */
export const tableWords = (table: TableName, locale: Locale): TableWords => TABLES[table][locale]
