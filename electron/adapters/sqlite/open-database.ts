/** Opens the database file: encryption, durability, migrations. Foreign errors become AppErrors here. */

import { copyFileSync, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'
import { MIGRATIONS } from './migrations.ts'

/** An open database of the newest version. */
export type OpenDatabase = Database.Database

/**
 * Opens or creates a file, or opens captured bytes in memory. `key` is 32 bytes; without one the file is plain (tests and benchmarks). Throws `store-damaged` for a wrong
 * key or damaged file, `newer-data` for a file of a newer Chorus, which is left as it is.
 */
export function openDatabase(file: string | Uint8Array, key: Uint8Array | undefined): OpenDatabase {
  try {
    const database = new Database(typeof file === 'string' ? file : Buffer.from(file))
    if (key) unlock(database, key)
    configure(database)
    migrate(database, typeof file === 'string' ? file : ':memory:')
    return database
  } catch (error) {
    throw asAppError(error)
  }
}

/**
 * What SQLite reports of the disk: no room becomes `disk-full`, damage `store-damaged`; anything else stays what it is. A quota that is used up is
 * a failed write to SQLite, and a shared-memory file that cannot grow an error of its own (sqlite.org/rescode.html).
 */
export function asAppError(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (/^SQLITE_(FULL|IOERR_(WRITE|FSYNC|SHMSIZE))$/.test(code)) {
    return new AppError('disk-full', 'There is no room left on this computer’s disk. Make room: Chorus goes on by itself.')
  }
  if (!/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code)) return error
  return new AppError(
    'store-damaged',
    'The file with your texts is damaged or was made with another key. Nothing was changed. Restore a backup.',
  )
}

/** ChaCha20-Poly1305 per page with a raw key: every changed byte is found when its page is read. */
function unlock(database: OpenDatabase, key: Uint8Array): void {
  database.pragma("cipher='chacha20'")
  database.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`)
}

function configure(database: OpenDatabase): void {
  database.pragma('journal_mode = WAL')
  // The build's default for WAL is NORMAL, which may lose the last commits when the power fails.
  database.pragma('synchronous = FULL')
  database.pragma('fullfsync = 1')
  database.pragma('checkpoint_fullfsync = 1')
  database.pragma('foreign_keys = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
}

function migrate(database: OpenDatabase, file: string): void {
  const version = database.pragma('user_version', { simple: true }) as number
  if (version > MIGRATIONS.length) {
    database.close()
    throw new AppError('newer-data', 'These texts were written by a newer Chorus. Update Chorus on this computer.')
  }
  if (version > 0 && version < MIGRATIONS.length) keepCopy(database, file, version)
  database.transaction(() => {
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.pragma(`user_version = ${MIGRATIONS.length}`)
  })()
}

function keepCopy(database: OpenDatabase, file: string, version: number): void {
  database.pragma('wal_checkpoint(TRUNCATE)')
  const copy = `${file}.version-${version}`
  if (existsSync(file) && !existsSync(copy)) copyFileSync(file, copy)
}
