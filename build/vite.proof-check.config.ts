/** Bundles the program of the check page into one script that its page holds inline. */
import { join } from 'node:path'
import { defineConfig } from 'vite'

const ROOT = join(import.meta.dirname, '..')

export default defineConfig({
  root: ROOT,
  publicDir: false,
  build: {
    outDir: 'build/out/proof-check',
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    lib: { entry: 'renderer/proof-check/main.ts', formats: ['iife'], name: 'chorusCheck', fileName: () => 'check.js' },
  },
})
