import type { APIRoute, GetStaticPaths } from 'astro'
import { loadSite } from '../../../site.ts'
import { quarterSlug } from '../../../view/address.ts'
import { reportedNarrative } from '../../../view/narrative/report.ts'

/** The narrative of a quarter with the evidence of every statement: `/datasets/2025-q3/narrative.json`. */
export const getStaticPaths = (() => loadSite().quarters.map((quarter) => ({ params: { quarter: quarterSlug(quarter) } }))) satisfies GetStaticPaths

export const GET: APIRoute = ({ params }) => {
  const { book, quarters } = loadSite()
  const quarter = quarters.find((each) => quarterSlug(each) === params.quarter)!
  return new Response(`${JSON.stringify(reportedNarrative(book, quarter), null, 1)}\n`, { headers: { 'content-type': 'application/json' } })
}
