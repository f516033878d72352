import type { Issuer } from '../core/row.ts'

/** The issuer's file as it is published: what was read of it, without the comments of the original. A JSON text is a YAML text too. */
export function issuerYaml(issuer: Issuer): string {
  return Object.entries(issuer).flatMap(([key, value]) => (value === null ? [] : isByLanguage(value) ? [`${key}:\n`, ...Object.entries(value).map(([language, text]) => `  ${language}: ${JSON.stringify(text)}\n`)] : [`${key}: ${JSON.stringify(value)}\n`])).join('')
}

const isByLanguage = (value: unknown): value is Readonly<Record<string, string>> => typeof value === 'object' && value !== null && !Array.isArray(value)
