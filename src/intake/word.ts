import { faultOfFormula } from './characters.ts'
import { nearest, suggestion } from './nearest.ts'
import { quoted } from './problem.ts'
import { refused, type Reading } from './reading.ts'

const COUNTRIES: ReadonlySet<string> = new Set((
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' '))
const COUNTRY_NAMES = new Map(Object.entries({ UK: 'GB', USA: 'US', 'UNITED STATES': 'US', 'UNITED KINGDOM': 'GB', CANADA: 'CA', ITALY: 'IT', ITALIA: 'IT', NORWAY: 'NO', ICELAND: 'IS', GERMANY: 'DE', FRANCE: 'FR' }))
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
const SIGNS = new Map(Object.entries({ $: 'USD', 'US$': 'USD', '€': 'EUR', '£': 'GBP', 'C$': 'CAD', US: 'USD', EURO: 'EUR' }))
const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** Reads a word of a closed list. */
export function readChoice(choices: readonly string[], text: string, name: string): Reading {
  if (choices.includes(text)) return { value: text }
  const all = choices.length <= 8 ? ` It knows ${choices.join(', ')}.` : ''
  const near = nearest(text, choices)
  return refused('E_ENUM', `${name} does not know the word ${quoted(text)}.${near === null ? '' : all}`, suggestion(text, choices))
}

/** Reads an id: small letters, digits and hyphens. */
export function readId(text: string, name: string): Reading {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/.test(text)) return { value: text }
  if (text.length > 64) return refused('E_ID', `${name} ${quoted(text)} is longer than 64 characters.`, 'Choose a shorter id.')
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[\s_./]+/g, '-').replaceAll(/^-+|-+$/g, '')
  const lawful = /^[a-z0-9][a-z0-9-]{0,63}$/.test(plain)
  const foreign = /[^\u{0}-\u{7F}]/u.exec(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''))
  const message = foreign === null ? `${name} ${quoted(text)} is not an id: small letters, digits and hyphens.` : `${name} ${quoted(text)} has the character "${foreign[0]}", which is not a letter from a to z, though it may look like one.`
  return refused('E_ID', message, lawful ? `Write ${plain}.` : 'Write the id with letters from a to z, digits and hyphens, such as lake-mariner.')
}

/** Reads a code as its owner writes it: a grid region, a model. */
export function readCode(text: string, name: string): Reading {
  if (/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/.test(text)) return { value: text }
  return refused('E_CODE', `${name} ${quoted(text)} has a sign that a code cannot have, or is longer than 64 characters.`, 'Use letters, digits, spaces, points, hyphens and underscores, and begin with a letter or a digit.')
}

/** Reads a two-letter country. */
export function readCountry(text: string, name: string): Reading {
  if (COUNTRIES.has(text)) return { value: text }
  const upper = text.toUpperCase()
  const meant = COUNTRIES.has(upper) ? upper : COUNTRY_NAMES.get(upper)
  return refused('E_COUNTRY', `${name} ${quoted(text)} is not a two-letter country code.`, meant === undefined ? 'Write the code of ISO 3166, such as US, CA or IT.' : `Write ${meant}.`)
}

/** Reads a three-letter currency. */
export function readCurrency(text: string, name: string): Reading {
  if (/^[A-Z]{3}$/.test(text) && CURRENCIES.has(text)) return { value: text }
  const upper = text.toUpperCase()
  const meant = CURRENCIES.has(upper) ? upper : SIGNS.get(upper)
  return refused('E_CURRENCY', `${name} ${quoted(text)} is not a three-letter currency code.`, meant === undefined ? 'Write the code of ISO 4217, such as USD or EUR.' : `Write ${meant}.`)
}

/** Reads an IANA time zone, whose clock changes are known. */
export function readZone(text: string, name: string): Reading {
  if (text === 'UTC' || (/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(text) && isKnownZone(text) && !spelledOtherwise(text))) return { value: text }
  const near = ZONES.find((zone) => zone.toLowerCase() === text.toLowerCase()) ?? nearest(text, ZONES)
  return refused('E_ZONE', `${name} ${quoted(text)} is not a time zone of the IANA list.`, near === null ? 'Write continent and city, such as America/New_York.' : `Write ${near} if that is the zone, or another continent and city.`)
}

const spelledOtherwise = (text: string): boolean => ZONES.some((zone) => zone !== text && zone.toLowerCase() === text.toLowerCase())

function isKnownZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== null
  } catch {
    return false
  }
}

/** Reads an address of the web. */
export function readUrl(text: string, name: string): Reading {
  const formula = faultOfFormula(text, name)
  if (formula !== null) return { fault: formula }
  if (/^https?:\/\/[^\s<>"'`\\]+$/.test(text) && URL.canParse(text) && !/^https?:\/\/[^/?#]*@/.test(text)) return { value: text }
  if (/^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text)) return refused('E_URL', `${name} ${quoted(text)} does not begin with https://.`, `Write https://${text}.`)
  return refused('E_URL', `${name} ${quoted(text)} is not an address of the web.`, 'Write the whole address, beginning with https:// or http://, without spaces, quotes or a password.')
}
