import type { APIRoute, GetStaticPaths } from 'astro'
import type { Archive } from '../datasets/archive.ts'
import { dataFiles } from '../datasets/catalog.ts'
import { bytesOf, type PublishedFile } from '../datasets/published-file.ts'
import { loadSite } from '../site.ts'

/** What the files beside the pages are written from. */
export function loadArchive(): Archive {
  const { book, dataset, files } = loadSite()
  return { book, dataset, files, origin: import.meta.env.SITE ? new URL(import.meta.env.SITE).origin : null }
}

/** The two exports of an endpoint that serves every published file of an ending. */
export function filesEnding(ending: string): { readonly getStaticPaths: GetStaticPaths; readonly GET: APIRoute } {
  const list = (): readonly PublishedFile[] => dataFiles(loadArchive()).filter(({ path }) => path.endsWith(`.${ending}`))
  return {
    getStaticPaths: () => list().map(({ path }) => ({ params: { path: path.slice(0, -ending.length - 1) } })),
    GET: async ({ params }) => {
      const file = list().find(({ path }) => path === `${params.path}.${ending}`)!
      return new Response(new Uint8Array(await bytesOf(loadArchive(), file)), { headers: { 'content-type': TYPES[ending]! } })
    },
  }
}

/** The media types of the endings, for the development server; a host has its own. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8', json: 'application/json', txt: 'text/plain; charset=utf-8', yaml: 'application/yaml; charset=utf-8', zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', parquet: 'application/vnd.apache.parquet',
}
