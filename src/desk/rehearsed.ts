import { formatPeriod } from '../view/format.ts'
import { failedOf, outcomeOf } from './checks.ts'
import type { Move } from './moves.ts'
import type { Rehearsal } from './rehearsal.ts'
import { calledInPublished, calledInQuarter, type Turn } from './sentences.ts'

/** A rehearsal for a terminal, the gravest first. */
export function rehearsalText(rehearsal: Rehearsal): string {
  const { quarter, checks, moves, turns, published, axes, restatements, files } = rehearsal
  return [
    `Rehearsal of ${formatPeriod(quarter, 'en', 'long')}`,
    rehearsal.compared,
    block('Checks', checks.map((check) => `${outcomeOf(check).padEnd(6)}  ${check.name}${told(check.faults).map((fault) => `\n          ${fault}`).join('')}`)),
    block('Headline figures, and how they moved on the quarter before', movesText(moves)),
    block('Restatements it brings', restatements.map(({ current, previous, date }) => `${current.file}:${current.line}:${current.column} ${current.name}: ${previous.text || 'blank'} to ${current.text || 'blank'}${date === '' ? '' : `, ${date}`}`)),
    block('Sentences in reports already out', published.map((turn) => turnText(calledInPublished(turn), turn))),
    block('Sentences beside those of the quarter before', turns.map((turn) => turnText(calledInQuarter(turn), turn))),
    block('Charts whose axis changes', axes.map(({ chart, page, before, after }) => `${chart} (${page}): ${before}, then ${after}`)),
    block('Downloads and pages', filesText(files)),
    signOff(rehearsal),
  ].join('\n\n')
}

const block = (title: string, lines: readonly string[]): string => `${title}\n${lines.length === 0 ? '  none' : lines.map((line) => `  ${line}`).join('\n')}`

const SHOWN = 6

const told = (faults: readonly string[]): readonly string[] => (faults.length <= SHOWN ? faults : [...faults.slice(0, SHOWN), `and ${faults.length - SHOWN} more`])

function movesText(moves: readonly Move[]): readonly string[] {
  const shown = moves.filter(({ known }) => known)
  const silent = moves.filter(({ known }) => !known).map(({ name }) => name)
  return [
    ...shown.map(({ name, value, before, change, unusual, judged }) => `${name}: ${value}, before ${before} (${change}); ${unusual ? judged.replace('unusual', 'UNUSUAL') : judged}`),
    ...(silent.length > 0 ? [`Without a value in both quarters: ${silent.join('; ')}`] : []),
  ]
}

const turnText = (called: string, { text, before }: Turn): string => `${called}: ${text}${before === null ? '' : `\n    before: ${before}`}`

function filesText(files: Rehearsal['files']): readonly string[] {
  if (files === null) return ['no site is in place to compare with; build it once and rehearse again to see every file that changes']
  const data = (paths: readonly string[]): readonly string[] => paths.filter((path) => path.startsWith('datasets/'))
  return [
    `${files.added.length} files are added, ${files.changed.length} change, ${files.gone.length} go`,
    ...data(files.changed).map((path) => `changes: ${path}`), ...data(files.added).map((path) => `is added: ${path}`), ...data(files.gone).map((path) => `goes: ${path}`),
  ]
}

function signOff({ quarter, hash, approval, checks, scheduled }: Rehearsal): string {
  if (failedOf(checks).length > 0) return 'There is something to repair before anybody can sign.'
  if (!scheduled) return `Before anybody can sign, set the day of the release (npm run schedule -- ${quarter} --on DATE --at TIME) and rehearse once more: the day belongs to what is signed.`
  if (approval?.valid) return `${approval.told} It is for exactly these bytes (${hash.slice(0, 12)}).`
  return `${approval ? `${approval.told} ` : ''}To sign off exactly these bytes (${hash.slice(0, 12)}): npm run approve -- ${quarter} --by NAME`
}
