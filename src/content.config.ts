import { defineCollection } from 'astro:content'
import { z } from 'astro/zod'
import { glob } from 'astro/loaders'
import { contentFolder } from './folders.ts'

const prose = z.strictObject({ title: z.string().min(1), summary: z.string().min(1) })

// The path is the id as it stands: Astro would make 2025-Q3 lower-case.
const idOf = ({ entry }: { entry: string }): string => entry.replace(/\.mdx$/, '')

export const collections = {
  reports: defineCollection({ loader: glob({ base: `${contentFolder()}/reports`, pattern: '*/*.mdx', generateId: idOf }), schema: prose }),
  methodology: defineCollection({ loader: glob({ base: `${contentFolder()}/methodology`, pattern: '*.mdx', generateId: idOf }), schema: prose }),
}
