import type { Locale } from '../format.ts'
import type { Rule } from './patterns.ts'

/** A context in which guarded words are no claim; every example passes by its allowance and fails without it. */
export interface Allowance {
  readonly rules: readonly Rule[]
  readonly pattern: string
  readonly why: string
  readonly example: string
  /** Holds only on the page that defines the guarded words. */
  readonly onlyWhereDefined?: boolean
}

const allow = (rules: readonly Rule[], why: string, pattern: string, example: string): Allowance => ({ rules, why, pattern, example })

const ENGLISH: readonly Allowance[] = [
  allow(['basis'], 'the basis follows', 'zero-carbon(?: share| classes together)?(?:, | on an? )(?:grid[- ]mix|contractual|contracts|hourly)', 'the zero-carbon share on a grid-mix basis'),
  allow(['basis'], 'the basis follows in brackets', 'zero-carbon share \\((?:grid-mix|contractual|hourly) basis\\)', 'Zero-carbon share (grid-mix basis)'),
  allow(['basis'], 'the basis stands before', 'on (?:a|an|its) (?:grid-mix|contractual|hourly) basis,? the zero-carbon share', 'On a contractual basis the zero-carbon share was 12.2%'),
  allow(['basis'], 'a claim of others, labelled as one without a basis', 'zero-carbon share, (?:basis|whose basis is) not stated', 'Zero-carbon share, basis not stated'),
  allow(['basis'], 'says that the share needs a basis', 'a zero-carbon share means nothing without its basis', 'A zero-carbon share means nothing without its basis'),
  allow(['basis'], 'the heading over the bases, each named below it', 'zero-carbon share, by basis', 'Zero-carbon share, by basis'),
  allow(['basis', 'renewable'], 'the defined set of technologies', '(?:zero-carbon|renewable) set', 'the renewable set is solar, wind, hydro, geothermal and biomass'),
  allow(['basis'], 'the hourly basis follows', 'carbon-free energy(?:,| on an) hourly basis', 'Carbon-free energy, hourly basis'),
  allow(['basis'], 'the hour is said, which is the basis', 'carbon-free (?:electricity of every hour|electricity under contract in the hour|share of the grid in the hour)', 'Carbon-free electricity under contract in the hour, MWh'),
  allow(['renewable'], 'the name of a metric with its standard', 'renewable(?: energy)?, SASB basis|REF, renewable energy factor', 'Renewable energy, SASB basis'),
  allow(['neutrality', 'assurance'], 'a negation', '(?:not|never|neither) (?:been )?(?:carbon[- ]neutral|climate[- ]neutral|net[- ]zero|audited|verified|assured|certified)', 'The company is not carbon neutral'),
  allow(['generic'], 'the name of a document', 'sustainability (?:reports?|statements?)|sustainability-page', 'Sustainability report'),
  allow(['rank'], 'an ordinal, not a rank', 'first (?:quarter|half|day|published|reported|revenue|AI building in service)|newest first', 'first half of CB-2 in February 2026'),
  allow(['generic'], 'the name of a taxonomy', 'IFRS sustainability taxonomy', 'The figures that have a name in the IFRS sustainability taxonomy'),
  allow(['magnitude'], 'a term of arithmetic', 'significant digits', 'at most 20 significant digits'),
  { ...allow(['rank', 'record', 'magnitude', 'pace', 'forward'], 'the dictionary names the words it defines between quotation marks', '“[\\p{L} -]+”', '“record” needs eight comparable quarters'), onlyWhereDefined: true },
]

const ITALIAN: readonly Allowance[] = [
  allow(['neutrality'], 'the basis follows', 'a zero emissioni(?: insieme)?,? (?:su )?base (?:mix di rete|contrattuale|oraria)', 'Quota a zero emissioni, base mix di rete'),
  allow(['neutrality'], 'the basis follows in brackets', 'quota a zero emissioni \\(base (?:mix di rete|contrattuale|oraria)\\)', 'Quota a zero emissioni (base contrattuale)'),
  allow(['neutrality'], 'the basis stands before', 'su base (?:mix di rete|contrattuale|oraria),? la quota a zero emissioni', 'Su base contrattuale la quota a zero emissioni è stata del 12,2%'),
  allow(['neutrality'], 'a claim of others, labelled as one without a basis', 'quota a zero emissioni, (?:base non dichiarata|di cui non è indicata la base)', 'Quota a zero emissioni, base non dichiarata'),
  allow(['neutrality'], 'says that the share needs a basis', 'una quota a zero emissioni non significa nulla senza la sua base', 'Una quota a zero emissioni non significa nulla senza la sua base'),
  allow(['neutrality'], 'the heading over the bases, each named below it', 'quota a zero emissioni, per base di calcolo', 'Quota a zero emissioni, per base di calcolo'),
  allow(['neutrality', 'renewable'], 'the defined set of technologies', 'insieme (?:a zero emissioni|rinnovabile)', 'l’insieme rinnovabile comprende solare, eolico e biomassa'),
  allow(['renewable'], 'the name of a metric with its standard', '(?:energia )?rinnovabile, base SASB|REF, fattore rinnovabile', 'Energia rinnovabile, base SASB'),
  allow(['neutrality', 'assurance'], 'a negation', '(?:non|né) (?:(?:è|sono) )?(?:stat[oaie] )?(?:carbon neutral|a impatto zero|climaticamente neutr[oaie]|certificat[oaie]|verificat[oaie]|assicurat[oaie]|sottopost[oaie] a revisione)', 'La società non è carbon neutral'),
  allow(['assurance'], 'a negation over a list', 'non emesso, verificato né approvato', 'Non emesso, verificato né approvato da TeraWulf'),
  allow(['assurance'], 'certificates of energy, and that there are none', '(?:non ci sono|non risultano) certificati', 'non risultano certificati per questa elettricità'),
  allow(['assurance'], 'certificates of energy as a table of the data', 'certificati (?:energetici|annullati|e contratti annullati)|registro dei certificati', 'Certificati e contratti annullati per il trimestre'),
  allow(['generic'], 'the name of a document', '(?:bilancio|rapporto|rendicontazione) di sostenibilità', 'Bilancio di sostenibilità'),
  allow(['generic'], 'the name of a taxonomy', 'tassonomia IFRS sulla sostenibilità', 'un nome nella tassonomia IFRS sulla sostenibilità'),
  allow(['magnitude'], 'a term of arithmetic', 'cifre significative', 'al massimo 20 cifre significative'),
  allow(['rank'], 'before in time or order, not a rank', '(?<!(?:la|una|è) )prima (?:di|del|dello|della|dei|degli|delle|dell[’\']\\p{L}+)|(?:anno|trimestr[ei]) prima', 'allo stesso trimestre dell’anno prima'),
  allow(['rank'], 'an ordinal, not a rank', 'prim[ae] (?:pubblicazione|volta)|prim[ei] \\p{L}+ (?:mesi|settimane)', 'Prima pubblicazione'),
  allow(['rank'], 'a name of goods', 'materie prime', 'acquisto di materie prime'),
  allow(['rank'], 'an ordinal, not a rank', 'prim[oi] (?:trimestre|semestre|giorno|valore|ricavi|edificio per l[’\']IA)', 'In servizio il primo edificio per l’IA'),
  allow(['full_renewable'], 'a dated event with its source: the direct line of a nuclear station', 'alimentata da energia nucleare', 'Quota di Nautilus interamente alimentata da energia nucleare'),
  { ...allow(['rank', 'record', 'magnitude', 'pace', 'forward'], 'the dictionary names the words it defines between quotation marks', '«[\\p{L} -]+»', '«record» richiede otto trimestri confrontabili'), onlyWhereDefined: true },
]

/** Every allowance by language; none is wider than the texts it was made for. */
export const ALLOWANCES: Readonly<Record<Locale, readonly Allowance[]>> = { en: ENGLISH, it: ITALIAN }
