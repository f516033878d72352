import { resolve } from 'node:path'

/** Where the pages read from: the build's private stage, or the project's own folders. */
export const dataFolder = (): string => resolve(process.env.WATTLEDGER_DATA ?? 'data')

/** The prose that belongs to the data. */
export const contentFolder = (): string => resolve(process.env.WATTLEDGER_CONTENT ?? 'content')

/** The day that stands in for the clock where a period must have ended. */
export const today = (): string => process.env.WATTLEDGER_TODAY ?? new Date().toISOString().slice(0, 10)

/** Whether drafts are shown: only in the development server and the preview. */
export const isPreview = (): boolean => process.env.WATTLEDGER_PREVIEW === '1'
