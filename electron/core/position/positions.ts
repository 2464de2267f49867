/** Joint positions: their metadata as records, their texts as documents. Position numbers are a coordinator's to give. */
import * as Y from 'yjs'
import { toHex } from '../../../shared/bytes/hex.ts'
import { isLanguageTag } from '../../../shared/document/language-tag.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { RecordChange } from '../../../shared/record/acts.ts'
import { type Deadline, STAGES_WITH_DEADLINE } from '../../../shared/signing/deadline.ts'
import type { Stage } from '../../../shared/signing/terms.ts'
import { isTimeZone } from '../../../shared/signing/time-zone.ts'
import { applyAsIs } from '../../../shared/text/apply-update.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { OpenDocument } from '../replica/documents.ts'
import type { Replica } from '../replica/replica.ts'
import { type Access, openPositionAccess } from './position-access.ts'
import { byNumber, numbered, type Position, positionOf, type Stance } from './position-record.ts'

export type { Position } from './position-record.ts'

/** What a new position begins with. */
export interface NewPosition {
  readonly title: string
  readonly ask?: string | undefined
  readonly commitment?: string | undefined
}

/** Facts to set; what is absent stays. */
export interface PositionFacts {
  readonly title?: string | undefined
  readonly ask?: string | undefined
  readonly stance?: Stance | null | undefined
  readonly commitment?: string | null | undefined
  /** BCP 47. */
  readonly language?: string | null | undefined
  readonly leadWriters?: readonly string[] | undefined
  readonly onlyLeadWriters?: boolean | undefined
}

/** See the head of this file. */
export interface Positions {
  /** Creates a position; a coordinator's gets its number at once. Throws `no-right` for people who only read or sign. */
  readonly create: (position: NewPosition) => Position
  /** Gives a number, the next free one if none is named. Throws `no-right`, or `bad-input` when it is taken. */
  readonly giveNumber: (id: DocumentId, number?: number) => Position
  /**
   * Sets facts. Throws `no-right` for people who may not write in it now, and for all but coordinators where `onlyLeadWriters` is given; `bad-input` for
   * an empty title, a lead writer who is no member, or a language that is no BCP 47 tag.
   */
  readonly update: (id: DocumentId, facts: PositionFacts) => Position
  /** Says until when it stays in its stage, or takes that back. Throws `no-right` for all but coordinators; `bad-input` for a time that is over, or a stage without one. */
  readonly setDeadline: (id: DocumentId, deadline: Pick<Deadline, 'at' | 'zone'> | null) => Position
  /** What the person on this computer may do with the text now. */
  readonly access: (id: DocumentId) => Access
  /** By number, those without one last. */
  readonly list: () => readonly Position[]
  /** By id or number. Throws `not-found`. */
  readonly find: (name: string) => Position
  /** Reads the text as it is at this moment, unsealed edits included. */
  readonly read: <T>(id: DocumentId, reader: (doc: Y.Doc) => T) => T
  /** Runs an edit on a copy and makes it durable; returns when it is. Throws `no-right`, `edit-refused` or `too-large`. */
  readonly edit: (id: DocumentId, edit: (doc: Y.Doc) => void) => void
}

/** Positions over a replica. `isCoordinator` and `mayWrite` speak of this computer. */
export function openPositions(tools: {
  readonly replica: Replica
  readonly random: Random
  readonly clock: Clock
  readonly isCoordinator: () => boolean
  readonly mayWrite: () => boolean
}): Positions {
  const { replica, random, clock, isCoordinator, mayWrite } = tools
  const access = openPositionAccess(tools)
  const list = (): readonly Position[] => {
    const projections = new Map(replica.store.projections().map((projection) => [projection.document, projection]))
    const missing = new Map(replica.missingSums().map(({ document, bytes }) => [document, bytes]))
    const positions = replica.records.list('position').map((record) => {
      const id = record.id as DocumentId
      return positionOf(record, projections.get(id), { missingBytes: missing.get(id) ?? 0, leftOut: replica.documents.leftOut(id) })
    })
    return numbered(positions).sort(byNumber)
  }
  const find = (name: string): Position => {
    const found = list().find(({ id, number }) => id === name || String(number) === name)
    if (!found) throw new AppError('not-found', `There is no position ${name}.`)
    return found
  }
  const create: Positions['create'] = ({ title, ask = '', commitment }) => {
    if (!mayWrite()) throw new AppError('no-right', 'You can read and sign here, but not write. Ask a coordinator.')
    if (title.trim() === '') throw new AppError('bad-input', 'A position needs a title.')
    const id = toHex(random.bytes(16))
    const created = new Date(clock.now()).toISOString()
    const number = isCoordinator() ? { number: nextNumber() } : {}
    const fields = { title: title.trim(), ask, commitment: commitment ?? null, created, ...number }
    replica.actRecords([{ kind: 'position', id, fields }])
    return find(id)
  }
  const nextNumber = (): number => Math.max(0, ...list().map(({ number }) => number ?? 0)) + 1
  const giveNumber: Positions['giveNumber'] = (id, number = nextNumber()) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator gives numbers.')
    if (list().some((other) => other.number === number && other.id !== id)) {
      throw new AppError('bad-input', `Number ${number} is taken.`)
    }
    replica.actRecords([{ kind: 'position', id: find(id).id, fields: { number } }])
    return find(id)
  }
  const update: Positions['update'] = (id, facts) => {
    access.assertMayChangeFacts(find(id).id)
    if (facts.onlyLeadWriters !== undefined && !isCoordinator()) {
      throw new AppError('no-right', 'Only a coordinator decides whether only lead writers write.')
    }
    const fields = checkedFacts(facts, new Set([...replica.membership().devices.values()].map(({ person }) => person)))
    if (Object.keys(fields).length > 0) replica.actRecords([{ kind: 'position', id, fields }])
    return find(id)
  }

  const setDeadline: Positions['setDeadline'] = (id, next) => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator says until when.')
    const { stage } = find(id)
    if (next !== null) assertDeadline(next, stage, clock.now())
    replica.actRecords([{ kind: 'position', id, fields: { deadline: next && { stage, at: next.at, zone: next.zone } } }])
    return find(id)
  }

  const withDocument = <T>(id: DocumentId, use: (opened: OpenDocument) => T): T => {
    const opened = replica.documents.open(id)
    try {
      return use(opened)
    } finally {
      opened.close()
    }
  }
  const read: Positions['read'] = (id, reader) => withDocument(id, (opened) => opened.read(reader))
  const edit: Positions['edit'] = (id, change) => {
    access.assertMayWrite(id)
    withDocument(id, (opened) => editCopy(opened, change))
  }

  return { create, giveNumber, update, setDeadline, access: access.of, list, find, read, edit }
}

/** Throws `bad-input` unless a position that stands in this stage, or is about to, can be given this deadline. */
export function assertDeadline({ at, zone }: Pick<Deadline, 'at' | 'zone'>, stage: Stage, now: number): void {
  if (!STAGES_WITH_DEADLINE.includes(stage)) throw new AppError('bad-input', 'Nobody has anything to do in this stage: it has no deadline.')
  if (!isTimeZone(zone)) throw new AppError('bad-input', `There is no time zone ${zone}.`)
  if (at <= now) throw new AppError('bad-input', 'Give a time that is still to come.')
}

function checkedFacts({ title, leadWriters, language, ...others }: PositionFacts, people: ReadonlySet<string>): RecordChange['fields'] {
  if (title?.trim() === '') throw new AppError('bad-input', 'A position needs a title.')
  if (leadWriters?.some((person) => !people.has(person))) throw new AppError('bad-input', 'A lead writer must be a member.')
  if (language && !isLanguageTag(language))
    throw new AppError('bad-input', `“${language}” is no language: write a tag such as fr or pt-BR.`)
  const facts = { ...others, language, title: title?.trim(), leadWriters: leadWriters && [...leadWriters] }
  return Object.fromEntries(Object.entries(facts).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])))
}

/** Edits a copy of an open text under a lease of its own and submits what changed. */
export function editCopy(opened: OpenDocument, change: (doc: Y.Doc) => void): void {
  const lease = opened.lease()
  const copy = new Y.Doc({ gc: false })
  const updates: Uint8Array[] = []
  try {
    applyAsIs(copy, [opened.state()], 'copy')
    copy.clientID = lease.clientId
    copy.on('update', (update: Uint8Array) => updates.push(update))
    change(copy)
    if (updates.length > 0) lease.submit(updates)
  } finally {
    lease.release()
    copy.destroy()
  }
}
