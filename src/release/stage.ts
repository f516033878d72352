import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PublicInputs } from './inputs.ts'
import { isAlive, ownerOf, writeOwner } from './owner.ts'
import { writeTree } from './tree.ts'

/** The private folder of one build. It lies in the project, because prose finds its runtime by looking upwards. */
export interface Stage {
  readonly folder: string
  readonly data: string
  readonly content: string
  readonly served: string
  readonly cache: string
  /** Where Astro puts the site. */
  readonly site: string
}

/** The folder for the stages of a project. */
export const workFolder = (project: string): string => join(project, '.wattledger')

/** Makes a stage that nobody else may enter. */
export function openStage(project: string): Stage {
  const folder = join(workFolder(project), `${process.pid}-${randomBytes(6).toString('hex')}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeOwner(join(folder, 'owner'))
  const at = (name: string): string => join(folder, name)
  return { folder, data: at('data'), content: at('content'), served: at('public'), cache: at('cache'), site: at('site') }
}

/** Puts the public inputs on the stage. */
export function fillStage(stage: Stage, inputs: PublicInputs): void {
  writeTree(stage.data, inputs.data)
  writeTree(stage.content, inputs.content)
  writeTree(stage.served, inputs.served)
}

/** Takes a stage away, with everything in it. */
export const closeStage = (stage: Stage): void => removeFolder(stage.folder)

/** Removes a folder that an orphaned child may still be writing to. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })

/** Removes the stages of builds that are no longer running. */
export function sweepStages(project: string): void {
  mkdirSync(workFolder(project), { recursive: true })
  chmodSync(workFolder(project), 0o700)
  for (const name of readdirSync(workFolder(project))) {
    if (!/^\d+-[0-9a-f]{12}$/.test(name)) continue
    const folder = join(workFolder(project), name)
    const owner = ownerOf(join(folder, 'owner')) ?? { pid: Number(name.split('-')[0]), started: null, host: null }
    if (!isAlive(owner)) removeFolder(folder)
  }
}
