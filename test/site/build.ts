import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startBrowser } from './browser.ts'
import { hostFolder } from './host.ts'
import { PROJECT, runCommand, TODAY } from './project.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built sample site is served. */
    readonly base: string
    /** The files of the built sample site. */
    readonly folder: string
    /** Where the browser takes orders. */
    readonly browser: string
  }
}

/** Builds the sample site once, as its makers do, and serves it to all tests of the site, with one browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const place = mkdtempSync(join(tmpdir(), 'wattledger-site-'))
  const started: (() => Promise<void>)[] = [async () => rmSync(place, { recursive: true, force: true })]
  const end = async (): Promise<void> => { for (const each of started.reverse()) await each() }
  try {
    const folder = join(place, 'site')
    await runCommand(['build', '--data', join(PROJECT, 'data'), '--out', folder, '--today', TODAY, '--private', join(place, 'private.log')])
    const host = await hostFolder(folder)
    started.push(host.close)
    const unpacked = join(place, 'browser')
    mkdirSync(unpacked)
    const browser = await startBrowser(unpacked)
    started.push(() => browser.close())
    project.provide('base', host.base)
    project.provide('folder', folder)
    project.provide('browser', browser.wsEndpoint())
    return end
  } catch (error) {
    await end()
    throw error
  }
}
