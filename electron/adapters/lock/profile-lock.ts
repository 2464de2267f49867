/** One Chorus per profile: an exclusive lock that the operating system gives back when the process ends, however it ends. */

import { join } from 'node:path'
import Database from 'better-sqlite3'

/** A lock that is held here, or is held elsewhere. */
export type ProfileLock = { readonly release: () => void } | { readonly heldBy: 'another process' }

/**
 * Locks the profile in a directory that exists. SQLite's own file lock is used: it holds on every platform, and none is left over
 * after a crash.
 */
export function lockProfile(directory: string): ProfileLock {
  const database = new Database(join(directory, 'profile.lock'), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return { heldBy: 'another process' }
    throw error
  }
  const release = (): void => {
    if (!database.open) return
    database.exec('ROLLBACK')
    database.close()
  }
  return { release }
}
