import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const FOLDER = resolve(import.meta.dirname, '..', '.github', 'workflows')
const place = mkdtempSync(join(tmpdir(), 'wattledger-workflows-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

interface Step { readonly name?: string; readonly uses?: string; readonly run?: string }
interface Workflow { readonly on: object; readonly permissions: object; readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>> }

const workflow = (name: string): Workflow => parse(readFileSync(join(FOLDER, name), 'utf8')) as Workflow
const stepsOf = (name: string): readonly Step[] => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps)

describe.each(readdirSync(FOLDER))('%s', (name) => {
  test('runs nothing that its owner could change behind its name', () => {
    for (const { uses } of stepsOf(name)) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/)
  })

  test('gives each job its own few rights, and what a pull request says reaches no shell as a command', () => {
    const { on, permissions, jobs } = workflow(name)
    expect([Object.keys(on).includes('pull_request_target'), permissions]).toEqual([false, {}])
    for (const job of Object.values(jobs)) expect(Object.entries(job.permissions).filter(([right, level]) => level === 'write' && !['pull-requests', 'pages', 'id-token'].includes(right))).toEqual([])
    for (const { run } of stepsOf(name)) expect(run ?? '').not.toContain('${{')
  })
})

/** Runs the step of a pull request that compares, in a repository of its own; a build is a copy of what it would be made from. */
function changesOf(base: Readonly<Record<string, string>>, pull: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(place, 'repository-'))
  const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=IR', '-c', 'user.email=ir@example.com', ...args], { cwd: folder, encoding: 'utf8' }).trim()
  const commit = (files: Readonly<Record<string, string>>): string => {
    for (const [path, text] of Object.entries(files)) { mkdirSync(join(folder, path, '..'), { recursive: true }); writeFileSync(join(folder, path), text) }
    git('add', '.')
    git('commit', '--quiet', '--message', 'Change')
    return git('rev-parse', 'HEAD')
  }
  git('init', '--quiet')
  const before = commit(base)
  commit(pull)
  const bin = mkdtempSync(join(place, 'bin-'))
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\nwhile [ "$1" != --out ]; do shift; done\nmkdir -p "$2"\ncp -r data "$2"\nif [ -d content ]; then cp -r content "$2"; fi\n')
  chmodSync(join(bin, 'npm'), 0o755)
  const temp = mkdtempSync(join(place, 'temp-'))
  const { run } = stepsOf('check.yml').find(({ name }) => name === 'Build what is public before and after')!
  execFileSync('bash', ['-e', '-c', run!], { cwd: folder, env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, BASE: before, RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: join(temp, 'summary') } })
  return readFileSync(join(temp, 'changes.md'), 'utf8')
}

describe('a pull request is told what it would change', () => {
  test('file by file', () => expect(changesOf({ 'data/a.csv': '1', 'data/b.csv': '2', 'content/en.mdx': 'x' }, { 'data/a.csv': '3' })).toContain('Files before/data/a.csv and after/data/a.csv differ'))
  test('where it brings the first prose', () => expect(changesOf({ 'data/a.csv': '1' }, { 'content/en.mdx': 'x' })).toContain('Only in after/: content'))
})
