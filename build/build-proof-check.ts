/** Bundles the program of the check page if it is missing or older than what it is made of. */
import { join } from 'node:path'
import { build } from 'vite'
import { isFresh } from './fresh-pages.ts'

const ROOT = join(import.meta.dirname, '..')
const SOURCES = ['renderer/proof-check', 'shared', 'build/vite.proof-check.config.ts', 'package-lock.json']

if (!isFresh(ROOT, join(ROOT, 'build/out/proof-check/check.js'), SOURCES)) {
  await build({ configFile: join(ROOT, 'build/vite.proof-check.config.ts'), logLevel: 'error' })
}
