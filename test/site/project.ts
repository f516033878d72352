import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

/** The folder of the product under test. */
export const PROJECT = resolve(import.meta.dirname, '..', '..')

/** The day on which the sample site is built. */
export const TODAY = '2026-11-22'

/** The environment that this run was started in, without what vitest adds for itself: Vite, which serves the pages, would take it for its own. */
export const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST.*|NODE_ENV|MODE|BASE_URL|DEV|PROD|SSR|TEST)$/.test(name)))

/** Runs a command of the product to its end; throws what it said when it fails. */
export async function runCommand(args: readonly string[], settings: { readonly project?: string; readonly env?: NodeJS.ProcessEnv; readonly umask?: string } = {}): Promise<void> {
  const project = settings.project ?? PROJECT
  const command = [process.execPath, join(project, 'src', 'cli.ts'), ...args]
  const [program, ...rest] = settings.umask === undefined ? command : ['/bin/sh', '-c', `umask ${settings.umask} && exec "$@"`, 'sh', ...command]
  const child = spawn(program!, rest, { cwd: project, env: { ...plainEnvironment(), ...settings.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += String(chunk) })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}`)
}

/** Copies the product with its data to another folder, so that a test may change it, or run it beside another; the packages are shared, what tools write among them is not. */
export function copyProject(folder: string): string {
  for (const name of ['src', 'public', 'data', 'content', 'astro.config.mjs', 'package.json', 'tsconfig.json']) cpSync(join(PROJECT, name), join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(PROJECT, 'node_modules'))) if (name !== '.vite') symlinkSync(join(PROJECT, 'node_modules', name), join(folder, 'node_modules', name), 'junction')
  return folder
}

/** The files below a folder with their bytes, by path, in order. */
export const filesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]))

/** The addresses of all pages below a folder. */
export const pagesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true }).map((path) => String(path).split(sep).join('/')).filter((path) => path.endsWith('.html')).sort().map((path) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`)

/** Does something with each item, a few at a time, and keeps the order. */
export async function inParallel<T, R>(items: readonly T[], lanes: number, work: (item: T, lane: number) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  let next = 0
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!, lane)
    }
  }))
  return results
}
