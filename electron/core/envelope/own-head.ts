/** Whether this computer may hand its own log out: not while it may be a restored backup whose later entries others have. SPEC rules EXCH-5, ENV-9. */
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { Head } from '../../../shared/entry/header.ts'
import { decodeStatement, endsNamedIn, statementHead } from '../../../shared/exchange/statement.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Statements } from '../delivery/statements.ts'
import type { Clock } from '../ports/clock.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'

/** See the head of this file. */
export interface OwnHead {
  /** False while others may hold entries of this computer that are not here: its log goes into no file. */
  readonly isSafe: () => boolean
  /** False after a restored backup until whoever is linked had time to say that more of the own log is elsewhere: nothing goes over a link. SPEC EXCH-5. */
  readonly maySend: () => boolean
  /** A member that is linked said what it holds of the own log: something or nothing, and all of it is here. */
  readonly said: (holdsAny: boolean) => void
  /** The log is a successor's: nobody has more of it. */
  readonly confirm: () => void
  /** After a restored backup, says anew what is applied here: who repeats that has spoken since. Call before an envelope is made. */
  readonly ask: () => void
  /** What a member's envelope says about the own log; answers heads of it that are not here. */
  readonly hear: (writer: DeviceId, statements: readonly Uint8Array[]) => readonly Head[]
}

const RESTORED = 'restored'
const ASKED_KEPT = 64
/** Whoever is linked by then has said what it holds, and whose statements it has. */
const LISTEN_MS = 10_000

/** Marks a store that comes from a backup: until somebody has confirmed its own log, no file may carry it. */
export const markRestored = (store: Pick<ReplicaStore, 'setValue'>): void => store.setValue(RESTORED, utf8('[]'))

/** The own log's standing. `isCopy`: entries of this computer are proved to be elsewhere and not here. */
export function openOwnHead(tools: {
  readonly replica: Replica
  readonly statements: Statements
  readonly clock: Clock
  readonly isCopy: () => boolean
}): OwnHead {
  const { replica, statements, clock, isCopy } = tools
  const { store, chains } = replica
  /** Statements that were made since the backup was restored; undefined if none was. */
  const asked = (): readonly string[] | undefined => {
    const kept = store.value(RESTORED)
    return kept && (JSON.parse(fromUtf8(kept)) as string[])
  }
  const isOwn = ({ device }: { readonly device: DeviceId }): boolean => device === replica.keys().device
  const unknownOf = (heads: readonly Head[]): readonly Head[] => heads.filter((head) => isOwn(head) && chains.find(head) === undefined)

  let listening: 'not yet' | 'now' | 'done' = 'not yet'
  const isNobodyAhead = (): boolean => !isCopy() && statements.list().every((said) => unknownOf(endsNamedIn(said)).length === 0)

  const confirm = (): void => {
    if (asked()) store.setValue(RESTORED, undefined)
  }
  const said = (holdsAny: boolean): void => {
    if (!asked()) return
    if (listening === 'done' && holdsAny && isNobodyAhead()) confirm()
    if (listening !== 'not yet') return
    listening = 'now'
    clock.after(LISTEN_MS, () => {
      listening = 'done'
    })
  }
  const maySend = (): boolean => !asked() || (listening === 'done' && isNobodyAhead())
  const ask = (): void => {
    const before = asked()
    if (!before) return
    statements.restate('again')
    const own = statements.own()
    if (own) store.setValue(RESTORED, utf8(JSON.stringify([...before, nameOf(own)].slice(-ASKED_KEPT))))
  }
  const hear: OwnHead['hear'] = (writer, said) => {
    const read = said.flatMap((bytes) => {
      const statement = decodeStatement(bytes)
      return statement.ok ? [{ ...statement.value, bytes }] : []
    })
    const its = read.find(({ device }) => device === writer)
    if (!its || isOwn({ device: writer })) return []
    const unknown = unknownOf(endsNamedIn(its))
    const repeats = read.some((statement) => isOwn(statement) && asked()?.includes(nameOf(statement.bytes)))
    if (repeats && unknown.length === 0) confirm()
    return unknown
  }
  const isSafe = (): boolean => !asked() && isNobodyAhead()
  return { isSafe, maySend, said, confirm, ask, hear }
}

function nameOf(bytes: Uint8Array): string {
  const statement = decodeStatement(bytes)
  return statement.ok ? statementHead(statement.value, bytes).prefix : ''
}
