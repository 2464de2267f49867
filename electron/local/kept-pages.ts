/** What a profile keeps of its pages while no Chorus runs, so that one left open is reached again: their port, and which browsers were let in. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HeldCookie } from './page-cookies.ts'

/** See the head of this file. */
export interface KeptPages {
  readonly port: number | undefined
  readonly cookies: readonly HeldCookie[]
}

const FILE = 'pages.json'
const NOTHING: KeptPages = { port: undefined, cookies: [] }

const stored = z.strictObject({
  version: z.literal(1),
  port: z.int().min(1).max(65_535),
  cookies: z.array(z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), usedAt: z.int().min(0) })).max(64),
})

/** What was kept; nothing where the file is missing or is not one of ours: nobody is let in by what cannot be read. */
export function recallPages(directory: string): KeptPages {
  try {
    const { port, cookies } = stored.parse(JSON.parse(readFileSync(join(directory, FILE), 'utf8')))
    return { port, cookies }
  } catch {
    return NOTHING
  }
}

/** Makes the folder of a profile that nobody has begun yet. */
export const makeRoomForPages = (directory: string): void => void mkdirSync(directory, { recursive: true, mode: 0o700 })

/** Keeps it for this user alone. Nothing is kept where the folder is gone: an erased profile stays erased. */
export function keepPages(directory: string, { port, cookies }: KeptPages): void {
  if (!existsSync(directory)) return
  const beside = join(directory, `${FILE}.new`)
  writeFileSync(beside, JSON.stringify({ version: 1, port, cookies }), { mode: 0o600 })
  renameSync(beside, join(directory, FILE))
}
