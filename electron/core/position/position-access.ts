/** Whether the person on this computer may write in a text now, and why not. SPEC rules META-5, DOC-6, CLOSE-5. */
import { SCHEMA_VERSION } from '../../../shared/document/schema.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DocumentId, PersonId } from '../../../shared/ids.ts'
import type { SharingPolicy } from '../replica/documents.ts'
import type { Replica } from '../replica/replica.ts'
import { schemaOf, stageOf, type Writers, writersOf } from './position-record.ts'
import { isClosedStage } from './stage.ts'

/** Why somebody may not write. */
export type NoWriting = 'right' | 'closed' | 'lead-writers' | 'newer-schema'

/** What the person may do with a text here, and what waits to be shared. */
export interface Access {
  readonly mayWrite: boolean
  /** Null if they may. */
  readonly why: NoWriting | null
  readonly sharing: SharingPolicy
  readonly hasUnshared: boolean
}

/** See the head of this file. Cheap: asked before every edit. */
export interface PositionAccess {
  readonly of: (position: DocumentId) => Access
  /** Throws `no-right` with why; `newer-data` where the text needs a newer Chorus. */
  readonly assertMayWrite: (position: DocumentId) => void
  /** Throws as `assertMayWrite` unless the position's facts are this person's to set. */
  readonly assertMayChangeFacts: (position: DocumentId) => void
}

/** Access of this computer. */
export function openPositionAccess(tools: {
  readonly replica: Replica
  readonly isCoordinator: () => boolean
  readonly mayWrite: () => boolean
}): PositionAccess {
  const { replica, isCoordinator, mayWrite } = tools
  const me = (): PersonId | undefined => replica.membership().devices.get(replica.keys().device)?.person
  const isShutOut = ({ onlyLeadWriters, leadWriters }: Writers): boolean => onlyLeadWriters && !leadWriters.some((one) => one === me())
  const why = (position: DocumentId): NoWriting | null => {
    if (!mayWrite()) return 'right'
    const record = replica.records.get('position', position)
    if (!record) return null
    if (schemaOf(record) > SCHEMA_VERSION) return 'newer-schema'
    if (isClosedStage(stageOf(record))) return 'closed'
    return isShutOut(writersOf(record)) ? 'lead-writers' : null
  }
  const of = (position: DocumentId): Access => {
    const reason = why(position)
    const { sharing, hasUnshared } = replica.documents
    return { mayWrite: reason === null, why: reason, sharing: sharing(position), hasUnshared: hasUnshared(position) }
  }
  const refuse = (reason: NoWriting | null): void => {
    if (reason !== null) throw new AppError(reason === 'newer-schema' ? 'newer-data' : 'no-right', SENTENCES[reason])
  }
  return {
    of,
    assertMayWrite: (position) => refuse(why(position)),
    assertMayChangeFacts: (position) => refuse(isCoordinator() ? null : why(position)),
  }
}

const SENTENCES = {
  right: 'You can read and sign here, but not write. Ask a coordinator.',
  closed: 'This text is closed. Only a coordinator can open it again.',
  'lead-writers': 'Only the lead writers write in this text now. You can make remarks.',
  'newer-schema': 'This text was written with a newer Chorus. Update Chorus on this computer to write in it.',
} as const
