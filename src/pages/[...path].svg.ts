import { filesEnding } from './_files.ts'

/** Every published file that ends in .svg, at its own address. */
export const { getStaticPaths, GET } = filesEnding('svg')
