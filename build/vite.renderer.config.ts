/** Bundles the interface for the browser. */
import { defineConfig } from 'vite'
import { pageBuild } from './page-build.ts'

export default defineConfig(pageBuild('renderer', 'renderer'))
