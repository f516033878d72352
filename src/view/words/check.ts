/** The words of the check that a reader's browser makes of a page. */
export const checkWords = {
  en: {
    button: 'Check this page', about: 'Your browser fetches the published CSV files, compares them with their hashes and computes every figure of this page again.',
    working: 'Fetching the published files and computing …',
    agree: (figures: string, files: string) => `All ${figures} figures of this page agree with what your browser computed from ${files} published files, whose hashes match the manifest.`,
    differ: (wrong: string, figures: string, files: string) => `${wrong} of the ${figures} figures of this page differ from what your browser computed from ${files} published files, whose hashes match the manifest:`,
    root: 'Root of the manifest', shown: 'shown', computed: 'computed', unknown: 'no such figure in the data',
    altered: 'Nothing was computed, because these files are not those of the manifest:', unread: 'The published files could not be fetched, so that nothing was computed. A downloaded site works offline when a server on your machine serves its folder.',
    nothing: 'This page shows no computed figure.',
  },
  it: {
    button: 'Verifica questa pagina', about: 'Il browser scarica i file CSV pubblicati, li confronta con le loro impronte e ricalcola ogni valore di questa pagina.',
    working: 'Scaricamento dei file pubblicati e calcolo in corso …',
    agree: (figures: string, files: string) => `Tutti i ${figures} valori di questa pagina coincidono con quelli che il browser ha calcolato da ${files} file pubblicati, le cui impronte corrispondono al manifesto.`,
    differ: (wrong: string, figures: string, files: string) => `Valori di questa pagina che non coincidono con quelli calcolati dal browser: ${wrong} su ${figures}, da ${files} file pubblicati, le cui impronte corrispondono al manifesto:`,
    root: 'Radice del manifesto', shown: 'sulla pagina', computed: 'calcolato', unknown: 'valore assente dai dati',
    altered: 'Nessun calcolo è stato fatto, perché questi file non sono quelli del manifesto:', unread: 'I file pubblicati non sono stati scaricati e nessun calcolo è stato fatto. Un sito scaricato funziona senza rete se un server sul computer ne serve la cartella.',
    nothing: 'Questa pagina non mostra valori calcolati.',
  },
} as const
