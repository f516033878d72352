import type { APIRoute, GetStaticPaths } from 'astro'
import type { Archive } from '../datasets/archive.ts'
import { keep } from '../datasets/keepsake.ts'
import { publishedFiles } from '../datasets/machine-files.ts'
import { bytesOf, mediaTypeOf, type PublishedFile } from '../datasets/published-file.ts'
import { loadSite } from '../site.ts'

/** What the files beside the pages are written from. */
export function loadArchive(): Archive {
  const { book, dataset, files, quarters, isDraft } = loadSite()
  return { book, dataset, files, drafts: new Set(quarters.filter(isDraft)), origin: import.meta.env.SITE ? new URL(import.meta.env.SITE).origin : null }
}

/** The two exports of an endpoint that serves every published file of an ending. */
export function filesEnding(ending: string): { readonly getStaticPaths: GetStaticPaths; readonly GET: APIRoute } {
  const list = (): readonly PublishedFile[] => publishedFiles(loadArchive()).filter(({ path }) => path.endsWith(`.${ending}`))
  const byPath = (archive: Archive): ReadonlyMap<string, PublishedFile> => keep(archive.book, 'files by path', () => new Map(publishedFiles(archive).map((file) => [file.path, file])))
  return {
    getStaticPaths: () => list().map(({ path }) => ({ params: { path: path.slice(0, -ending.length - 1) } })),
    GET: async ({ params }) => {
      const archive = loadArchive()
      const file = byPath(archive).get(`${params.path}.${ending}`)!
      // Not copied: the largest file of a long history is a good part of all the memory there is.
      return new Response(await bytesOf(archive, file) as Uint8Array<ArrayBuffer>, { headers: { 'content-type': mediaTypeOf(file.path) } })
    },
  }
}
