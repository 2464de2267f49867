/** Asking to be let in through the mailboxes that an invitation names, until a welcome has come. SPEC rules MAILBOX-4, MAILBOX-6. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import { openHttpBoxes, type Travelled } from '../adapters/mailbox/http-boxes.ts'
import { openMailboxFolder } from '../adapters/mailbox/mailbox-folder.ts'
import { mailboxOf } from '../core/coalition/access.ts'
import type { Joiner } from '../core/coalition/request-card.ts'
import { type OpenedEnvelope, openFiles } from '../core/envelope/opening.ts'
import { askThroughBox, leaveBox } from '../core/folder/invitation-box.ts'
import type { SharedFolder } from '../core/ports/shared-folder.ts'
import { tryWelcome } from './envelope-scratch.ts'
import type { HostTools } from './host-tools.ts'
import { createLooking, type Looking } from './looking.ts'

/** How a mailbox answers whoever asks through it. */
export type AskedMailbox = OutputOf<'coalition.joining'>['mailboxes'][number]

/** See the head of this file. */
export interface MailboxAsking {
  readonly view: () => readonly AskedMailbox[]
  /** Asks no more, and ends what is under way; the request stays where it was left. */
  readonly stop: () => Promise<void>
  /** Asks no more and removes what was left, as far as the mailboxes answer. */
  readonly leave: () => Promise<void>
}

/** Who asks where, and who hears what comes of it. */
export interface MailboxAskingConfig {
  readonly joiner: Joiner
  readonly mailboxes: readonly string[]
  /** Hears of what goes to and comes from them, in bytes. */
  readonly travelled: Travelled
  readonly changed: () => void
  readonly letIn: (coalition: CoalitionId, accessKey: Uint8Array, welcome: OpenedEnvelope) => void
}

const PACE = { busy: 10_000, idle: 60_000, busyForMs: 15 * 60_000 }

interface Asked extends Looking {
  readonly url: string
  /** When the request was last seen to be there. */
  leftAt: number | undefined
}

/** Begins to ask at once. */
export function askThroughMailboxes(
  tools: HostTools,
  { joiner, mailboxes, travelled, changed, letIn }: MailboxAskingConfig,
): MailboxAsking {
  let isOver = false
  const ending = new AbortController()

  const openWelcome = async (files: readonly Uint8Array[]): Promise<void> => {
    const openings = await openFiles(tools.crypto, files, [{ type: 'joiner', secret: joiner.keys.agreement }])
    for (const opening of openings) {
      if (!opening.ok) continue
      const welcome = await tryWelcome(tools, opening, joiner)
      if (!welcome.ok || isOver) continue
      isOver = true
      letIn(opening.header.coalition, welcome.accessKey, opening)
    }
  }
  const boxAt = (url: string, until?: AbortSignal): SharedFolder =>
    openMailboxFolder(openHttpBoxes(url, { travelled, until }), () => [mailboxOf(joiner.invitation.rendezvousKey)])
  const askAt = (url: string): Asked => {
    const box = boxAt(url, ending.signal)
    let useless: string | undefined
    const once = async (): Promise<boolean> => {
      const { files, state } = await askThroughBox(tools, box, joiner, useless)
      asked.leftAt = tools.clock.now()
      if (files.length > 0 && !isOver) await openWelcome(files)
      useless = state
      return files.length > 0
    }
    const looking = createLooking({ ...tools, pace: PACE, once, looked: changed })
    const asked: Asked = { ...looking, url, leftAt: undefined }
    void asked.look()
    return asked
  }
  const all = mailboxes.map(askAt)
  const view = (): readonly AskedMailbox[] =>
    all.map(({ url, trouble, leftAt = null }) => ({ address: url, state: stateOf(trouble() !== undefined, leftAt), leftAt }))
  const stop = async (): Promise<void> => {
    isOver = true
    ending.abort()
    await Promise.all(all.map((one) => one.stop()))
  }
  const leave = async (): Promise<void> => {
    await stop()
    await Promise.allSettled(all.map(({ url }) => leaveBox(boxAt(url), joiner)))
  }
  return { view, stop, leave }
}

function stateOf(isInTrouble: boolean, leftAt: number | null): AskedMailbox['state'] {
  if (isInTrouble) return 'no-answer'
  return leftAt === null ? 'trying' : 'left'
}
