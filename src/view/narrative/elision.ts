/** A preposition joined with the article, or the article alone, before a number. */
export type Preposition = 'del' | 'al' | 'il' | 'dal' | 'nel' | 'sul'

const FORMS: Readonly<Record<Preposition, { readonly vowel: string; readonly zero: string }>> = {
  del: { vowel: 'dell’', zero: 'dello' }, al: { vowel: 'all’', zero: 'allo' }, il: { vowel: 'l’', zero: 'lo' },
  dal: { vowel: 'dall’', zero: 'dallo' }, nel: { vowel: 'nell’', zero: 'nello' }, sul: { vowel: 'sull’', zero: 'sullo' },
}

/** The Italian preposition as the printed number wants it: "del 3,8%" but "dell’8,1%" and "dello 0,5%". */
export function prep(base: Preposition, printed: string): string {
  const whole = printed.replace(/^[^\d]*/, '').split(/[^\d.]/)[0]!
  if (/^0+$/.test(whole.replaceAll('.', ''))) return `${FORMS[base].zero} `
  return beginsWithVowel(whole.split('.')) ? FORMS[base].vowel : `${base} `
}

/** Whether a number is read with a vowel first: otto, ottanta, ottocento, ottomila; undici, undicimila; uno, un milione (but mille). */
const beginsWithVowel = (groups: readonly string[]): boolean =>
  groups[0]!.startsWith('8') || groups[0] === '11' || (groups[0] === '1' && groups.length !== 2)
