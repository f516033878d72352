import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core'
import { inject } from 'vitest'

const ARGS = ['--no-sandbox', '--headless=shell', '--font-render-hinting=none']

/** Tells the browser where its fonts were unpacked: the package names a folder of its own choice, and without any font a text that asks for none of ours has no width. */
function findFonts(folder: string): void {
  const settings = join(folder, 'fonts.conf')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('<dir>/tmp/fonts</dir>', `<dir>${folder}</dir>`).replace('/tmp/fonts-cache/', join(folder, 'cache')))
}

/** Starts the one browser of all tests; `folder` takes what it unpacks. */
export async function startBrowser(folder: string): Promise<BrowserServer> {
  const options = await chromeFor(folder)
  try {
    return await chromium.launchServer({ ...options, args: ARGS })
  } catch (error) {
    throw new Error('No Chromium could be started. On Linux x64 it comes with npm; elsewhere install Chrome, or set CHROME_PATH to a Chromium of your own.', { cause: error })
  }
}

/** What starts a browser on this machine. */
export async function chromeFor(folder: string): Promise<LaunchOptions> {
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' }
  // The package takes its folders and its own libraries from the environment, and writes there; nobody else shall see that.
  const before = { ...process.env }
  try {
    Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x', TMPDIR: folder })
    const { default: packaged } = await import('@sparticuz/chromium')
    const executablePath = await packaged.executablePath()
    findFonts(join(folder, 'fonts'))
    return { executablePath, env: { ...process.env } as Record<string, string> }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** The browser of the tests; closing the connection leaves it to the others. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject('browser'))
