/** Bundles one part of the desktop shell: `--mode main`, `host`, `preload-interface` or `preload-network`. Native packages stay outside. */
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { defineConfig, type UserConfig } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const external = ['electron', 'better-sqlite3', '@roamhq/wrtc', ...builtinModules.flatMap((name) => [name, `node:${name}`])]

/** The parts of the shell. */
export const DESKTOP_PARTS = ['main', 'host', 'preload-interface', 'preload-network'] as const

/** Main and host are modules for Node; a sandboxed preload must be one CommonJS file. */
const OUTPUTS: Readonly<Record<string, { readonly input: string; readonly folder: string; readonly name: string }>> = {
  main: { input: 'main/index.ts', folder: 'main', name: 'index.js' },
  host: { input: 'host-process.ts', folder: 'host', name: 'host-process.js' },
  'preload-interface': { input: 'preload/interface.ts', folder: 'preload', name: 'interface.cjs' },
  'preload-network': { input: 'preload/network.ts', folder: 'preload', name: 'network.cjs' },
}

export default defineConfig(({ mode }): UserConfig => {
  const part = OUTPUTS[mode]
  if (!part) throw new Error(`the desktop shell has no part called ${mode}`)
  const isPreload = part.folder === 'preload'
  return {
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: isPreload ? 'chrome140' : 'node24',
      outDir: `build/out/desktop/${part.folder}`,
      emptyOutDir: !isPreload,
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        input: `electron/desktop/${part.input}`,
        external,
        output: isPreload
          ? { format: 'cjs', entryFileNames: part.name, codeSplitting: false }
          : { format: 'es', entryFileNames: part.name, chunkFileNames: '[name]-[hash].js' },
      },
    },
  }
})
