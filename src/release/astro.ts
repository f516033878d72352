import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { giveBackMemory } from './memory.ts'
import type { Stage } from './stage.ts'

const WATCH = join(import.meta.dirname, 'orphan.ts')
const ASTRO = join(import.meta.dirname, '..', '..', 'node_modules', 'astro', 'bin', 'astro.mjs')

/** How a run of Astro ended, and what it said beside the names of the pages it wrote. */
export interface AstroRun {
  readonly sound: boolean
  readonly log: string
}

/** The allocators of the bundler and of C give back what they free at once, in small pages: a third of the peak otherwise stays taken until the end. */
const FRUGAL = { MIMALLOC_PURGE_DELAY: '0', MIMALLOC_ALLOW_THP: '0', MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' }

/** The line of a page that was written; a long history has a hundred thousand of them. */
const WRITTEN = /^[\d:]+ +[├└]─ \S+ \(\+[^)]*\) *$/

/** Runs Astro's build on a stage, with an environment of its own, so that zone, language and settings of the caller reach no page. */
export function runAstro(project: string, stage: Stage, settings: { readonly today: string; readonly site: string | null }, started: (child: ChildProcess) => void): Promise<AstroRun> {
  // A long history leaves a gigabyte behind, which would lie beside Astro.
  giveBackMemory()
  const child = spawn(process.execPath, ['--heap-growing-percent=20', '--import', WATCH, ASTRO, 'build', '--force'], {
    cwd: project, stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited(), ...FRUGAL, TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', CI: '1', NO_COLOR: '1', NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1',
      WATTLEDGER_DATA: stage.data, WATTLEDGER_CONTENT: stage.content, WATTLEDGER_PUBLIC: stage.served, WATTLEDGER_OUT: stage.site, WATTLEDGER_CACHE: stage.cache,
      WATTLEDGER_TODAY: settings.today, ...(settings.site === null ? {} : { WATTLEDGER_SITE: settings.site }),
    },
  })
  started(child)
  const said: string[] = []
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', (line) => { if (!WRITTEN.test(line)) said.push(line) })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ sound: false, log: String(error) }))
    child.on('close', (code) => resolve({ sound: code === 0, log: said.join('\n') }))
  })
}

/** What a process needs to run at all, on Linux, macOS and Windows. */
function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}
