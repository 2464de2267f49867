/** Remarks on selected words of a text: threads, answers, and how they were settled. SPEC rules REMARK-1 to REMARK-5. */
import { toHex } from '../../../shared/bytes/hex.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { ownedRecordId, ownerOfRecord } from '../../../shared/record/field-rights.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { isOpenRemark, type Remark, readRemarks } from './remark-records.ts'

/** What a new remark says and where. */
export interface NewRemark {
  readonly position: DocumentId
  /** `red-line`: the organisation cannot sign without it. */
  readonly kind?: RemarkKind | undefined
  readonly text: string
  /** The words it is made on. */
  readonly quote: string
  /** Both ends as Yjs relative positions, base64url. */
  readonly from: string
  readonly to: string
}

/** Kinds that are made here. */
export type RemarkKind = 'remark' | 'red-line'

/** See the head of this file. */
export interface Remarks {
  /** Remarks of a position, oldest first, settled ones included. */
  readonly list: (position: DocumentId) => readonly Remark[]
  /** Throws `no-right` for people who neither write, coordinate nor sign. */
  readonly add: (remark: NewRemark) => Remark
  /** Answers the remark answered. Throws `no-right` as above, `not-found`. */
  readonly reply: (id: string, text: string) => Remark
  /** Changes the words of one's own remark or reply and answers the remark. Throws `no-right` for another's, `not-found`. */
  readonly edit: (id: string, text: string) => Remark
  /** `annexed`: it was not agreed, and goes into the annex. Throws `no-right`, `not-found`. */
  readonly settle: (id: string, why: string, annexed?: boolean) => Remark
  /** Throws `no-right`, `not-found`. */
  readonly reopen: (id: string) => Remark
  /** Unsettled remarks of every position that has any, in one read. */
  readonly openCounts: () => ReadonlyMap<DocumentId, number>
}

/** Remarks over a replica. `mayRemark` speaks of this computer. */
export function openRemarks(tools: {
  readonly replica: Replica
  readonly random: Random
  readonly clock: Clock
  readonly mayRemark: () => boolean
}): Remarks {
  const { replica, random, clock, mayRemark } = tools
  const personOf = (device: DeviceId): PersonId | undefined => replica.membership().devices.get(device)?.person
  const all = (): readonly Remark[] => readRemarks(replica.store, personOf)
  const assertMayRemark = (): PersonId => {
    const me = personOf(replica.keys().device)
    if (!mayRemark() || me === undefined) throw new AppError('no-right', 'Only people who write, coordinate or sign here make remarks.')
    return me
  }
  const find = (id: string): Remark => {
    const found = all().find((remark) => remark.id === id)
    if (!found) throw new AppError('not-found', 'This remark does not exist any more.')
    return found
  }
  const newId = (me: PersonId): string => ownedRecordId(me, toHex(random.bytes(8)))
  const set = (kind: 'remark' | 'remark-reply', id: string, fields: RecordChange['fields']): void =>
    replica.actRecords([{ kind, id, fields }])

  const add: Remarks['add'] = ({ position, kind = 'remark', ...said }) => {
    const id = newId(assertMayRemark())
    set('remark', id, { kind, position, ...said, at: clock.now() })
    return find(id)
  }
  const reply: Remarks['reply'] = (id, text) => {
    const me = assertMayRemark()
    const { id: of } = find(id)
    set('remark-reply', newId(me), { of, text, at: clock.now() })
    return find(of)
  }
  const edit: Remarks['edit'] = (id, text) => {
    const me = assertMayRemark()
    const remark = all().find((one) => one.id === id || one.replies.some((answer) => answer.id === id))
    if (!remark) throw new AppError('not-found', 'This remark does not exist any more.')
    if (ownerOfRecord(id) !== me) throw new AppError('no-right', 'You can change your own words only.')
    set(remark.id === id ? 'remark' : 'remark-reply', id, { text })
    return find(remark.id)
  }
  const settleAs = (id: string, settled: { at: number; why: string; annexed?: boolean } | null): Remark => {
    assertMayRemark()
    set('remark', find(id).id, { settled })
    return find(id)
  }
  const openCounts: Remarks['openCounts'] = () => {
    const counts = new Map<DocumentId, number>()
    for (const remark of all().filter(isOpenRemark)) counts.set(remark.position, (counts.get(remark.position) ?? 0) + 1)
    return counts
  }

  return {
    list: (position) => all().filter((remark) => remark.position === position),
    add,
    reply,
    edit,
    settle: (id, why, annexed = false) => settleAs(id, { at: clock.now(), why, ...(annexed && { annexed }) }),
    reopen: (id) => settleAs(id, null),
    openCounts,
  }
}
