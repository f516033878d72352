import type { Issuer } from '../core/row.ts'

/** The issuer's file as it is published: what was read of it, without the comments of the original. A JSON text is a YAML text too. */
export function issuerYaml(issuer: Issuer): string {
  const { disclaimer, ...keys } = issuer
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${JSON.stringify(value)}`]))
  return `${[...lines, 'disclaimer:', ...Object.entries(disclaimer).map(([language, text]) => `  ${language}: ${JSON.stringify(text)}`)].join('\n')}\n`
}
