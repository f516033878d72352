import { quarterSlug } from '../view/address.ts'
import type { Archive } from './archive.ts'
import { currentVersion } from './version.ts'

/** What a data set says of itself, for machines: whose it is, which version, under which terms, and where it comes from. */
export function aboutOf(archive: Archive): object {
  const { issuer, quarters } = archive.book
  const { origin } = archive
  return {
    issuer: issuer.name, ...(issuer.publisher ? { publisher: issuer.publisher } : {}), ...identifiersOf(archive), version: currentVersion(archive).id, first_quarter: quarters[0], last_quarter: quarters.at(-1), currency: issuer.currency, time_zone: issuer.time_zone,
    ...(issuer.boundary ? { boundary: issuer.boundary } : {}), ...(issuer.licence ? { licence: issuer.licence } : {}), disclaimer: issuer.disclaimer,
    ...(origin === null ? {} : { address: `${origin}/datasets/`, latest_report: `${origin}/reports/${quarterSlug(quarters.at(-1)!)}/` }),
  }
}

/** The identifiers the issuer gave itself. */
export const identifiersOf = ({ book: { issuer } }: Archive): object => ({ ...(issuer.lei ? { lei: issuer.lei } : {}), ...(issuer.cik ? { cik: issuer.cik } : {}) })
