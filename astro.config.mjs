import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { noTraceOfProse, problemsInPlaceOfPages, reloadOnData } from './src/dev.ts'

// The build hands its private folders over in the environment; plain `astro` falls back to the project's own,
// but never to dist: Astro empties its output first, and dist is the site in place.
const out = process.env.WATTLEDGER_OUT ?? './.wattledger/plain'

export default defineConfig({
  site: process.env.WATTLEDGER_SITE || undefined,
  outDir: out,
  publicDir: process.env.WATTLEDGER_PUBLIC ?? './public',
  cacheDir: process.env.WATTLEDGER_CACHE ?? './.wattledger/cache',
  trailingSlash: 'always',
  integrations: [mdx()],
  i18n: { locales: ['en', 'it'], defaultLocale: 'en', routing: { prefixDefaultLocale: false } },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', format: 'directory' },
  vite: {
    plugins: [reloadOnData(), problemsInPlaceOfPages(), noTraceOfProse()],
    server: { watch: { ignored: ['**/.wattledger/**', '**/dist*/**', '**/test*/**'] } },
    // No page has a chunk to preload, and the helper for it would weigh more than it saves.
    build: { assetsInlineLimit: 0, modulePreload: false, rolldownOptions: { onLog: (level, log, handle) => { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log) } } },
  },
})
