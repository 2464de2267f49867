/** Delivery statements held here: every device's latest word on what it has applied, this device's own included. SPEC rules DELIV-1 to DELIV-5. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import type { Head } from '../../../shared/entry/header.ts'
import { compareHeads } from '../../../shared/entry/run.ts'
import { headsThatFit } from '../../../shared/exchange/heads-bytes.ts'
import { digestOfHeads } from '../../../shared/exchange/heads-digest.ts'
import { decodeStatement, readStatement, type Statement, signStatement, statementHead } from '../../../shared/exchange/statement.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { Clock } from '../ports/clock.ts'
import type { Replica } from '../replica/replica.ts'
import { beyondOf } from './beyond.ts'

/** A statement with who handed it to this computer and when, by this computer's clock. */
export interface HeldStatement extends Statement {
  readonly bytes: Uint8Array
  readonly heardAt: number
  readonly toldBy: DeviceId
}

/** See the head of this file. */
export interface Statements {
  /** Statements of devices that belong now. */
  readonly list: () => readonly HeldStatement[]
  /**
   * Keeps a statement that `from` handed over if its device belongs, signed it, and said nothing later. `heardAt`: when `from` said it, if that was not just now.
   * True if kept.
   */
  readonly take: (bytes: Uint8Array, from: DeviceId, heardAt?: number) => boolean
  /** Says anew what is applied here, if that changed since this device last said it, or if it is said `again` all the same. True if it did. */
  readonly restate: (again?: 'again') => boolean
  /** True while something was applied that this device has not stated. */
  readonly isBehind: () => boolean
  readonly own: () => Uint8Array | undefined
  /** What is held, each statement as a head. */
  readonly heads: () => readonly Head[]
  /** One value for all that is held: equal digests mean nothing to exchange. */
  readonly digest: () => string
  /** Statements that somebody who holds these lacks. */
  readonly newerThan: (theirs: readonly Head[]) => readonly Uint8Array[]
  /** Reads again what the store holds (after a transaction that failed). */
  readonly reload: () => void
  /** Hears when a statement was kept or made; returns how to stop. */
  readonly listen: (listener: (statement: HeldStatement) => void) => () => void
}

const PREFIX = 'statement/'

/** Statements in a replica's store. */
export function openStatements(tools: { readonly replica: Replica; readonly crypto: Crypto; readonly clock: Clock }): Statements {
  const { replica, crypto, clock } = tools
  const { store, coalition } = replica
  const listeners = new Set<(statement: HeldStatement) => void>()
  const held = new Map<DeviceId, HeldStatement>()
  const reload = (): void => {
    held.clear()
    for (const { value } of store.values(PREFIX)) {
      const statement = decodeHeld(value)
      if (statement) held.set(statement.device, statement)
    }
  }
  reload()
  const myDevice = (): DeviceId => replica.keys().device
  const mayState = (device: DeviceId): boolean => isMemberNow(replica.membership(), device)
  const headOf = (statement: HeldStatement): Head => statementHead(statement, statement.bytes)

  const keep = (statement: HeldStatement): void => {
    store.setValue(PREFIX + statement.device, encodeHeld(statement))
    held.set(statement.device, statement)
    for (const listener of [...listeners]) listener(statement)
  }
  const list = (): readonly HeldStatement[] => [...held.values()].filter(({ device }) => mayState(device))
  const heads = (): readonly Head[] => list().map(headOf).sort(compareHeads)
  const isNews = (head: Head): boolean => {
    const old = held.get(head.device)
    return !old || isLater(head, headOf(old))
  }
  const take: Statements['take'] = (bytes, from, heardAt = clock.now()) => {
    const read = decodeStatement(bytes)
    if (!read.ok || !mayState(read.value.device) || !isNews(statementHead(read.value, bytes))) return false
    if (!readStatement(crypto, coalition, bytes).ok) return false
    keep({ ...read.value, bytes, heardAt, toldBy: from })
    return true
  }
  const endsHere = (): readonly Head[] => headsThatFit(replica.wholeFrontier())
  const isBehind = (): boolean => {
    const mine = held.get(myDevice())
    if (!mayState(myDevice())) return false
    return !mine || nameOf(mine) !== nameOf({ heads: endsHere(), beyond: beyondOf(replica) })
  }
  const restate: Statements['restate'] = (again) => {
    if (!isBehind() && !(again && mayState(myDevice()))) return false
    const device = myDevice()
    const counter = (held.get(device)?.counter ?? 0) + 1
    const statement = { device, counter, at: clock.now(), heads: endsHere(), beyond: beyondOf(replica) }
    const bytes = signStatement(crypto, coalition, replica.keys().seed, statement)
    keep({ ...statement, bytes, heardAt: clock.now(), toldBy: device })
    return true
  }
  const newerThan: Statements['newerThan'] = (theirs) => {
    const theirsByDevice = new Map(theirs.map((head) => [head.device, head]))
    return list().flatMap((statement) => {
      const theirHead = theirsByDevice.get(statement.device)
      return !theirHead || isLater(headOf(statement), theirHead) ? [statement.bytes] : []
    })
  }
  const listen: Statements['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    list,
    take,
    restate,
    isBehind,
    own: () => held.get(myDevice())?.bytes,
    heads,
    digest: () => digestOfHeads(heads()),
    newerThan,
    reload,
    listen,
  }
}

/** What a statement says, for comparing. */
const nameOf = ({ heads, beyond = [] }: Pick<Statement, 'heads' | 'beyond'>): string =>
  [digestOfHeads(heads), ...beyond.map(({ head, without }) => [head.device, head.seq, head.prefix, ...without].join(' '))].join('\n')

const isLater = (a: Head, b: Head): boolean => a.seq > b.seq || (a.seq === b.seq && a.prefix > b.prefix)

function encodeHeld({ bytes, heardAt, toldBy }: HeldStatement): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, heardAt)
    encoding.writeUint8Array(encoder, fromHex(toldBy))
    encoding.writeUint8Array(encoder, bytes)
  })
}

function decodeHeld(value: Uint8Array): HeldStatement | undefined {
  const decoder = decoding.createDecoder(value)
  const heardAt = decoding.readVarUint(decoder)
  const toldBy = toHex(decoding.readUint8Array(decoder, 32)) as DeviceId
  const bytes = decoding.readTailAsUint8Array(decoder)
  const statement = decodeStatement(bytes)
  return statement.ok ? { ...statement.value, bytes, heardAt, toldBy } : undefined
}
