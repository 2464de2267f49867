/** One open coalition of a profile: its replica and the services over it. */
import type { Topic } from '../../shared/api/events.ts'
import type { DeviceId, DocumentId } from '../../shared/ids.ts'
import { hasRole } from '../../shared/membership/membership.ts'
import type { Travelled } from '../adapters/mailbox/http-boxes.ts'
import { type Bringing, openBringing } from '../core/bringing/bringing.ts'
import type { Coalition } from '../core/coalition/coalition.ts'
import type { CodeNames } from '../core/coalition/code-names.ts'
import type { EpochKeys } from '../core/coalition/epoch-keys.ts'
import { type LostWords, openLostWords } from '../core/coalition/lost-words.ts'
import { openRelays, type Relays } from '../core/coalition/relays.ts'
import type { Rights } from '../core/coalition/rights.ts'
import { type Contacts, openContacts } from '../core/delivery/contacts.ts'
import { type Delivery, openDelivery } from '../core/delivery/delivery.ts'
import type { Statements } from '../core/delivery/statements.ts'
import { keepStating } from '../core/delivery/stating.ts'
import { type Envelopes, openEnvelopes } from '../core/envelope/envelopes.ts'
import { openOwnHead } from '../core/envelope/own-head.ts'
import { openPlans, type Plans } from '../core/plan/plans.ts'
import type { ReplicaStore } from '../core/ports/replica-store.ts'
import { openPositions, type Positions } from '../core/position/positions.ts'
import { openPresence, type Presence } from '../core/presence/presence.ts'
import { openRemarks, type Remarks } from '../core/remark/remarks.ts'
import { keysInForce } from '../core/replica/device-keys.ts'
import { unlessFull } from '../core/replica/due-work.ts'
import { openReplica, type Replica, type ReplicaChange } from '../core/replica/replica.ts'
import type { Sessions } from '../core/session/sessions.ts'
import { openSigning, type Signing, type SigningTools } from '../core/signing/signing.ts'
import { type Editions, type EditionTools, openEditions } from '../core/submission/editions.ts'
import { openBelonging } from './belonging.ts'
import type { CoalitionKeys } from './coalition-keys.ts'
import { type Folders, openFolders } from './folders.ts'
import type { HostTools } from './host-tools.ts'
import { createMatrixPages, type MatrixPages } from './matrix-pages.ts'
import { readText } from './read-text.ts'
import { createSucceeding } from './succeeding.ts'

/** See the head of this file. */
export interface OpenCoalition {
  readonly replica: Replica
  readonly coalition: Coalition
  /** What becomes of members' rights. */
  readonly rights: Rights
  /** Organisations at risk, and their real names as far as this computer may know them. */
  readonly codeNames: CodeNames
  /** What lets members meet. */
  readonly epochKeys: EpochKeys
  /** Servers that help members to link. */
  readonly relays: Relays
  /** Ends what it does by itself, as when the power fails. */
  readonly halt: () => void
  readonly plans: Plans
  readonly positions: Positions
  readonly remarks: Remarks
  readonly signing: Signing
  /** What pages have of the matrix. */
  readonly matrixPages: MatrixPages
  /** Editions of the joint submission. */
  readonly editions: Editions
  /** Who is linked with this computer. */
  readonly contacts: Contacts
  readonly delivery: Delivery
  /** What every computer says it has applied. */
  readonly statements: Statements
  /** Files that carry what others lack. */
  readonly envelopes: Envelopes
  readonly folders: Folders
  /** What is missing for ever, and setting it aside. */
  readonly lostWords: LostWords
  /** What is missing here and comes by need. */
  readonly bringing: Bringing
  /** Who is where, now. */
  readonly presence: Presence
  /** Whether this person may write in a position's text now. */
  readonly mayWrite: (position: DocumentId) => boolean
  /** A page left this text: as it is now it was looked at. */
  readonly looked: (position: DocumentId) => void
  /** How often texts differed from a peer's although the same entries were applied. */
  readonly alarms: () => number
  /** The last of them, the newest first. */
  readonly lastAlarms: () => readonly Alarm[]
  /** True while entries of this computer are proved to be elsewhere and not here: it sends nothing. */
  readonly isCopy: () => boolean
  /** True while a member holds another branch of this computer's log, or the record names this computer no more because of one: what is written here reaches nobody. */
  readonly isSplit: () => boolean
  /** Close its folders first. */
  readonly close: () => void
}

/** A text differed from that of a peer although both had applied the same. */
export interface Alarm {
  readonly at: number
  readonly device: DeviceId
}

const ALARMS_KEPT = 20
const SEAL_LINKED_MS = 100
const SEAL_ALONE_MS = 1500

/** What a served coalition is opened with. */
export interface ServedTools {
  readonly tools: HostTools
  readonly store: ReplicaStore
  readonly keys: CoalitionKeys
  readonly sessions: Sessions
  /** The name this person goes by. */
  readonly person: () => string
  /** Hears of what travelled by other ways than sessions, in bytes. */
  readonly travelled: Travelled
  /** Hears which answers may have changed. */
  readonly changed: (topics: readonly Topic[]) => void
}

/** Opens the services of a coalition and serves it to peers. */
export function openServedCoalition({ tools, store, keys: known, sessions, person, travelled, changed }: ServedTools): OpenCoalition {
  const { coalition: id, keys } = known
  const alarms = createAlarms(tools)
  const isLinked = (): boolean => sessions.peers().some((peer) => peer.coalition === id)
  const sealDelayMs = (): number => (isLinked() ? SEAL_LINKED_MS : SEAL_ALONE_MS)
  const replica = openReplica({ ...tools, store, readText, sealDelayMs }, id, keysInForce(store, keys))
  const belonging = openBelonging(tools, replica, known)
  const { statements, epochKeys, coalition, codeNames, halt } = belonging
  const device = (): DeviceId => replica.keys().device
  const mayWrite = (): boolean => ['editor', 'coordinator'].some((role) => hasRole(replica.membership(), device(), role as 'editor'))
  const positions = openPositions({ ...tools, replica, isCoordinator: coalition.isCoordinator, mayWrite })
  const mayRemark = (): boolean => mayWrite() || hasRole(replica.membership(), device(), 'signatory')
  const remarks = openRemarks({ ...tools, replica, mayRemark })
  const plans = openPlans(replica)
  const contacts = openContacts({ ...tools, store })
  const delivery = openDelivery({ replica, statements, contacts })
  const presence = openPresence({ ...tools, replica })
  const bringing = openBringing({ ...tools, replica })
  const stopStating = keepStating({ ...tools, replica, contacts, statements })
  const succeeded = (): void => {
    ownHead.confirm()
    sessions.renew(id)
  }
  const succeeding = createSucceeding(tools, replica, { succeeded, told: () => changed(['coalition']) })
  const ownHead = openOwnHead({ ...tools, replica, statements, isCopy: succeeding.isCopy })
  const { claimed, proved } = succeeding
  const envelopes = openEnvelopes({ ...tools, replica, coalition, statements, contacts, ownHead, claimed, proved, firstKeys: keys })
  const folders = openFolders({
    ...tools,
    ...{ replica, coalition, envelopes, statements },
    accessKeys: epochKeys.held,
    keysInUse: epochKeys.inUse,
    travelled,
    changed: () => changed(['folders']),
  })
  const stop = sessions.serve({
    replica,
    coalition,
    statements,
    contacts,
    presence,
    bringing,
    ownLog: { ...ownHead, ...succeeding },
    alarm: alarms.note,
  })
  introduce(coalition, person())
  const stops = [
    stopStating,
    replica.listen(() => unlessFull(tools.log, () => introduce(coalition, person()))),
    ...tellTopics({ replica, coalition, codeNames, delivery, bringing }, changed),
  ]
  const close = (): void => {
    for (const stopPart of stops) stopPart()
    halt()
    succeeding.close()
    delivery.close()
    presence.close()
    contacts.close()
    stop()
    replica.close()
  }
  const submitting = openSubmitting({ ...tools, replica, coalition, positions, plans, remarks, delivery, realNames: codeNames.realNames })
  return {
    replica,
    ...belonging,
    relays: openRelays({ replica, isCoordinator: coalition.isCoordinator }),
    plans,
    positions,
    remarks,
    ...submitting,
    looked: (position) => void unlessFull(tools.log, () => keepLook(submitting.signing, position, changed)),
    contacts,
    delivery,
    envelopes,
    folders,
    presence,
    bringing,
    lostWords: openLostWords({ replica, statements, isCoordinator: coalition.isCoordinator }),
    mayWrite: (position) => positions.access(position).mayWrite,
    alarms: alarms.count,
    lastAlarms: alarms.last,
    isCopy: succeeding.isCopy,
    isSplit: succeeding.isSplit,
    close,
  }
}

function keepLook({ looks }: Signing, position: DocumentId, changed: ServedTools['changed']): void {
  looks.keep(position)
  changed(['looks'])
}

/** The card with this person's name is written as soon as the membership names the person; where they have another computer, by the first. */
function introduce(coalition: Coalition, person: string): void {
  const me = coalition.me()
  if (me && me.belonging.length <= 1 && !coalition.cards.get('person', me.id) && person !== '') coalition.setNames({ person })
}

/** Tells which answers may have changed; returns how to stop. */
function tellTopics(
  {
    replica,
    coalition,
    codeNames,
    delivery,
    bringing,
  }: Pick<OpenCoalition, 'replica' | 'coalition' | 'codeNames' | 'delivery' | 'bringing'>,
  changed: ServedTools['changed'],
): readonly (() => void)[] {
  return [
    replica.listen((change) => changed(topicsOf(change))),
    replica.documents.onWaiting(() => changed(['texts', 'delivery'])),
    delivery.listen(() => changed(['delivery', 'members'])),
    bringing.listen(() => changed(['bringing'])),
    codeNames.listen(() => changed(['members'])),
    coalition.cards.listen(({ kind }) => changed(kind === 'request' ? ['requests'] : ['members', 'coalition', 'remarks'])),
  ]
}

/** Signing, and the submission that stands on it. */
function openSubmitting(tools: SigningTools & Omit<EditionTools, 'signing'>): Pick<OpenCoalition, 'signing' | 'matrixPages' | 'editions'> {
  const signing = openSigning(tools)
  const matrixPages = createMatrixPages({ ...tools, signing })
  return { signing, matrixPages, editions: openEditions({ ...tools, signing }) }
}

function createAlarms({ clock, log }: Pick<HostTools, 'clock' | 'log'>) {
  let count = 0
  let last: readonly Alarm[] = []
  const note = (peer: DeviceId): void => {
    count++
    last = [{ at: clock.now(), device: peer }, ...last].slice(0, ALARMS_KEPT)
    log.warn('texts differ at equal entries', { peer })
  }
  return { note, count: () => count, last: () => last }
}

function topicsOf({ documents, membership, records }: ReplicaChange): readonly Topic[] {
  return [
    ...(membership ? (['members', 'requests', 'coalition'] as const) : []),
    ...(records ? (['plan', 'positions', 'remarks', 'signons'] as const) : []),
    ...(documents.size > 0 ? (['texts'] as const) : []),
    'delivery',
  ]
}
