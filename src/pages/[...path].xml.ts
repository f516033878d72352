import { filesEnding } from './_files.ts'

/** Every published file that ends in .xml, at its own address. */
export const { getStaticPaths, GET } = filesEnding('xml')
