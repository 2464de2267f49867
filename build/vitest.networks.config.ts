/** Tests on hard networks: minutes long, as root, on demand. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['test/network/hard/*.test.ts'], fileParallelism: false },
})
