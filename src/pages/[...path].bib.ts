import { filesEnding } from './_files.ts'

/** Every published file that ends in .bib, at its own address. */
export const { getStaticPaths, GET } = filesEnding('bib')
