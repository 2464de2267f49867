/** Test configuration: one Node project; real files, real SQLite, no watch of build output. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['test/**/*.test.ts'], exclude: ['test/bench/**'], testTimeout: 20_000 },
})
