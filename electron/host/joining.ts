/** Joining through a code: the request is kept until a member has answered, also over restarts. SPEC rules JOIN-1 to JOIN-5. */
import type { ParsedInputOf } from '../../shared/api/contract.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { AppError } from '../../shared/errors.ts'
import type { CoalitionId, PersonId } from '../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../shared/invitation/invitation-code.ts'
import { createDeviceKeys } from '../core/coalition/founding.ts'
import { mailboxUrl, parsePlace, placeText } from './address.ts'
import { checkOf } from './check-of.ts'
import { rememberCoalition } from './coalition-keys.ts'
import type { HostState, Joining, JoiningView } from './host-state.ts'
import { keepAddresses } from './kept-network.ts'
import { askThroughMailboxes, type MailboxAsking } from './mailbox-asking.ts'
import type { OpenCoalition } from './open-coalition.ts'
import { keepPendingJoin, type PendingJoin, recallPendingJoin } from './pending-join.ts'

const MOST_MAILBOXES = 8
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
  let stop = (): void => undefined
  let mailboxes: MailboxAsking | undefined
  const waiters = new Set<() => void>()

  const show = (change: Partial<JoiningView>): void => {
    view = { ...view, ...change }
    host.changes.tell(null, ['requests'])
    if (view.state === 'let-in' || view.state === 'refused') for (const done of [...waiters]) done()
  }
  const ask = (pending: PendingJoin): void => {
    stop()
    void mailboxes?.stop()
    mailboxes = undefined
    const { joiner, byEnvelope, coalitionName = null, organisationName = null, isOwnComputer } = pending
    const check = [...checkOf(host.tools.crypto, joiner)]
    const known = { coalitionName, organisationName, isOwnComputer }
    show({ ...NOTHING_ASKED, ...known, state: 'waiting', check, isByEnvelope: byEnvelope })
    stop = (): void => undefined
    if (byEnvelope) return
    for (const address of pending.addresses) host.network.connect(address, true)
    askInMailboxes(pending)
    host.network.meet(joiner.invitation.rendezvousKey)
    stop = host.sessions.join(joiner, {
      offered: ({ coalitionName, organisationName, from, isOwnComputer = false }) => {
        show({ coalitionName, organisationName, from, isOwnComputer })
        keepPendingJoin(host.profile, { ...pending, coalitionName, organisationName, isOwnComputer })
      },
      held: () => show({ state: 'requested' }),
      letIn: (coalition, accessKey) => void (isAsked(pending) && goIn(pending, coalition, accessKey)),
      refused: () => show({ state: 'refused' }),
    })
  }
  const askInMailboxes = (pending: PendingJoin): void => {
    const asking = askThroughMailboxes(host.tools, {
      ...pending,
      travelled: host.usage.add,
      changed: () => show({ mailboxes: [...asking.view()] }),
      letIn: (coalition, accessKey, welcome) => void (isAsked(pending) && goIn(pending, coalition, accessKey).envelopes.take(welcome)),
    })
    mailboxes = asking
    show({ mailboxes: [...asking.view()] })
  }
  /** False once another way led in: two members, or a member and a mailbox, may hand out the welcome at the same moment. */
  const isAsked = ({ joiner }: PendingJoin): boolean => recallPendingJoin(host.profile)?.joiner.keys.device === joiner.keys.device
  const leaveMailboxes = (): void => {
    void mailboxes?.leave()
    mailboxes = undefined
  }
  const goIn = (pending: PendingJoin, coalition: CoalitionId, accessKey: Uint8Array): OpenCoalition => {
    stop()
    leaveMailboxes()
    const opened = enter(host, pending, coalition, accessKey)
    show({ state: 'let-in', coalition })
    return opened
  }
  const letIn: Joining['letIn'] = (coalition, accessKey) => {
    const pending = recallPendingJoin(host.profile)
    if (!pending) throw new AppError('not-found', 'This profile asks for no coalition.')
    return goIn(pending, coalition, accessKey)
  }
  const join: Joining['join'] = async (input) => {
    const pending = pendingFor(host, input)
    if (!isAsked(pending)) leaveMailboxes()
    keepPendingJoin(host.profile, pending)
    ask(pending)
    if (!pending.byEnvelope) await settled(input.waitSeconds * 1000)
    if (view.state === 'refused') throw new AppError('bad-code', 'The invitation was not accepted: it was made for another coalition.')
    return view
  }
  /** Resolves when let in or refused, or when the time is up. */
  const settled = (waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = host.tools.clock.after(waitMs, () => done())
      const done = (): void => {
        timer.cancel()
        waiters.delete(done)
        resolve()
      }
      waiters.add(done)
    })
  const cancel = (): JoiningView => {
    stop()
    leaveMailboxes()
    keepPendingJoin(host.profile, undefined)
    show(NOTHING_ASKED)
    return view
  }
  const resume = (): void => {
    const pending = recallPendingJoin(host.profile)
    if (pending) ask(pending)
  }
  const close = async (): Promise<void> => {
    stop()
    await mailboxes?.stop()
  }
  return { join, state: () => view, cancel, joiner: () => recallPendingJoin(host.profile)?.joiner, letIn, resume, close }
}

function pendingFor(host: HostState, input: ParsedInputOf<'coalition.join'>): PendingJoin {
  const { code, address, byEnvelope = false } = input
  const kept = recallPendingJoin(host.profile)
  const secret = code === undefined ? kept?.secret : secretOf(code)
  if (!secret) throw new AppError('not-found', 'Nothing is asked yet. Give the code of the invitation.')
  // Before anything is kept: what is no address would be met again at every start.
  const given = address ? [placeText(parsePlace(address))] : []
  const addresses = [...new Set([...(kept?.addresses ?? []), ...given])]
  const named = (input.mailboxes ?? []).map(mailboxUrl)
  if (kept && toHex(kept.secret) === toHex(secret)) {
    return { ...kept, addresses, mailboxes: [...new Set([...kept.mailboxes, ...named])].slice(-MOST_MAILBOXES), byEnvelope }
  }
  const { crypto, random, clock } = host.tools
  const joiner = {
    invitation: invitationKeys(secret),
    keys: createDeviceKeys(crypto, random),
    person: toHex(random.bytes(16)) as PersonId,
    name: host.person(),
    madeAt: clock.now(),
  }
  const unheard = { coalitionName: undefined, organisationName: undefined, isOwnComputer: false }
  return { secret, joiner, addresses: given, mailboxes: named, byEnvelope, ...unheard }
}

function secretOf(code: string): Uint8Array {
  const read = readInvitationCode(code)
  if (read.ok) return read.secret
  const where = read.group === undefined ? '' : ` Look at group ${read.group}.`
  throw new AppError('bad-code', `This is not a whole invitation code.${where}`)
}

function enter(host: HostState, pending: PendingJoin, coalition: CoalitionId, accessKey: Uint8Array): OpenCoalition {
  const keys = { coalition, keys: pending.joiner.keys, accessKey, addresses: pending.addresses }
  rememberCoalition(host.profile, keys)
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
