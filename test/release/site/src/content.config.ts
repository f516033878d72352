import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'

export const collections = { prose: defineCollection({ loader: glob({ base: process.env.WATTLEDGER_CONTENT!, pattern: '**/*.mdx' }) }) }
