import type { APIRoute, GetStaticPaths } from 'astro'
import { parsePeriod } from '../../../core/period.ts'
import { figureRecords } from '../../../datasets/figures.ts'
import { loadSite } from '../../../site.ts'
import { quarterSlug } from '../../../view/address.ts'

/** Every figure of a quarter: `/datasets/2025-q3/figures.json`. */
export const getStaticPaths = (() => loadSite().quarters.map((quarter) => ({ params: { quarter: quarterSlug(quarter) } }))) satisfies GetStaticPaths

export const GET: APIRoute = ({ params }) => {
  const { book, quarters } = loadSite()
  const quarter = quarters.find((each) => quarterSlug(each) === params.quarter)!
  return new Response(`${JSON.stringify(figureRecords(book, parsePeriod(quarter)), null, 1)}\n`, { headers: { 'content-type': 'application/json' } })
}
