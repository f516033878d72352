import type { IncomingMessage, ServerResponse } from 'node:http'
import { relative } from 'node:path'
import type { ViteUserConfig } from 'astro'
import { problemsDocument, problemsIn } from './dev-page.ts'
import { dataFolder } from './folders.ts'
import type { Problem } from './intake/problem.ts'

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>
interface Server { readonly environments: Readonly<Record<string, unknown>> }

/** Reloads the open page when a file of the data folder changes, so that an edited cell shows at once. */
export function reloadOnData(): Plugin {
  return {
    name: 'wattledger-reload-on-data',
    configureServer(server) {
      server.watcher.add(dataFolder())
      const reload = (path: string): void => {
        if (!relative(dataFolder(), path).startsWith('..')) server.environments.client!.hot.send({ type: 'full-reload' })
      }
      server.watcher.on('add', reload).on('change', reload).on('unlink', reload)
    },
  }
}

/** Answers with the problems and nothing else while the data is not sound: the trace of a program helps nobody to mend a cell. */
export function problemsInPlaceOfPages(): Plugin {
  return {
    name: 'wattledger-problems-in-place-of-pages',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (isOfTheServer(request.url ?? '/')) next()
        else problemsOf(server).then((problems) => (problems === null ? next() : refuse(request, response, problems)), next)
      })
    },
  }
}

/** Leaves the list of calls out of what the development server shows of a fault that has none, such as one in a commentary. */
export function noTraceOfProse(): Plugin {
  return {
    name: 'wattledger-no-trace-of-prose',
    transform: {
      filter: { id: /vite\/dist\/client\/client\.mjs/ }, order: 'post',
      handler: (code) => code.replace('this.text("#stack-content", err.stack);', 'if (err.stack) this.text("#stack-content", err.stack);\n    else this.root.querySelector("#stack").remove();'),
    },
  }
}

/** What the development server answers itself: its scripts, the sources, the packages, the fonts. */
const isOfTheServer = (url: string): boolean => /^\/(@|src\/|node_modules\/|fonts\/|favicon)/.test(url)

/** The problems that stop every page; the pages ask the same module, which reads a changed folder once. */
async function problemsOf(server: Server): Promise<readonly Problem[] | null> {
  const { runner } = server.environments.ssr as { readonly runner: { import(path: string): Promise<typeof import('./site.ts')> } }
  const { loadSite } = await runner.import('/src/site.ts')
  try {
    loadSite()
    return null
  } catch (error) {
    const problems = problemsIn(error)
    if (problems === null) throw error
    return problems
  }
}

function refuse({ headers }: IncomingMessage, response: ServerResponse, problems: readonly Problem[]): void {
  const isPage = headers.accept?.includes('text/html') || headers.accept === '*/*'
  response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(isPage ? problemsDocument(problems) : '')
}
