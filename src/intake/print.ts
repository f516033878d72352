import type { Summary } from './load.ts'
import { counted, printable, type Problem } from './problem.ts'

/** What a check has to print: the folder as it was given, what was read, what is wrong. */
export interface Findings {
  readonly directory: string
  readonly summary: Summary
  readonly problems: readonly Problem[]
}

const MOST = 200
const LONGEST_OUTPUT = 60_000
const WIDEST_LINE = 100

/** The findings for a person: every problem with its place, line, caret and remedy. */
export function textOf(findings: Findings): string {
  if (findings.problems.length === 0) return soundLine(findings, 'no problems')
  const blocks: string[] = []
  let length = 0
  for (const problem of findings.problems.slice(0, MOST)) {
    const block = blockOf(problem, findings.directory)
    length += block.length
    if (length > LONGEST_OUTPUT) break
    blocks.push(block)
  }
  const rest = findings.problems.length - blocks.length
  const more = rest === 0 ? [] : [`… and ${rest} more. Repair these first, or list them all with --format json.`]
  return [headline(findings), ...blocks, ...more, closing(findings)].join('\n\n')
}

const errorsOf = ({ problems }: Findings): number => problems.filter((problem) => problem.severity === 'error').length

function headline(findings: Findings): string {
  const errors = errorsOf(findings)
  const warnings = findings.problems.length - errors
  const parts = [errors > 0 ? counted(errors, 'problem') : '', warnings > 0 ? counted(warnings, 'warning') : ''].filter((part) => part !== '')
  return `${parts.join(' and ')} in ${pathOf(findings.directory, '')}`
}

function soundLine({ directory, summary }: Findings, verdict: string): string {
  const blank = summary.blankRows > 0 ? `, ${counted(summary.blankRows, 'blank row')} skipped` : ''
  return `${pathOf(directory, '')}: ${counted(summary.quarters, 'quarter')}, ${counted(summary.files, 'file')}, ${counted(summary.rows, 'row')}${blank}, ${verdict}.`
}

const closing = (findings: Findings): string => soundLine(findings, errorsOf(findings) === 0 ? 'no errors' : `${counted(findings.summary.refusedRows, 'row')} refused`)

function blockOf(problem: Problem, directory: string): string {
  const warning = problem.severity === 'warning' ? 'Warning: ' : ''
  const head = `${placeOf(problem, directory)}  ${warning}${problem.message}`
  const tail = `  ${problem.remedy}  [${problem.code}]`
  return problem.line === 0 ? `${head}\n${tail}` : `${head}\n${excerptOf(problem)}\n${tail}`
}

function placeOf(problem: Problem, directory: string): string {
  const path = pathOf(problem.folder ?? directory, problem.file)
  return problem.line === 0 ? path : `${path}:${problem.line}:${problem.column}`
}

/** The path of a file as the reader would type it: the folder as given, and the file below it. */
function pathOf(directory: string, file: string): string {
  const base = directory === '/' ? '' : directory.replace(/\/+$/, '')
  return printable(file === '' ? base || '/' : `${base}/${file}`)
}

/** The line with a caret under the cell; of a long line, the part around it. */
function excerptOf({ line, column, length, excerpt }: Problem): string {
  const start = excerpt.length <= WIDEST_LINE || column <= WIDEST_LINE - 20 ? 0 : column - 40
  const shown = visible(excerpt.slice(start, start + WIDEST_LINE))
  const [before, after] = [start > 0 ? '…' : '', start + WIDEST_LINE < excerpt.length ? '…' : '']
  const number = String(line)
  const indent = column - 1 - start + before.length
  const carets = '^'.repeat(Math.max(1, Math.min(length, before.length + shown.length - indent)))
  return `  ${number} │ ${before}${shown}${after}\n  ${' '.repeat(number.length)} │ ${' '.repeat(indent)}${carets}`
}

/** One sign for one, so that the caret stays under its cell: a tab becomes a space, what cannot be seen a dot. */
const visible = (text: string): string => text.replaceAll('\t', ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (sign) => '·'.repeat(sign.length))

/** The findings for a program: every problem, with the value as written. */
export function jsonOf(findings: Findings): string {
  const errors = errorsOf(findings)
  const { summary } = findings
  const report = {
    data: pathOf(findings.directory, ''), sound: errors === 0, errors, warnings: findings.problems.length - errors,
    quarters: summary.quarters, files: summary.files, rows: summary.rows, refused_rows: summary.refusedRows, blank_rows: summary.blankRows,
    problems: findings.problems.map(({ code, severity, file, folder, line, column, value, message, remedy }) => ({
      code, severity, file: pathOf(folder ?? findings.directory, file), line: line || null, column: column || null, value: value?.slice(0, 1_000) ?? null, message, remedy,
    })),
  }
  // JSON may hold what a terminal should not: everything unseen is written as \uXXXX, which reads back the same.
  return JSON.stringify(report, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}\p{Co}\u007F-\u009F]/gu, (sign) => [...Array(sign.length).keys()].map((index) => `\\u${sign.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''))
}

/** The findings as commands of GitHub Actions, which show them beside the line. */
export function githubOf(findings: Findings): string {
  const shown = findings.problems.slice(0, MOST).map((problem) => {
    const place = problem.line === 0 ? '' : `,line=${problem.line},col=${problem.column}`
    return `::${problem.severity} file=${property(pathOf(problem.folder ?? findings.directory, problem.file))}${place},title=${problem.code}::${data(`${problem.message} ${problem.remedy}`)}`
  })
  const rest = findings.problems.length - shown.length
  return [...shown, ...(rest > 0 ? [`… and ${rest} more.`] : []), findings.problems.length === 0 ? textOf(findings) : closing(findings)].join('\n')
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
