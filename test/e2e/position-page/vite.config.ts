/** Bundles the position's page alone, for tests. */
import { defineConfig } from 'vite'
import { pageBuild } from '../../../build/page-build.ts'

export default defineConfig(pageBuild('test/e2e/position-page', 'position-page'))
