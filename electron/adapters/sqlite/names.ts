/** Long names as small numbers: devices and documents appear in thousands of rows. */
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import type { OpenDatabase } from './open-database.ts'

/** A two-way table of one kind of name. */
export interface Names<T extends string> {
  /** The number of a name, given out on first use. */
  readonly numberOf: (name: T) => number
  /** The number if one was given out: for reading without writing. */
  readonly known: (name: T) => number | undefined
  readonly nameOf: (number: number) => T
  /** Forgets what was read: call after a transaction that failed. */
  readonly forget: () => void
}

/** Names in a table with the columns number and id. */
export function openNames<T extends DeviceId | DocumentId>(database: OpenDatabase, table: 'device' | 'document'): Names<T> {
  const select = database.prepare<[string], { number: number }>(`SELECT number FROM ${table} WHERE id = ?`)
  const selectName = database.prepare<[number], { id: T }>(`SELECT id FROM ${table} WHERE number = ?`)
  const insert = database.prepare<[string]>(`INSERT INTO ${table} (id) VALUES (?)`)
  const numbers = new Map<T, number>()
  const names = new Map<number, T>()

  const remember = (name: T, number: number): number => {
    numbers.set(name, number)
    names.set(number, name)
    return number
  }
  const known = (name: T): number | undefined => {
    const held = numbers.get(name)
    if (held !== undefined) return held
    const row = select.get(name)
    return row && remember(name, row.number)
  }
  const numberOf = (name: T): number => known(name) ?? remember(name, Number(insert.run(name).lastInsertRowid))
  const nameOf = (number: number): T => {
    const held = names.get(number)
    if (held !== undefined) return held
    const row = selectName.get(number)
    if (!row) throw new Error(`no ${table} ${number}`)
    remember(row.id, number)
    return row.id
  }
  const forget = (): void => {
    numbers.clear()
    names.clear()
  }
  return { numberOf, known, nameOf, forget }
}
