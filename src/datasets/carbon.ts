import type { Archive } from './archive.ts'
import { currentVersion } from './version.ts'

/** The site as carbon.txt lists it (syntax 0.5): where the disclosures of the issuer are; null places are left out. It needs the address of the site. */
export function carbonText(archive: Archive): string {
  const { issuer, quarters } = archive.book
  const domain = new URL(archive.origin!).hostname
  const { date } = currentVersion(archive)
  const pages = [['web-page', '/', 'overview'], ['sustainability-page', `/reports/${quarters.at(-1)!.toLowerCase()}/`, `report on ${quarters.at(-1)}`], ['other', '/datasets/', 'data']] as const
  const lines = pages.map(([type, path, what]) => `  { doc_type = "${type}", url = ${JSON.stringify(`${archive.origin}${path}`)}, domain = ${JSON.stringify(domain)}, title = ${JSON.stringify(`${issuer.name}: energy and revenue, ${what}`)} },`)
  return ['version = "0.5"', ...(date ? [`last_updated = ${date}`] : []), '', '[org]', 'disclosures = [', ...lines, ']', ''].join('\n')
}
