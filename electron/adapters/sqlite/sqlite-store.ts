/** A replica's store in one encrypted SQLite file. */
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import type { ChainNumber, ChainProgress, ReplicaStore } from '../../core/ports/replica-store.ts'
import { plain } from './entry-rows.ts'
import { openEntryTable } from './entry-table.ts'
import { decodeHeads, encodeHeads } from './heads-blob.ts'
import { openNames } from './names.ts'
import { asAppError, type OpenDatabase, openDatabase } from './open-database.ts'
import { openRegisterTable } from './register-table.ts'
import { openSearchTables } from './search-tables.ts'
import { openTailTable } from './tail-table.ts'
import { openTextTables } from './text-tables.ts'
import { openWaitingTexts } from './waiting-texts.ts'

/** Where the store lies. `key` is 32 bytes; without one the file is not encrypted. */
export interface SqliteStoreConfig {
  readonly file: string
  readonly key?: Uint8Array
}

/** Opens or creates a store. Throws `store-damaged` and `newer-data`, see `openDatabase`. */
export function openSqliteStore({ file, key }: SqliteStoreConfig): ReplicaStore {
  return storeOver(openDatabase(file, key))
}

/** The store over an open database. */
export function storeOver(database: OpenDatabase): ReplicaStore {
  const devices = openNames<DeviceId>(database, 'device')
  const documents = openNames<DocumentId>(database, 'document')
  const entries = openEntryTable(database, { devices, documents })
  const tail = openTailTable(database, documents)
  const texts = openTextTables(database, documents)
  const registers = openRegisterTable(database, devices)
  const search = openSearchTables(database, documents)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')

  const transaction = <T>(work: () => T): T => {
    if (database.inTransaction) return work()
    begin.run()
    try {
      const result = work()
      commit.run()
      return result
    } catch (error) {
      if (database.inTransaction) rollback.run()
      for (const part of [devices, documents, entries, texts]) part.forget()
      throw asAppError(error)
    }
  }
  const { forget: _entries, check, ...entryCalls } = entries
  const { forget: _texts, ...textCalls } = texts
  return {
    transaction,
    ...entryCalls,
    ...tail,
    ...textCalls,
    ...openWaitingTexts(database, { devices, documents }),
    ...registers,
    ...search,
    ...openValues(database, transaction),
    ...openProgress(database, devices),
    clearProjections: () => clearProjections(database, texts.forget),
    check: () => checkDatabase(database, check),
    sizes: () => sizesOf(database),
    close: () => closeDatabase(database),
  }
}

function openValues(database: OpenDatabase, transaction: ReplicaStore['transaction']): Pick<ReplicaStore, 'value' | 'setValue' | 'values'> {
  const select = database.prepare<[string], { value: Uint8Array }>('SELECT value FROM value WHERE name = ?')
  const selectFrom = database.prepare<[string, string], { name: string; value: Uint8Array }>(
    'SELECT name, value FROM value WHERE name >= ? AND name < ? ORDER BY name',
  )
  const upsert = database.prepare('INSERT OR REPLACE INTO value (name, value) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM value WHERE name = ?')
  return {
    value: (name) => {
      const row = select.get(name)
      return row && plain(row.value)
    },
    setValue: (name, value) => transaction(() => void (value ? upsert.run(name, value) : remove.run(name))),
    values: (prefix) => selectFrom.all(prefix, `${prefix}\u{10ffff}`).map(({ name, value }) => ({ name, value: plain(value) })),
  }
}

function openProgress(
  database: OpenDatabase,
  devices: ReturnType<typeof openNames<DeviceId>>,
): Pick<ReplicaStore, 'progress' | 'setProgress'> {
  const select = database.prepare<[], { chain: ChainNumber; applied: number; known: Uint8Array }>(
    'SELECT chain, applied, known FROM progress',
  )
  const upsert = database.prepare('INSERT OR REPLACE INTO progress (chain, applied, known) VALUES (?, ?, ?)')
  return {
    progress: () => select.all().map(({ chain, applied, known }) => ({ chain, applied, known: decodeHeads(known, devices) })),
    setProgress: ({ chain, applied, known }: ChainProgress) => {
      upsert.run(chain, applied, encodeHeads(known, devices) ?? new Uint8Array(0))
    },
  }
}

function clearProjections(database: OpenDatabase, forget: () => void): void {
  database.exec(`
    DELETE FROM progress; DELETE FROM applied_text; DELETE FROM waiting_text; DELETE FROM snapshot; DELETE FROM projection; DELETE FROM register;
    INSERT INTO paragraph_words (paragraph_words) VALUES ('delete-all'); DELETE FROM paragraph;
  `)
  forget()
}

function checkDatabase(database: OpenDatabase, checkEntries: () => readonly string[]): readonly string[] {
  try {
    const rows = database.pragma('integrity_check') as { integrity_check: string }[]
    const findings = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
    return [...findings, ...checkEntries()]
  } catch (error) {
    return [`The file is damaged: ${error instanceof Error ? error.message : String(error)}.`]
  }
}

function sizesOf(database: OpenDatabase): Readonly<Record<string, number>> {
  const count = (table: string): number =>
    (database.prepare<[], { rows: number }>(`SELECT COUNT(*) AS rows FROM ${table}`).get() ?? { rows: 0 }).rows
  const page = database.pragma('page_size', { simple: true }) as number
  const pages = database.pragma('page_count', { simple: true }) as number
  const tables = ['entry', 'absent_body', 'tail', 'applied_text', 'snapshot', 'paragraph', 'register', 'value', 'discarded']
  return { bytes: page * pages, ...Object.fromEntries(tables.map((table) => [table, count(table)])) }
}

function closeDatabase(database: OpenDatabase): void {
  if (!database.open) return
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}
