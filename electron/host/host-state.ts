/** The inside of a host, as its parts see it. */
import type { OutputOf, ParsedInputOf } from '../../shared/api/contract.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import type { Joiner } from '../core/coalition/request-card.ts'
import type { DocumentWriter } from '../core/ports/document-writer.ts'
import type { ReplicaStore } from '../core/ports/replica-store.ts'
import type { ReadSpreadsheet } from '../core/ports/spreadsheet.ts'
import type { WordFiles } from '../core/ports/word.ts'
import type { Sessions } from '../core/session/sessions.ts'
import type { Changes } from './changes.ts'
import type { CoalitionKeys } from './coalition-keys.ts'
import type { Drafts } from './drafts.ts'
import type { HostTools } from './host-tools.ts'
import type { Network } from './network.ts'
import type { OpenCoalition } from './open-coalition.ts'
import type { Usage } from './usage.ts'

/** The inside of a host, as handlers see it. */
export interface HostState {
  readonly tools: HostTools
  readonly profile: ReplicaStore
  readonly sessions: Sessions
  readonly network: Network
  readonly usage: Usage
  readonly changes: Changes
  readonly word: WordFiles
  readonly openDocument: DocumentWriter
  readonly readSpreadsheet: ReadSpreadsheet
  readonly drafts: Drafts
  /** The bundled program of the check page of proof folders. */
  readonly checkScript: () => Promise<string>
  readonly person: () => string
  readonly joining: () => Joining
  /** Every coalition of the profile, the oldest first. */
  readonly coalitions: () => readonly OpenCoalition[]
  /** Opens the record of a coalition the profile has just founded or joined, and serves it. */
  readonly addCoalition: (keys: CoalitionKeys) => OpenCoalition
}

/** How far a request is. */
export type JoiningView = OutputOf<'coalition.joining'>

/** Asking to be let in: a profile asks for one coalition at a time. */
export interface Joining {
  /** Asks to be let in and waits up to `waitSeconds` for an answer. Answers `let-in` for the code by which the profile came in. Throws `bad-code`, `already-member`. */
  readonly join: (input: ParsedInputOf<'coalition.join'>) => Promise<JoiningView>
  readonly state: () => JoiningView
  /** Forgets the request here; a member that holds it still shows it. */
  readonly cancel: () => JoiningView
  /** Who asks, while a request is under way. */
  readonly joiner: () => Joiner | undefined
  /** Enters the coalition as that joiner, who was let in by other means than a session; undefined where that joiner asks no more. Throws `already-member`. */
  readonly letIn: (joiner: Joiner, coalition: CoalitionId, accessKey: Uint8Array) => OpenCoalition | undefined
  /** Goes on asking after a restart. Call once the network has started. */
  readonly resume: () => void
  /** Call when the membership of a coalition changed: the record may show now that the code was made for one of this profile. SPEC rule JOIN-6. */
  readonly lookAgain: () => void
  /** Asks no more for this time. */
  readonly close: () => Promise<void>
}
