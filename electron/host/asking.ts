/** The ways by which a request to be let in goes: sessions over the addresses given and the invitation's meeting place, and mailboxes. SPEC rules JOIN-1, JOIN-5, MAILBOX-4. */
import type { InvitationOffer } from '../../shared/exchange/joining.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import type { OpenedEnvelope } from '../core/envelope/opening.ts'
import { createAskedWays } from './asked-ways.ts'
import type { HostState } from './host-state.ts'
import { type AskedMailbox, askThroughMailboxes, type MailboxAsking } from './mailbox-asking.ts'
import type { PendingJoin } from './pending-join.ts'

/** One request at a time. */
export interface Asking {
  /** Asks, in place of what was asked before; contacts nobody where it goes by envelope. */
  readonly begin: (pending: PendingJoin) => void
  /** Asks no more: takes the request out of the mailboxes, and looks for nobody. */
  readonly leave: () => void
  /** Asks no more, because it led in: the ways by which members were looked for stay. */
  readonly letIn: () => void
  /** Asks no more for this time: what lies in mailboxes stays there. */
  readonly close: () => Promise<void>
}

/** What comes of it, with the request that it is about. */
export interface AskingEvents {
  /** The invitation is genuine and says this. True for the request to be sent. */
  readonly offered: (pending: PendingJoin, offer: InvitationOffer) => boolean
  /** A member holds the request. */
  readonly held: () => void
  /** `welcome` where it came as an envelope. */
  readonly letIn: (pending: PendingJoin, coalition: CoalitionId, accessKey: Uint8Array, welcome?: OpenedEnvelope) => void
  readonly refused: () => void
  /** How it stands with the mailboxes. */
  readonly changed: (mailboxes: readonly AskedMailbox[]) => void
}

/** Nothing is asked yet. */
export function createAsking(host: HostState, events: AskingEvents): Asking {
  const { sessions, tools, usage } = host
  let stopSessions = (): void => undefined
  let mailboxes: MailboxAsking | undefined
  const ways = createAskedWays(host)

  const stop = (): void => {
    stopSessions()
    stopSessions = (): void => undefined
  }
  const askInMailboxes = (pending: PendingJoin): void => {
    const asked = askThroughMailboxes(tools, {
      ...pending,
      travelled: usage.add,
      changed: () => events.changed(asked.view()),
      letIn: (...welcome) => events.letIn(pending, ...welcome),
    })
    mailboxes = asked
    events.changed(asked.view())
  }
  const begin: Asking['begin'] = (pending) => {
    void close()
    if (pending.byEnvelope) return ways.leave()
    askInMailboxes(pending)
    ways.use(pending)
    stopSessions = sessions.join(pending.joiner, {
      offered: (offer) => events.offered(pending, offer),
      held: events.held,
      letIn: (coalition, accessKey) => events.letIn(pending, coalition, accessKey),
      refused: events.refused,
    })
  }
  const leave = (): void => {
    stop()
    ways.leave()
    void mailboxes?.leave()
    mailboxes = undefined
  }
  const close = async (): Promise<void> => {
    stop()
    const left = mailboxes
    mailboxes = undefined
    await left?.stop()
  }
  const letIn = (): void => {
    ways.keep()
    leave()
  }
  return { begin, leave, letIn, close }
}
