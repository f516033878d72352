import type { APIRoute, GetStaticPaths } from 'astro'
import { loadSite } from '../../site.ts'

/** Every CSV file as given, at its path in lower case: `/datasets/2025-q3/energy.csv`. */
export const getStaticPaths = (() => loadSite().files.map(({ path }) => ({ params: { path: path.toLowerCase().replace(/\.csv$/, '') } }))) satisfies GetStaticPaths

export const GET: APIRoute = ({ params }) => {
  const file = loadSite().files.find(({ path }) => path.toLowerCase() === `${params.path}.csv`)
  return new Response(file!.text, { headers: { 'content-type': 'text/csv; charset=utf-8' } })
}
