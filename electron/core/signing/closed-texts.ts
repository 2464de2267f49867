/** Closing a position's text, reading what was closed, and opening it again. SPEC rules CLOSE-1 to CLOSE-6. */
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import {
  CLOSED_TEXT_CHARACTERS,
  type ClosedHash,
  type ClosedText,
  canonicalClosedText,
  closedTextHash,
  closedTextOf,
  readClosedText,
} from '../../../shared/signing/closed-text.ts'
import type { Deadline } from '../../../shared/signing/deadline.ts'
import type { Stage } from '../../../shared/signing/terms.ts'
import type { Plans } from '../plan/plans.ts'
import type { Clock } from '../ports/clock.ts'
import { assertDeadline, type Position, type Positions } from '../position/positions.ts'
import { isClosedStage } from '../position/stage.ts'
import { isOpenRemark } from '../remark/remark-records.ts'
import type { Remarks } from '../remark/remarks.ts'
import type { Replica } from '../replica/replica.ts'
import { type ClosedRecord, readClosedRecords, readClosingEntry } from './closed-records.ts'
import { remembered } from './remembered.ts'

export type { ClosedRecord } from './closed-records.ts'

/** Words of one computer that were not behind the closing of the text in force. */
export interface LateWords {
  readonly device: DeviceId
  readonly person: PersonId | undefined
  readonly entries: number
}

/** See the head of this file. */
export interface ClosedTexts {
  /** Closed texts of every position that has any, oldest first; the same map while none is closed and the membership stays. */
  readonly all: () => ReadonlyMap<DocumentId, readonly ClosedRecord[]>
  readonly list: (position: DocumentId) => readonly ClosedRecord[]
  /** True while nobody writes in it. */
  readonly isClosed: (position: Position) => boolean
  /** The text that is signed now: the last one closed, while the position is. */
  readonly inForce: (position: Position) => ClosedRecord | undefined
  /** A closed text by its hash, or the beginning of it or of its code. Throws `not-found`. */
  readonly find: (name: string) => ClosedRecord
  readonly read: (record: ClosedRecord) => ClosedText
  /** What would be closed now. */
  readonly now: (position: DocumentId) => ClosedText
  /**
   * Closes the text as it is here; sign-on is open until the deadline if one is given. Throws `no-right` for anyone but a coordinator; `bad-input` where there is nothing to close or something must be
   * settled first; `too-large`.
   */
  readonly close: (position: DocumentId, note: string, deadline?: Pick<Deadline, 'at' | 'zone'>) => ClosedRecord
  /** Moves a position to another stage; to one where people write, an old text is opened again. Throws `no-right`, `bad-input`. */
  readonly move: (position: DocumentId, stage: Stage) => Position
  /** What arrived for the text in force after it was closed; empty while people write. */
  readonly late: (position: Position) => readonly LateWords[]
}

/** What closing needs. */
export interface ClosingTools {
  readonly replica: Replica
  readonly clock: Clock
  readonly positions: Positions
  readonly plans: Plans
  readonly remarks: Remarks
  readonly isCoordinator: () => boolean
}

/** Closed texts over a replica. */
export function openClosedTexts({ replica, clock, positions, plans, remarks, isCoordinator }: ClosingTools): ClosedTexts {
  const recordsOf = remembered(readClosedRecords)
  const all: ClosedTexts['all'] = () => recordsOf(replica.records.list('closed'), replica.membership())
  const list = (position: DocumentId): readonly ClosedRecord[] => all().get(position) ?? []
  const isClosed = ({ stage }: Position): boolean => isClosedStage(stage)
  const inForce = (position: Position): ClosedRecord | undefined => (isClosed(position) ? list(position.id).at(-1) : undefined)
  const find = (name: string): ClosedRecord => {
    const wanted = name.trim().toLowerCase()
    const found = [...all().values()].flat().filter(({ hash, code }) => hash.startsWith(wanted) || code.toLowerCase() === wanted)
    const [first] = found
    if (!first || wanted.length < SHORTEST_NAME) throw new AppError('not-found', `There is no closed text ${name}.`)
    if (new Set(found.map(({ hash }) => hash)).size > 1)
      throw new AppError('bad-input', `Several closed texts begin with ${name}. Write more of it.`)
    return first
  }
  const read = (record: ClosedRecord): ClosedText => {
    const closing = readClosingEntry(replica, record)
    if (!closing) throw new AppError('store-damaged', 'A closed text cannot be read any more. Restore a backup.')
    return closing.text
  }
  const assertCoordinator = (): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator moves a position to another stage.')
  }
  const assertSettled = (position: DocumentId): void => {
    const open = remarks.list(position).filter((remark) => remark.kind === RED_LINE && isOpenRemark(remark)).length
    if (open > 0) throw new AppError('bad-input', `Settle what members cannot sign without first: ${open} not settled.`)
  }
  /** What is signed must be what everybody wrote. A computer that has a successor may have taken its last words along: nobody waits for those. SPEC rule APPLY-5. */
  const assertAllHere = (position: DocumentId): void => {
    const { chains, membership } = replica
    if (replica.missing(position).some(({ chain }) => isMemberNow(membership(), chains.get(chain).device)))
      throw new AppError('bad-input', 'Not all of this text has come to this computer yet. Bring the rest first.')
  }
  const now: ClosedTexts['now'] = (id) => {
    const { title, ask, stance, commitment, language } = positions.find(id)
    const number = commitment === null ? null : (plans.commitments().find((one) => one.id === commitment)?.rowId ?? null)
    return positions.read(id, (doc) => closedTextOf(doc, { title, ask, stance, commitment: number, language }))
  }
  const close: ClosedTexts['close'] = (id, note, deadline) => {
    assertCoordinator()
    if (deadline) assertDeadline(deadline, 'endorsement_open', clock.now())
    assertSettled(id)
    assertAllHere(id)
    replica.documents.share(id)
    const text = now(id)
    if (text.content.length === 0) throw new AppError('bad-input', 'There are no words to close yet.')
    const hash = assertSignable(text)
    replica.actClosing({ clock: clock.now(), position: id, note: note.trim(), text }, [
      {
        kind: 'position',
        id,
        fields: { stage: 'endorsement_open', ...(deadline && { deadline: { ...deadline, stage: 'endorsement_open' } }) },
      },
    ])
    const closed = list(id).at(-1)
    if (closed?.hash !== hash) throw new Error('what was closed is not in force')
    return closed
  }
  const move: ClosedTexts['move'] = (id, stage) => {
    assertCoordinator()
    const position = positions.find(id)
    if (isClosedStage(stage) && stage !== 'withdrawn' && list(position.id).length === 0) {
      throw new AppError('bad-input', 'Close the text first: organisations sign exactly what was closed.')
    }
    const isLastRound = stage === 'red_lines' && position.leadWriters.length > 0
    const fields = { stage, ...(isLastRound ? { onlyLeadWriters: true } : {}) }
    replica.actRecords([{ kind: 'position', id: position.id, fields }])
    return positions.find(id)
  }
  const late: ClosedTexts['late'] = (position) => {
    const record = inForce(position)
    return record ? lateWords(replica, record) : []
  }
  return { all, list, isClosed, inForce, find, read, now, close, move, late }
}

/** What nobody could read back would close nothing, while the stage moved on: an older text would be signed for this one. SPEC rule CLOSE-3. Answers its hash. */
function assertSignable(text: ClosedText): ClosedHash {
  const canonical = canonicalClosedText(text)
  if (readClosedText(canonical)) return closedTextHash(canonical)
  const { title, ask } = CLOSED_TEXT_CHARACTERS
  if (text.title.length > title) throw new AppError('bad-input', `The title is too long to be closed. Shorten it to ${title} characters.`)
  if (text.ask.length > ask) throw new AppError('bad-input', `What we ask is too long to be closed. Shorten it to ${ask} characters.`)
  throw new AppError(
    'bad-input',
    'Something in this text cannot be closed. Write it again in a new position, without what is not shown here.',
  )
}

/** Remarks of this kind say what an organisation cannot sign without. */
const RED_LINE = 'red-line'
const SHORTEST_NAME = 8
const BATCH = 512

function lateWords({ store, chains, membership }: Replica, { position, device: closer, seq, behind }: ClosedRecord): readonly LateWords[] {
  const entriesByDevice = new Map<DeviceId, number>()
  const through = new Map(behind).set(closer, seq)
  for (let after = 0; ; ) {
    const rows = store.texts(position, after, BATCH)
    for (const row of rows) {
      const { device } = chains.get(row.chain)
      if (row.seq > (through.get(device) ?? 0)) entriesByDevice.set(device, (entriesByDevice.get(device) ?? 0) + 1)
    }
    const last = rows.at(-1)
    if (!last) break
    after = last.position
  }
  return [...entriesByDevice].map(([device, entries]) => ({ device, person: membership().devices.get(device)?.person, entries }))
}
