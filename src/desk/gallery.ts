import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CODES, type Code } from '../intake/codes.ts'
import { readData, type DataReading } from '../intake/load.ts'
import { textOf } from '../intake/print.ts'
import type { Problem } from '../intake/problem.ts'
import { readProse } from '../intake/prose.ts'
import { PROJECT } from './options.ts'

const GALLERY = join(PROJECT, 'test', 'intake', 'gallery')
const PROSE = join(PROJECT, 'test', 'intake', 'gallery-of-prose')

/** Why a code has no example: no folder that is copied about can show it. */
const UNSHOWN: Partial<Readonly<Record<Code, string>>> = {
  E_LINK: 'A link does not survive every way of copying a folder, so there is no example.',
  E_TOO_MANY: 'It takes ten thousand problems in one file, so there is no example.',
  E_UNREADABLE: 'It lies in the rights that a computer gives to its users, so there is no example.',
  W_PUBLISHED: 'It takes a ledger of what was published, so there is no example.',
}

/** The day on which the gallery is read. */
export const GALLERY_DAY = '2025-11-22'

/** What is taken away from the sound folder in cases of something missing or replaced. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  'missing-issuer': ['issuer.yaml'], 'issuer-yml': ['issuer.yaml'], 'missing-facilities': ['facilities.csv'], 'missing-energy-of-a-quarter': ['2025-Q3/energy.csv'],
  'no-quarters': ['2025-Q2', '2025-Q3', 'releases.csv'], 'unknown-table': ['2025-Q3/energy.csv'], 'capital-table': ['facilities.csv'], 'workbook': ['2025-Q3/energy.csv'],
}

/** The names of all bad and odd folders, without the sound one that they are laid over. */
export const caseNames = (): readonly string[] => readdirSync(GALLERY).filter((name) => name !== 'base' && !name.startsWith('.')).sort()

/** Copies the sound folder, takes away and lays over, hands the folder to `use`, and deletes it. */
export function withCase<T>(name: string | null, use: (folder: string) => T): T {
  const room = mkdtempSync(join(tmpdir(), 'wattledger-'))
  const folder = join(room, 'data')
  try {
    cpSync(join(GALLERY, 'base'), folder, { recursive: true })
    for (const path of WITHOUT[name ?? ''] ?? []) rmSync(join(folder, path), { recursive: true })
    if (name !== null && existsSync(join(GALLERY, name))) cpSync(join(GALLERY, name), folder, { recursive: true })
    return use(folder)
  } finally {
    rmSync(room, { recursive: true })
  }
}

/** What is read of a case. */
export const readCase = (name: string | null): DataReading => withCase(name, (folder) => readData(folder, { today: GALLERY_DAY }))

/** What `check` says about a case, a block a problem. */
export const toldOf = (name: string): readonly string[] => textOf({ ...readCase(name), directory: 'data' }).split('\n\n').slice(1, -1)

/** What `check` says about prose of the gallery, a block a problem. */
function toldOfProse(problems: readonly Problem[]): readonly string[] {
  const summary = { quarters: 0, files: 0, rows: 0, refusedRows: 0, blankRows: 0 }
  return textOf({ directory: 'data', summary, problems: problems.map((problem) => ({ ...problem, folder: 'content' })) }).split('\n\n').slice(1, -1)
}

/** A code with its meaning and the smallest example that shows it, or why there is none. */
export interface Example {
  readonly code: Code
  readonly meaning: string
  readonly name: string | null
  readonly told: string | null
  readonly unshown: string | null
}

/** The documentation of every code, made from the gallery. */
export function examples(): readonly Example[] {
  const ofData = caseNames().map((name) => ({ name, problems: readCase(name).problems, told: () => toldOf(name) }))
  const ofProse = readdirSync(PROSE).sort().map((name) => ({ name, problems: readProse(join(PROSE, name)) })).map((each) => ({ ...each, told: () => toldOfProse(each.problems) }))
  return (Object.keys(CODES) as Code[]).sort().map((code) => {
    const shown = [...ofData, ...ofProse].filter(({ problems }) => problems.some((problem) => problem.code === code)).sort((one, other) => one.problems.length - other.problems.length)[0]
    const told = shown?.told().find((block) => block.includes(`[${code}]`)) ?? null
    return { code, meaning: CODES[code], name: shown?.name ?? null, told, unshown: UNSHOWN[code] ?? null }
  })
}

/** The documentation of every code as Markdown. */
export function examplesText(): string {
  const entries = examples().map(({ code, meaning, told, unshown }) => `## ${code}\n\n${meaning[0]!.toUpperCase()}${meaning.slice(1)}.${unshown === null ? '' : ` ${unshown}`}\n${told === null ? '' : `\n\`\`\`\n${told}\n\`\`\`\n`}`)
  return ['# What can be wrong with the data', 'Every code is permanent. The examples are small folders of a fictional company.', ...entries].join('\n\n')
}
