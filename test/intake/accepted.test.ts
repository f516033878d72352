import { expect, test } from 'vitest'
import { readCase } from './gallery.ts'

/** What looks odd and is sound: nothing may be said about it. */
const ACCEPTED = [
  'accepted-bom-crlf',
  'accepted-blank-rows',
  'accepted-quotes',
  'accepted-numbers',
  'accepted-text',
  'accepted-strays',
  'accepted-blank-with-note',
  'accepted-hosted',
  'accepted-restatement',
  'accepted-mix',
  'accepted-hours',
  'accepted-partial-dates',
  'accepted-factors',
  'accepted-restated-power-cost',
  'accepted-negative-revenue',
  'accepted-gap-to-total',
  'accepted-rounded-parts',
  'accepted-foreign-currency',
  'accepted-column-order',
  'accepted-zero-energy-without-capacity',
  'accepted-estimate-of-five-percent',
  'accepted-issuer-minimum',
  'accepted-issuer-identifiers',
  'accepted-issuer-by-language',
  'accepted-value-becomes-known',
  'accepted-company-and-site-costs',
  'accepted-names',
  'accepted-kind-of-source',
] as const

test.each(ACCEPTED)('%s', (name) => {
  const { problems, dataset } = readCase(name)
  expect(problems).toEqual([])
  expect(dataset).not.toBeNull()
})
