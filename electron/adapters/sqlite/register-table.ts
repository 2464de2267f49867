/** Registers in SQLite: the winning value of every field. */
import type { DeviceId } from '../../../shared/ids.ts'
import type { RegisterRow, ReplicaStore } from '../../core/ports/replica-store.ts'
import type { Names } from './names.ts'
import type { OpenDatabase } from './open-database.ts'

/** The registers' part of the store. */
export type RegisterTable = Pick<ReplicaStore, 'registers' | 'record' | 'setRegister' | 'clearRegisters'>

type Row = Omit<RegisterRow, 'device'> & { readonly device: number }

/** Registers of a database. */
export function openRegisterTable(database: OpenDatabase, devices: Names<DeviceId>): RegisterTable {
  const columns = 'record, field, kind, value, lamport, device, seq'
  const selectAll = database.prepare<[], Row>(`SELECT ${columns} FROM register ORDER BY record, field`)
  const selectKind = database.prepare<[string], Row>(`SELECT ${columns} FROM register WHERE kind = ? ORDER BY record, field`)
  const selectRecord = database.prepare<[string], Row>(`SELECT ${columns} FROM register WHERE record = ? ORDER BY field`)
  const selectOne = database.prepare<[string, string], Row>(`SELECT ${columns} FROM register WHERE record = ? AND field = ?`)
  const upsert = database.prepare(`INSERT OR REPLACE INTO register (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const clear = database.prepare('DELETE FROM register')

  const view = ({ record, kind, field, value, lamport, device, seq }: Row): RegisterRow => ({
    record,
    kind,
    field,
    value,
    lamport,
    device: devices.nameOf(device),
    seq,
  })
  const setRegister = (row: RegisterRow): boolean => {
    const held = selectOne.get(row.record, row.field)
    if (held && !wins(row, view(held))) return false
    upsert.run(row.record, row.field, row.kind, row.value, row.lamport, devices.numberOf(row.device), row.seq)
    return true
  }
  return {
    registers: (kind) => (kind === undefined ? selectAll.all() : selectKind.all(kind)).map(view),
    record: (record) => selectRecord.all(record).map(view),
    setRegister,
    clearRegisters: () => void clear.run(),
  }
}

function wins(a: RegisterRow, b: RegisterRow): boolean {
  if (a.lamport !== b.lamport) return a.lamport > b.lamport
  if (a.device !== b.device) return a.device > b.device
  return a.seq > b.seq
}
