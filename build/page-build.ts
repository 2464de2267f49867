/** How a page is bundled so that it needs nothing but its own files: no inline script or style, no locale that Chorus does not speak. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'

const ROOT = join(import.meta.dirname, '..')
/** Browsers that know `light-dark()` by themselves; the desktop shell's Chromium is newer than all of them. */
const TARGET = ['chrome123', 'firefox120', 'safari17.5']
const LOCALES_KEPT = /[\\/]intl[\\/][^\\/]+[\\/](?:ar-AE|en-US|es-ES|fr-FR)\.mjs$/
const ANY_LOCALE = /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/][^\\/]+[\\/][a-z]{2}-[A-Z]{2}\.mjs$/

/** The configuration of a page whose `index.html` stands in `folder` (from the root); it is built into `build/out/NAME`. */
export function pageBuild(folder: string, name: string): UserConfig {
  return {
    root: join(ROOT, folder),
    base: './',
    publicDir: false,
    plugins: [react(), leaveOutOtherLocales()],
    build: {
      outDir: join(ROOT, 'build/out', name),
      emptyOutDir: true,
      target: TARGET,
      cssTarget: TARGET,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
    },
  }
}

/** The interface kit carries its own words in thirty languages; pages get the four that the catalogues have. */
function leaveOutOtherLocales(): Plugin {
  return {
    name: 'leave-out-other-locales',
    load: (id) => (ANY_LOCALE.test(id) && !LOCALES_KEPT.test(id) ? 'export default {}' : null),
  }
}
