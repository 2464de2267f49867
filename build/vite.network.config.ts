/** Bundles the page that carries WebRTC in the desktop shell. */
import { join } from 'node:path'
import { defineConfig } from 'vite'

const ROOT = join(import.meta.dirname, '..')

export default defineConfig({
  root: join(ROOT, 'renderer/network'),
  base: './',
  publicDir: false,
  build: {
    outDir: join(ROOT, 'build/out/network'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
