/** The words of the switch between values as restated and as first reported. */
export const statedWords = {
  en: {
    first: 'first reported:', was: 'was first reported as', values: 'Values', restated: 'as restated', asFirst: 'as first reported', toFirst: 'Values as first reported', toRestated: 'Values as restated',
    inFront: 'Values as first reported stand in front. Changes and sentences are of values as restated.',
    both: 'Where a value was restated, both stand there.', list: 'All restatements',
    told: (name: string, first: string, period: string) => `${name} in ${period} was first reported as ${first}.`,
  },
  it: {
    first: 'pubblicato in origine:', was: 'era stato pubblicato in origine come', values: 'Valori', restated: 'rideterminati', asFirst: 'come pubblicati in origine', toFirst: 'Valori come pubblicati in origine', toRestated: 'Valori rideterminati',
    inFront: 'In primo piano i valori pubblicati in origine. Variazioni e frasi sono dei valori rideterminati.',
    both: 'Dove un valore è stato rideterminato compaiono entrambi.', list: 'Tutte le rideterminazioni',
    told: (name: string, first: string, period: string) => `${name} in ${period} era stato pubblicato in origine come ${first}.`,
  },
} as const
