/** Builds the pages when they are missing or older than what they are made of. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['renderer', 'shared', 'build/page-build.ts', 'build/vite.renderer.config.ts', 'package-lock.json']

/** True if nothing that the pages in `pages` are made of is newer than they are. */
export const pagesAreFresh = (root: string, pages: string): boolean => isFresh(root, join(pages, 'index.html'), SOURCES)

/** True if what was built is there, and none of its sources below `root` is newer. */
export function isFresh(root: string, built: string, sources: readonly string[]): boolean {
  if (!existsSync(built)) return false
  const { mtimeMs } = statSync(built)
  return sources.every((source) => newest(join(root, source)) <= mtimeMs)
}

/** Bundles the interface. */
export async function buildPages(root: string): Promise<void> {
  // Only who builds waits for the bundler to load.
  const { build } = await import('vite')
  await build({ configFile: join(root, 'build/vite.renderer.config.ts'), logLevel: 'error' })
}

/** Milliseconds since 1970; 0 for what does not exist. Folders count: a file that was removed changes its folder. */
function newest(path: string): number {
  if (!existsSync(path)) return 0
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), own.mtimeMs)
}
