/** Bundles the gallery: every part of the kit in every state, to look at and to test; no part of the product. */
import { defineConfig } from 'vite'
import { pageBuild } from './page-build.ts'

export default defineConfig(pageBuild('renderer/gallery', 'gallery'))
