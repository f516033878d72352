import { isQuarter, lastDay, quarterIndex } from '../../core/period.ts'
import type { Cell, Row } from '../../core/row.ts'
import { allRows, cellsOf, wordOf, type Draft } from '../draft.ts'
import { findingAt, finding, quoted, wholeFile, type Finding } from '../problem.ts'

/** Rows whose period is not that of their folder, periods that have not ended, rows released before their quarter. */
export const periods = (draft: Draft): readonly Finding[] => [...copiedFiles(draft), ...future(draft), ...releasedEarly(draft), ...publishedEarly(draft)]

/** The cell that says which quarter a row of a quarter's folder belongs to, and what it should say. */
function stated(row: Row): { readonly cell: Cell; readonly due: string } | null {
  const cell = row.table === 'fleet' ? cellsOf(row).period_end : cellsOf(row).period
  if (row.folder === null || cell === undefined || cell.value === null) return null
  return { cell, due: row.table === 'fleet' ? lastDay(row.folder) : row.folder }
}

function copiedFiles(draft: Draft): readonly Finding[] {
  return [...Map.groupBy(allRows(draft), (row) => row.file).values()].flatMap((rows) => {
    const told = rows.flatMap((row) => stated(row) ?? [])
    const wrong = told.filter(({ cell, due }) => cell.value !== due)
    const values = new Set(told.map(({ cell }) => cell.value))
    return wrong.length === told.length && values.size === 1 && wrong.length > 1 ? [wholeFileWrong(wrong[0]!)] : wrong.map(oneRowWrong)
  })
}

const wholeFileWrong = ({ cell, due }: { cell: Cell; due: string }): Finding => findingAt(cell, {
  code: 'E_PERIOD_ROW', message: `Every row says ${cell.name} ${cell.text}, but the folder is ${folderOf(cell)}.`,
  remedy: `If the file was copied, write ${due} in every row and check that every value is new; otherwise move the file to its own folder.`,
})

const oneRowWrong = ({ cell, due }: { cell: Cell; due: string }): Finding => findingAt(cell, {
  code: 'E_PERIOD_ROW', message: `${cell.name} is ${quoted(cell.text)}, but the folder is ${folderOf(cell)}.`,
  remedy: `Write ${due}, or move the row to the folder of its quarter.`,
})

const folderOf = (cell: Cell): string => cell.file.split('/')[0]!

function future(draft: Draft): readonly Finding[] {
  const folders = draft.quarters.filter((quarter) => lastDay(quarter) >= draft.today).map((quarter) => finding(wholeFile(quarter), notEnded(`The quarter ${quarter}`, quarter, draft.today)))
  // A release may be planned ahead; a value of a quarter cannot be.
  const rows = allRows(draft).filter((row) => row.folder === null && row.table !== 'releases').flatMap((row) => {
    const cell = cellsOf(row).period
    const quarter = wordOf(row, 'period')
    return cell && isQuarter(quarter) && lastDay(quarter) >= draft.today ? [findingAt(cell, notEnded(`period ${quoted(cell.text)}`, quarter, draft.today))] : []
  })
  return [...folders, ...rows]
}

const notEnded = (subject: string, quarter: string, today: string) => ({
  code: 'E_FUTURE', message: `${subject} has not ended: its last day is ${lastDay(quarter)}, and today is ${today}.`,
  remedy: 'Correct the quarter, or take the data out until it has ended.',
} as const)

function releasedEarly(draft: Draft): readonly Finding[] {
  return allRows(draft).flatMap((row) => {
    const release = cellsOf(row).release
    const own = row.folder ?? wordOf(row, 'period')
    if (typeof release?.value !== 'string' || !isQuarter(own) || quarterIndex(release.value) >= quarterIndex(own)) return []
    return [findingAt(release, { code: 'E_RELEASE', message: `release ${quoted(release.text)} lies before the row's own quarter, ${own}.`, remedy: `Leave release blank, or write the quarter with whose report the row is published, ${own} or later.` })]
  })
}

function publishedEarly(draft: Draft): readonly Finding[] {
  return allRows(draft).flatMap((row) => {
    const day = cellsOf(row).as_of
    const own = wordOf(row, 'period')
    if (typeof day?.value !== 'string' || !isQuarter(own) || day.value > lastDay(own)) return []
    return [findingAt(day, { code: 'W_AS_OF', message: `as_of ${day.text} lies before the end of ${own}.`, remedy: 'Write the date on which the value was first published.' })]
  })
}
