import { spawn, type ChildProcess } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { isQuarter } from '../core/period.ts'
import { isFolder } from '../intake/load.ts'
import type { WordCheck } from './build.ts'
import { buildCommand } from './command.ts'
import { readServeOptions, type ServeOptions } from './options.ts'
import { PrivateLog } from './private-log.ts'
import { refuse, Refusal, type Say } from './refusal.ts'
import { serveFolder, serveUnreleased } from './serve.ts'

const PROJECT = resolve(import.meta.dirname, '..', '..')
const ASTRO = join(PROJECT, 'node_modules', 'astro', 'bin', 'astro.mjs')

/** `dev`: Astro's development server on the real folders, drafts included, for this machine only. */
export async function devCommand(args: readonly string[], say: Say, sayError: Say, project = PROJECT): Promise<number> {
  return guarded(sayError, async () => {
    const options = readServeOptions('dev', args, project)
    say('Drafts are shown, with a watermark. Nothing of this is published.')
    // Collected in one thread, memory costs a save a fifth less CPU.
    return ended(runOnDrafts(project, options, ['dev', '--host', '127.0.0.1', '--port', String(options.port)], ['--single-threaded-gc']))
  })
}

/** `preview`: the site as it would be if everything were released, in a folder that cannot be published, for this machine only. */
export async function previewCommand(args: readonly string[], say: Say, sayError: Say, project = PROJECT): Promise<number> {
  return guarded(sayError, async () => {
    const options = readServeOptions('preview', args, project)
    const code = await ended(runOnDrafts(project, options, ['build', '--force']))
    if (code !== 0) throw new Refusal(1, 'The preview could not be built.')
    return host(serveUnreleased(previewFolder(project)), options.port, say, 'the preview, drafts included')
  })
}

/** `serve`: what is published, as a host would serve it; builds it first where nothing is published yet. */
export async function serveCommand(args: readonly string[], say: Say, sayError: Say, project = PROJECT, words?: WordCheck): Promise<number> {
  return guarded(sayError, async () => {
    const options = readServeOptions('serve', args, project)
    if (options.rehearsal !== null) return hostRehearsal(project, options.rehearsal, options.port, say)
    if (!isFolder(options.out)) {
      const code = await buildCommand(['--data', options.data, '--out', options.out], say, sayError, project, words)
      if (code !== 0) return code
    }
    return host(serveFolder(options.out), options.port, say, 'what is published')
  })
}

/** The pages of a rehearsal, exactly as they would be published, for this machine only. */
function hostRehearsal(project: string, quarter: string, port: number, say: Say): Promise<number> {
  const folder = rehearsalFolder(project, quarter)
  if (!isQuarter(quarter) || !isFolder(folder)) throw new Refusal(1, `${quarter} was not rehearsed yet: npm run rehearse -- ${quarter}.`)
  return host(serveUnreleased(folder), port, say, `${quarter} as it would be published`)
}

/** Where a rehearsed site lies: below the private folders, at which `--out` is refused. */
export const rehearsalFolder = (project: string, quarter: string): string => join(project, '.wattledger', 'rehearsal', quarter)

/** Where the preview is built: its own folder below the private ones, at which `--out` is refused. */
const previewFolder = (project: string): string => join(project, '.wattledger', 'preview', 'site')

function runOnDrafts(project: string, options: ServeOptions, command: readonly string[], flags: readonly string[] = []): ChildProcess {
  const empty = join(project, '.wattledger', 'preview', 'no-content')
  return spawn(process.execPath, [...flags, ASTRO, ...command], {
    cwd: project, stdio: 'inherit',
    env: {
      ...process.env, ASTRO_TELEMETRY_DISABLED: '1', WATTLEDGER_PREVIEW: '1', WATTLEDGER_DATA: options.data, WATTLEDGER_CONTENT: options.content ?? empty,
      WATTLEDGER_OUT: previewFolder(project), WATTLEDGER_CACHE: join(project, '.wattledger', 'preview', 'cache'),
    },
  })
}

const ended = (child: ChildProcess): Promise<number> => new Promise((done) => child.on('error', () => done(1)).on('close', (code) => done(code ?? 0)))

function host(server: Server, port: number, say: Say, what: string): Promise<number> {
  return new Promise((done, fail) => {
    server.on('error', (error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? new Refusal(2, `Port ${port} is in use; choose another with --port.`) : error))
    server.on('close', () => done(0))
    server.listen(port, '127.0.0.1', () => say(`Serving ${what} at http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close())
  })
}

async function guarded(sayError: Say, run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    return refuse(error, new PrivateLog(), sayError)
  }
}
