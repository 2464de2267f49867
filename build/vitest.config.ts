/** Test configuration: real files, real SQLite. What starts programs and browsers runs one file at a time: it measures patience. */
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const ROOT = new URL('..', import.meta.url).pathname

/** Tests that start whole programs or browsers. */
const PROGRAMS = [
  'test/build/**/*.test.ts',
  'test/desktop/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/electron/adapters/kill.test.ts',
  'test/electron/host/backup.test.ts',
  'test/electron/local/**/*.test.ts',
  'test/network/*.test.ts',
  'test/renderer/gallery.test.ts',
]

export default defineConfig({
  root: ROOT,
  test: {
    projects: [
      {
        root: ROOT,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/bench/**', 'test/network/hard/**', ...PROGRAMS],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root: ROOT,
        test: {
          name: 'programs',
          // Hundreds of programs start: what Node made of their sources is kept.
          env: { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node-compile') },
          include: PROGRAMS,
          testTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          // On a loaded machine a program or a browser takes longer than a test's patience now and then; a second try is named in the output.
          retry: 1,
        },
      },
    ],
  },
})
