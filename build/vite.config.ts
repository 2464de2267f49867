/** Bundles the host and the command line for Node 24; native packages stay outside. */
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const external = ['better-sqlite3', '@roamhq/wrtc', ...builtinModules.flatMap((name) => [name, `node:${name}`])]

export default defineConfig({
  root: ROOT,
  publicDir: false,
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'build/out/local',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { chorus: 'electron/local/chorus.ts', 'webrtc-process': 'electron/adapters/webrtc/webrtc-process.ts' },
      external,
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
})
