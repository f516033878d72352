import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Runs every test and ends with one plain line that any CI can read; with --nightly, as many trials as a night allows.
const asked = process.argv.slice(2).filter((word) => word !== '--nightly')
if (asked.length < process.argv.length - 2) process.env.NIGHTLY = '1'
const folder = mkdtempSync(join(tmpdir(), 'wattledger-tests-'))
const report = join(folder, 'report.json')
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...asked], { stdio: 'inherit' })

const { passed, failed } = countsOf(report)
rmSync(folder, { recursive: true })
process.exitCode = run.status === 0 && failed === 0 && passed > 0 ? 0 : 1
console.log(`${passed} passed, ${process.exitCode === 0 ? 0 : Math.max(failed, 1)} failed`)

/** What ran; a run that left no report has failed. */
function countsOf(path: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>
    return { passed: numPassedTests ?? 0, failed: Math.max(numFailedTests ?? 0, numFailedTestSuites ?? 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
