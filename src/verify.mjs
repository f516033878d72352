#!/usr/bin/env node
// `verify` as a command of its own: the machine's Node may be too old for the sources, so they run with the one that npm brought.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const name = process.platform === 'win32' ? 'node.cmd' : 'node'
// Beside these sources in a checkout, above them where they are installed as a package.
const brought = [join(here, '..', 'node_modules', '.bin', name), join(here, '..', '..', '.bin', name)].find(existsSync)
const run = spawnSync(brought ?? process.execPath, [join(here, 'cli.ts'), 'verify', ...process.argv.slice(2)], { stdio: 'inherit', shell: process.platform === 'win32' })
process.exitCode = run.status ?? 1
