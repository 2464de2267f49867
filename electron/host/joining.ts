/** Joining through a code: the request is kept until a member has answered, also over restarts. SPEC rules JOIN-1 to JOIN-7. */
import { AppError } from '../../shared/errors.ts'
import type { CoalitionId } from '../../shared/ids.ts'
import type { Clock } from '../core/ports/clock.ts'
import { coalitionInvitedTo, openHere, rememberCameBy } from './already-in.ts'
import { pendingFor } from './asked-join.ts'
import { createAsking } from './asking.ts'
import { checkOf } from './check-of.ts'
import { rememberCoalition } from './coalition-keys.ts'
import type { HostState, Joining, JoiningView } from './host-state.ts'
import { keepAddresses } from './kept-network.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { keepPendingJoin, type PendingJoin, recallPendingJoin } from './pending-join.ts'

const NOTHING_ASKED: JoiningView = {
  state: 'none',
  coalition: null,
  coalitionName: null,
  organisationName: null,
  from: null,
  isOwnComputer: false,
  check: null,
  isByEnvelope: false,
  mailboxes: [],
}

/** Nothing asked yet, but what the profile remembers. */
export function createJoining(host: HostState): Joining {
  let view = NOTHING_ASKED
  const settling = createSettling(host.tools.clock)

  const show = (change: Partial<JoiningView>): void => {
    view = { ...view, ...change }
    host.changes.tell(null, ['requests'])
    if (view.state !== 'waiting' && view.state !== 'requested') settling.settle()
  }
  /** False once another way led in: two members, or a member and a mailbox, may hand out the welcome at the same moment. */
  const isAsked = ({ joiner }: PendingJoin): boolean => recallPendingJoin(host.profile)?.joiner.keys.device === joiner.keys.device
  const asking = createAsking(host, {
    offered: (pending, { coalition, coalitionName, organisationName, from, isOwnComputer = false }) => {
      if (isHere(coalition)) return false
      show({ coalitionName, organisationName, from, isOwnComputer })
      keepPendingJoin(host.profile, { ...pending, coalitionName, organisationName, isOwnComputer })
      return true
    },
    held: () => show({ state: 'requested' }),
    letIn: (pending, coalition, accessKey, welcome) => {
      if (!isAsked(pending) || isHere(coalition)) return
      const opened = goIn(pending, coalition, accessKey)
      if (welcome) opened.envelopes.take(welcome)
    },
    refused: () => show({ state: 'refused' }),
    changed: (mailboxes) => show({ mailboxes: [...mailboxes] }),
  })
  const ask = (pending: PendingJoin): void => {
    const { joiner, byEnvelope, coalitionName = null, organisationName = null, isOwnComputer } = pending
    const check = [...checkOf(host.tools.crypto, joiner)]
    const known = { coalitionName, organisationName, isOwnComputer }
    show({ ...NOTHING_ASKED, ...known, state: 'waiting', check, isByEnvelope: byEnvelope })
    asking.begin(pending)
  }
  const forget = (): void => {
    asking.leave()
    keepPendingJoin(host.profile, undefined)
  }
  /** True where the profile has the coalition: then no more is asked. */
  const isHere = (coalition: CoalitionId): boolean => {
    const here = openHere(host, coalition)
    if (here) beInAlready(here)
    return here !== undefined
  }
  const beInAlready = (here: OpenCoalition): void => {
    forget()
    show({ ...NOTHING_ASKED, state: 'already-in', ...namesOf(here) })
  }
  const goIn = (pending: PendingJoin, coalition: CoalitionId, accessKey: Uint8Array): OpenCoalition => {
    asking.letIn()
    const opened = enter(host, pending, coalition, accessKey)
    show({ state: 'let-in', coalition })
    return opened
  }
  const letIn: Joining['letIn'] = (joiner, coalition, accessKey) => {
    const pending = recallPendingJoin(host.profile)
    if (pending?.joiner.keys.device !== joiner.keys.device) return undefined
    const here = openHere(host, coalition)
    if (here) throw alreadyMember(here.coalition.name())
    return goIn(pending, coalition, accessKey)
  }
  const join: Joining['join'] = async (input) => {
    const pending = pendingFor(host, input)
    const known = coalitionInvitedTo(host, pending.joiner.invitation)
    if (known) return answerWithin(known)
    if (!isAsked(pending)) asking.leave()
    keepPendingJoin(host.profile, pending)
    ask(pending)
    if (!pending.byEnvelope) await settling.settled(input.waitSeconds * 1000)
    if (view.state === 'refused') throw new AppError('bad-code', 'The invitation was not accepted: it was made for another coalition.')
    if (view.state === 'already-in') throw alreadyMember(view.coalitionName)
    return view
  }
  const cancel = (): JoiningView => {
    forget()
    show(NOTHING_ASKED)
    return view
  }
  const resume = (): void => {
    const pending = recallPendingJoin(host.profile)
    if (!pending) return
    lookAgain()
    if (isAsked(pending)) ask(pending)
  }
  const lookAgain = (): void => {
    const pending = recallPendingJoin(host.profile)
    const known = pending && coalitionInvitedTo(host, pending.joiner.invitation)
    if (known) beInAlready(known.here)
  }
  return {
    join,
    state: () => view,
    cancel,
    joiner: () => recallPendingJoin(host.profile)?.joiner,
    letIn,
    resume,
    lookAgain,
    close: asking.close,
  }
}

/** Whoever waits until it is known what became of a request, or until the time is up. */
function createSettling(clock: Clock): { readonly settle: () => void; readonly settled: (waitMs: number) => Promise<void> } {
  const waiters = new Set<() => void>()
  const settled = (waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = clock.after(waitMs, () => done())
      const done = (): void => {
        timer.cancel()
        waiters.delete(done)
        resolve()
      }
      waiters.add(done)
    })
  const settle = (): void => {
    for (const done of [...waiters]) done()
  }
  return { settle, settled }
}

const namesOf = ({ replica, coalition }: OpenCoalition) => ({
  coalition: replica.coalition,
  coalitionName: coalition.name() || null,
  organisationName: coalition.me()?.organisationName || null,
})

/** Whoever gives the code by which they came in, again, hears that they are in. */
function answerWithin({ here, cameBy }: { readonly here: OpenCoalition; readonly cameBy: boolean }): JoiningView {
  if (cameBy) return { ...NOTHING_ASKED, state: 'let-in', ...namesOf(here) }
  throw alreadyMember(here.coalition.name())
}

const alreadyMember = (coalition: string | null): AppError =>
  new AppError(
    'already-member',
    `This profile is in “${coalition ?? ''}” already: nothing was asked, and nothing has changed. A coordinator changes what somebody may do without an invitation; whoever comes back, or another person, takes the code in another profile.`,
  )

function enter(host: HostState, pending: PendingJoin, coalition: CoalitionId, accessKey: Uint8Array): OpenCoalition {
  const keys = { coalition, keys: pending.joiner.keys, accessKey, addresses: pending.addresses }
  rememberCoalition(host.profile, keys)
  rememberCameBy(host, pending.joiner.invitation, coalition)
  keepPendingJoin(host.profile, undefined)
  const opened = host.addCoalition(keys)
  if (!pending.byEnvelope) keepWays(host, pending, opened)
  host.changes.tell(null, ['coalition', 'profile'])
  return opened
}

/** What was asked by is used on. Who asked by envelope agreed to be in contact with nobody: SPEC rules JOIN-5, INV-5. */
function keepWays(host: HostState, { addresses, mailboxes }: PendingJoin, { folders }: OpenCoalition): void {
  keepAddresses(host, addresses)
  for (const mailbox of mailboxes) folders.keep(mailbox)
}
