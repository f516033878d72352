import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { manifestOf, readManifest, MANIFEST } from '../../src/release/manifest.ts'
import { readTree } from '../../src/release/tree.ts'

/** A small project whose pages print every row they are given, so that a build takes two seconds. */
export const SMALL_SITE = resolve(import.meta.dirname, 'site')

/** How a build ended and what it said in public. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts a build in a process group of its own, so that it can be killed with its children. */
export function startBuild(args: readonly string[], settings: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly project?: string; readonly wrap?: readonly string[] } = {}): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const command = [...(settings.wrap ?? []), process.execPath, resolve(import.meta.dirname, 'run.ts'), settings.project ?? SMALL_SITE, ...args]
  const child = spawn(command[0]!, command.slice(1), { detached: true, cwd: settings.cwd, env: { ...process.env, ...settings.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout!.on('data', (chunk: Buffer) => { out += String(chunk) })
  child.stderr!.on('data', (chunk: Buffer) => { err += String(chunk) })
  return { child, ended: new Promise((done) => child.on('close', (code) => done({ code, out, err }))) }
}

/** Runs a build to its end. */
export const runBuild = (args: readonly string[], settings?: Parameters<typeof startBuild>[1]): Promise<Ended> => startBuild(args, settings).ended

/** Puts a small site of three pages in place, whose bytes a letter decides, and the text of its restatements, if it has any. */
export const swapIn = (out: string, ...contents: readonly [letter: string, restatements?: string]): void => void execFileSync(process.execPath, [resolve(import.meta.dirname, 'swap.ts'), out, ...contents.filter((each) => each !== undefined)])

/** The root of the site in place when every byte of it is what its manifest says; throws otherwise. */
export function wholeSite(out: string): string {
  if (!lstatSync(out).isSymbolicLink()) throw new Error('no link')
  const manifest = readManifest(out)
  if (!manifest) throw new Error('no manifest')
  const now = manifestOf(readTree(out).filter(({ path }) => path !== MANIFEST), manifest.quarters)
  if (now.root !== manifest.root) throw new Error(`a mix: ${now.root} is not ${manifest.root}`)
  return manifest.root
}

/** Every byte below a folder as text, names included, for a search of what must not be there. */
export const everythingIn = (folder: string): string =>
  readTree(folder).map(({ path, bytes }) => `${path}\n${new TextDecoder().decode(bytes)}`).join('\n')

/** A file's text. */
export const textOf = (path: string): string => readFileSync(path, 'utf8')
