/** The words of a passport that other pages do not need. */
export const passportWords = {
  en: { more: (count: number) => `${count} more cells`, never: 'No value behind it has been restated.', until: (date: string) => (date === '' ? 'before' : `until ${date}`), evidence: 'Evidence' },
  it: { more: (count: number) => `Altre ${count} celle`, never: 'Nessun valore su cui si basa è stato rideterminato.', until: (date: string) => (date === '' ? 'in precedenza' : `fino al ${date}`), evidence: 'Qualità dei dati' },
} as const
