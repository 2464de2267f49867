/** What a computer remembers of a shared folder between looks at it. SPEC rules FOLDER-2, FOLDER-3. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { fromUtf8, toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

const device = z.string().transform((id) => id as DeviceId)

/** Entries of one log in a file: from a sequence to a head. */
const stretch = z.object({ device, from: z.int(), to: z.int(), prefix: z.string() })
/** See `stretch`. */
export type Stretch = z.infer<typeof stretch>

const readFile = z.object({
  bytes: z.number(),
  changedAt: z.number(),
  /** `read`: taken. `waits`: builds on what is missing. Anything else: why it cannot be used. */
  state: z.string(),
  /** Who wrote it; null where that cannot be read, and in records of before. */
  writer: device.nullable().default(null),
  /** Who can open it, as far as its writer knew. */
  readers: z.array(device),
  holds: z.array(stretch),
})
const ownFile = z.object({
  readers: z.array(device),
  holds: z.array(stretch),
  /** What was written, and the time under which it was last found to be that; null until it was looked at. */
  sha256: z.string(),
  bytes: z.number(),
  changedAt: z.number().nullable(),
})
const record = z.object({
  files: z.record(z.string(), readFile),
  own: z.record(z.string(), ownFile),
  /** Number of the next own file. */
  next: z.int(),
  /** Digest of the statement that was written last, and when. */
  stated: z.object({ digest: z.string(), at: z.number() }).nullable(),
  /** Ends of logs as they were at two moments, to know what has been here for a while. */
  seen: z.array(z.object({ at: z.number(), ends: z.array(z.tuple([device, z.int()])) })),
  /** When the folder was last looked at and last brought or got anything, milliseconds. */
  lookedAt: z.number().nullable(),
  readAt: z.number().nullable(),
  wroteAt: z.number().nullable(),
})
/** See the head of this file. */
export type FolderRecord = z.infer<typeof record>
/** A file of others that was looked at. */
export type ReadFile = z.infer<typeof readFile>
/** A file of one's own. */
export type OwnFile = z.infer<typeof ownFile>

const EMPTY: FolderRecord = { files: {}, own: {}, next: 1, stated: null, seen: [], lookedAt: null, readAt: null, wroteAt: null }

const nameOf = (path: string): string => `folder/${toHex(sha256(utf8(path))).slice(0, 32)}`

/** What is remembered of one folder, and changed as things happen: a crash loses at most the last deed, which is then done again. */
export interface KeptRecord {
  readonly now: () => FolderRecord
  readonly keep: (change: Partial<FolderRecord>) => void
  readonly forget: () => void
}

/** What is remembered of the folder at a path; an unreadable record is begun anew, which costs only work. */
export function openFolderRecord(store: ReplicaStore, path: string): KeptRecord {
  const bytes = store.value(nameOf(path))
  const read = bytes && record.safeParse(JSON.parse(fromUtf8(bytes)))
  let kept = read?.success ? read.data : EMPTY
  return {
    now: () => kept,
    keep: (change) => {
      kept = { ...kept, ...change }
      store.setValue(nameOf(path), utf8(JSON.stringify(kept)))
    },
    forget: () => {
      kept = EMPTY
      store.setValue(nameOf(path), undefined)
    },
  }
}

/** Entries without those that are not to be kept. */
export function only<T>(entries: Readonly<Record<string, T>>, keeps: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => keeps(name)))
}
