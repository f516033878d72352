import type { Rational } from '../core/rational.ts'
import type { Words } from './problem.ts'

/** What a cell means, or what is wrong with how it is written. */
export type Reading = { readonly value: Rational | string } | { readonly fault: Words }

/** Reads the text of a cell; `name` is its column, for the message. */
export type Reader = (text: string, name: string) => Reading

/** The reading of a cell that cannot be accepted. */
export const refused = (code: Words['code'], message: string, remedy: string): Reading => ({ fault: { code, message, remedy } })
