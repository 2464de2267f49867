/** Test configuration: real files, real SQLite. What starts programs runs one file at a time, and so does what drives browsers: both measure patience. */
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const ROOT = new URL('..', import.meta.url).pathname

/** Tests that drive pages in a browser. */
const PAGES = ['test/e2e/**/*.test.ts', 'test/renderer/gallery.test.ts']

/** Tests that start whole programs. */
const PROGRAMS = [
  'test/build/**/*.test.ts',
  'test/desktop/**/*.test.ts',
  'test/electron/adapters/kill.test.ts',
  'test/electron/host/backup.test.ts',
  'test/electron/local/**/*.test.ts',
  'test/network/*.test.ts',
]

const patient = {
  // Hundreds of programs start: what Node made of their sources is kept.
  env: { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node-compile') },
  testTimeout: 60_000,
  fileParallelism: false,
  // On a loaded machine a program or a browser takes longer than a test's patience now and then; a second try is named in the output.
  retry: 1,
}

export default defineConfig({
  root: ROOT,
  test: {
    projects: [
      {
        root: ROOT,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/bench/**', 'test/network/hard/**', ...PROGRAMS, ...PAGES],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      { root: ROOT, test: { ...patient, name: 'programs', include: PROGRAMS, sequence: { groupOrder: 1 } } },
      { root: ROOT, test: { ...patient, name: 'pages', include: PAGES, sequence: { groupOrder: 2 } } },
    ],
  },
})
