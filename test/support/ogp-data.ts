/** Finds published action-plan tables in the optional folder `../shared/data/ogp` beside the project, for tests that read real data. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../../../shared/data/ogp/', import.meta.url))

/** True if the folder is there. Prints a notice if not, so that nobody takes skipped tests for passed ones. */
export function hasOgpData(): boolean {
  const isThere = existsSync(`${FOLDER}us_nap5_commitments.csv`)
  if (!isThere) console.info(`Tests on published plans are skipped: there is no folder ${FOLDER}`)
  return isThere
}

/** The bytes of a file of that folder. Throws if it is missing: ask `hasOgpData` first. */
export const readOgpFile = (name: string): Uint8Array => new Uint8Array(readFileSync(`${FOLDER}${name}`))
