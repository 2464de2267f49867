/** A replica's store in memory: the same SQLite without a file, for tests, the simulator and demonstrations. */

import type { ReplicaStore } from '../../core/ports/replica-store.ts'
import { openDatabase } from '../sqlite/open-database.ts'
import { storeOver } from '../sqlite/sqlite-store.ts'

/** A store that can be captured whole, as a backup would. */
export interface MemoryStore extends ReplicaStore {
  /** The bytes of everything committed. */
  readonly capture: () => Uint8Array
  /** Lets the store grow no further, as on a disk without room; or makes room again. */
  readonly setFull: (isFull: boolean) => void
}

const NO_LIMIT = 0xfffffffe

/** An empty store, or one that begins with what was captured. */
export function openMemoryStore(captured?: Uint8Array): MemoryStore {
  const database = openDatabase(captured ?? ':memory:', undefined)
  const setFull = (isFull: boolean): void => {
    // Free pages inside would be room.
    if (isFull) database.exec('VACUUM')
    const pages = isFull ? (database.pragma('page_count', { simple: true }) as number) : NO_LIMIT
    database.pragma(`max_page_count = ${pages}`)
  }
  return { ...storeOver(database), capture: () => new Uint8Array(database.serialize()), setFull }
}
