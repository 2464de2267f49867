/** A database's file as bytes, while it is open elsewhere in this process. */
import { readFileSync } from 'node:fs'
import { openDatabase } from './open-database.ts'

/**
 * Moves everything committed into the file itself and reads it, in one synchronous step: nothing in this process writes meanwhile, and the profile's
 * lock keeps others out. The bytes are encrypted as the file is.
 */
export function copyDatabase(file: string, key: Uint8Array): Uint8Array {
  const database = openDatabase(file, key)
  try {
    const [{ busy } = { busy: 1 }] = database.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[]
    if (busy !== 0) throw new Error('a statement was left open: the database cannot be copied now')
    return Uint8Array.from(readFileSync(file))
  } finally {
    database.close()
  }
}
