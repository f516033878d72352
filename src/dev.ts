import { relative } from 'node:path'
import type { ViteUserConfig } from 'astro'
import { dataFolder } from './folders.ts'

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>

/** Reloads the open page when a file of the data folder changes, so that an edited cell shows at once. */
export function reloadOnData(): Plugin {
  return {
    name: 'wattledger-reload-on-data',
    configureServer(server) {
      server.watcher.add(dataFolder())
      const reload = (path: string): void => {
        if (!relative(dataFolder(), path).startsWith('..')) server.environments.client!.hot.send({ type: 'full-reload' })
      }
      server.watcher.on('add', reload).on('change', reload).on('unlink', reload)
    },
  }
}
