/** The words of a passport that other pages do not need. */
export const passportWords = {
  en: { moves: 'Changes, before rounding', factors: 'How the parts are computed', more: (count: number) => `${count} more cells`, never: 'No value behind it has been restated.', until: (date: string) => (date === '' ? 'before' : `until ${date}`), unrounded: 'before rounding', moreParts: (count: number) => (count === 1 ? 'and one more part' : `and ${count} more parts`) },
  it: { moves: 'Variazioni, prima dell’arrotondamento', factors: 'Come si calcolano le parti', more: (count: number) => `Altre ${count} celle`, never: 'Nessun valore su cui si basa è stato rideterminato.', until: (date: string) => (date === '' ? 'in precedenza' : `fino al ${date}`), unrounded: 'prima dell’arrotondamento', moreParts: (count: number) => (count === 1 ? 'e un’altra parte' : `e altre ${count} parti`) },
} as const
