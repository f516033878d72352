import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the compiler has nothing to say about the sources', () => {
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/@astrojs/check/bin/astro-check.js', '--minimumSeverity', 'warning'], { encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } })
  expect({ status, problems: stdout.split('\n').filter((line) => /(error|warning)/.test(line) && !/^- 0 /.test(line)) }).toEqual({ status: 0, problems: [] })
}, 240_000)
