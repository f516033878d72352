import { filesEnding } from './_files.ts'

/** Every published file that ends in .ics, at its own address. */
export const { getStaticPaths, GET } = filesEnding('ics')
