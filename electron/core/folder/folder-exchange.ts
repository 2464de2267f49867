/** Exchange through a folder that members share: reads what others put there, writes what anybody lacks, tidies up after itself. SPEC section FOLDER. */
import { noteEnds } from './folder-known.ts'
import { readOthers } from './folder-reading.ts'
import { type FolderRecord, openFolderRecord } from './folder-record.ts'
import { type FolderTools, isOwnFile } from './folder-tools.ts'
import { createFolderWriting, PATIENCE_MS } from './folder-writing.ts'

/** What came of one look. */
export interface FolderLook {
  /** Envelopes taken that were not before. */
  readonly taken: number
  /** Files written. */
  readonly written: number
}

/** See the head of this file. */
export interface FolderExchange {
  /** Reads, then writes. Rejects with `unreachable` while the folder is not there, and with what writing throws. One look at a time: call again after it. */
  readonly look: () => Promise<FolderLook>
  readonly record: () => FolderRecord
  /** Removes the own files and forgets the folder; forgets it also where it is not there. */
  readonly leave: () => Promise<void>
}

/** An exchange through one folder. */
export function openFolderExchange(tools: FolderTools): FolderExchange {
  const { path, folder, replica, clock } = tools
  const record = openFolderRecord(replica.store, path)
  const writing = createFolderWriting(tools, record)

  const look = async (): Promise<FolderLook> => {
    const listed = await folder.list()
    const taken = await readOthers(
      tools,
      record,
      listed.filter(({ name }) => name.endsWith('.age') && !isOwnFile(tools, name)),
    )
    await writing.tidy(listed)
    const written = await writing.write()
    record.keep({ lookedAt: clock.now(), seen: noteEnds(record.now().seen, replica.heads(), clock.now(), PATIENCE_MS) })
    return { taken, written }
  }
  const leave = async (): Promise<void> => {
    try {
      for (const { name } of await folder.list()) if (isOwnFile(tools, name)) await folder.remove(name)
    } finally {
      record.forget()
    }
  }
  return { look, record: record.now, leave }
}

/** Files of others that cannot be used as they are; those of other coalitions are none of them. */
export const unusableIn = ({ files }: FolderRecord): number =>
  Object.values(files).filter(({ state }) => state !== 'read' && state !== 'not-for-you').length
