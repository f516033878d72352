import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

export default defineConfig({
  outDir: process.env.WATTLEDGER_OUT, publicDir: process.env.WATTLEDGER_PUBLIC, cacheDir: process.env.WATTLEDGER_CACHE,
  trailingSlash: 'always', integrations: [mdx()], markdown: { syntaxHighlight: false }, build: { inlineStylesheets: 'never' }, vite: { build: { assetsInlineLimit: 0 } },
})
