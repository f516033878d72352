import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Problem } from '../intake/problem.ts'
import type { PublicInputs } from './inputs.ts'

/** What only the issuer's own people may read about a build: what is hidden, what is wrong with it, what Astro said. */
export class PrivateLog {
  private readonly lines: string[] = []

  note(...lines: readonly string[]): void {
    this.lines.push(...lines)
  }

  problems(problems: readonly Problem[]): void {
    this.note(...problems.map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.code} ${problem.message} ${problem.remedy}`))
  }

  hidden({ selection, hiddenFiles }: PublicInputs): void {
    this.note(
      ...selection.hidden.map((row) => `stays out: ${row.file}:${row.line}`),
      ...hiddenFiles.map(({ path }) => `stays out: ${path}`),
    )
  }

  /** Writes the log whole, for its owner alone; a log that cannot be written must not stop what it is about. */
  write(path: string): boolean {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.${process.pid}`, `${this.lines.join('\n')}\n`, { mode: 0o600 })
      renameSync(`${path}.${process.pid}`, path)
      return true
    } catch {
      return false
    }
  }
}
