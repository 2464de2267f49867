/** Files that a person chose, read for whichever coalition of the profile they are: previewed, or taken in the order in which they can be. SPEC section ENV. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import type { EnvelopeHeader } from '../../shared/envelope/envelope-part.ts'
import { NO_COALITION } from '../../shared/ids.ts'
import { type EnvelopeKey, type OpenedEnvelope, openFiles } from '../core/envelope/opening.ts'
import type { RequestHearing } from '../core/envelope/request.ts'
import type { EnvelopeReport, Taking } from '../core/envelope/taking.ts'
import { openHere } from './already-in.ts'
import { checkOf } from './check-of.ts'
import { tryWelcome } from './envelope-scratch.ts'
import type { HostState } from './host-state.ts'
import type { OpenCoalition } from './open-coalition.ts'

/** An envelope as the contract shows it. */
export type EnvelopeView = OutputOf<'envelope.import'>['envelopes'][number]

/** Reads files; with `takes` each whole envelope is taken, again and again while another that was taken could have helped. */
export async function readEnvelopes(host: HostState, files: readonly Uint8Array[], takes: boolean): Promise<readonly EnvelopeView[]> {
  const openings = await openFiles(host.tools.crypto, files, keysOf(host))
  const views = new Map<number, EnvelopeView>()
  for (const [index, opening] of openings.entries()) {
    if (!opening.ok)
      views.set(index, {
        ...blank(opening.header),
        files: [...opening.files],
        ...{ refused: opening.refused, missingParts: [...(opening.missing ?? [])] },
      })
  }
  for (let hasTaken = true; hasTaken; ) {
    hasTaken = false
    for (const [index, opening] of openings.entries()) {
      if (!opening.ok || !isOpen(views.get(index), takes)) continue
      const view = { ...(await readOne(host, opening, takes)), files: [...opening.files] }
      views.set(index, view)
      hasTaken ||= view.taken
    }
  }
  return [...views].sort(([a], [b]) => a - b).map(([, view]) => view)
}

/** True for an envelope that was not looked at, or for which another may have brought what it lacked. */
const isOpen = (view: EnvelopeView | undefined, takes: boolean): boolean =>
  !view || (takes && !view.taken && ['builds-on-missing', 'stranger', 'not-let-in'].includes(view.refused ?? ''))

function keysOf(host: HostState): readonly EnvelopeKey[] {
  const keys = host.coalitions().flatMap(({ envelopes }) => envelopes.keys())
  const joiner = host.joining().joiner()
  const mine = joiner ? [{ type: 'joiner' as const, secret: joiner.keys.agreement }] : []
  return [...keys.filter(({ type }) => type === 'member'), ...mine, ...keys.filter(({ type }) => type === 'invitation')]
}

async function readOne(host: HostState, envelope: OpenedEnvelope, takes: boolean): Promise<EnvelopeView> {
  const { key, header } = envelope
  if (header.kind === 'request') return readRequest(host, envelope, takes)
  const id = key.type === 'joiner' ? header.coalition : key.coalition
  const here = openHere(host, id)
  if (here) return readHere(host, here, envelope, takes)
  return key.type === 'joiner' ? await readAsJoiner(host, envelope, takes) : { ...blank(header), refused: 'not-for-you' }
}

function readHere(host: HostState, here: OpenCoalition, envelope: OpenedEnvelope, takes: boolean): EnvelopeView {
  const { envelopes, coalition } = here
  // Sealed to the keys of a second request, under which this profile is not in the coalition.
  const isMine = envelopes.keys().some(({ secret }) => toHex(secret) === toHex(envelope.key.secret))
  if (!isMine) return { ...blank(envelope.header), refused: 'already-in', coalitionName: coalition.name() }
  const taking = takes ? envelopes.take(envelope) : envelopes.preview(envelope)
  if (takes) noteTaken(host, here, taking)
  return { ...takingView(taking, takes), coalitionName: coalition.name() }
}

/** Remembers whose it was: they may wait for a reply. */
function noteTaken({ tools, changes }: HostState, { envelopes, replica }: OpenCoalition, { ok, report }: Taking): void {
  const { person, isMe } = report.writer
  if (!ok || isMe || person === undefined) return
  envelopes.post.noteTaken(person, tools.clock.now())
  changes.tell(replica.coalition, ['delivery'])
}

async function readAsJoiner(host: HostState, envelope: OpenedEnvelope, takes: boolean): Promise<EnvelopeView> {
  const joiner = host.joining().joiner()
  if (!joiner) return { ...blank(envelope.header), refused: 'not-for-you' }
  const { coalitionName, ...welcome } = await tryWelcome(host.tools, envelope, joiner)
  const view = { ...reportView(welcome.report), coalitionName: coalitionName || null }
  if (!welcome.ok) return { ...view, refused: welcome.refused }
  if (!takes) return { ...view, letsIn: true }
  // Meanwhile the same welcome may have come in another way, or something else may be asked.
  const here = openHere(host, envelope.header.coalition)
  if (here) return readHere(host, here, envelope, takes)
  const entered = host.joining().letIn(joiner, envelope.header.coalition, welcome.accessKey)
  if (!entered) return { ...view, refused: 'not-for-you' }
  const taking = entered.envelopes.take(envelope)
  noteTaken(host, entered, taking)
  return { ...takingView(taking, true), coalitionName, letsIn: true }
}

function readRequest(host: HostState, envelope: OpenedEnvelope, takes: boolean): EnvelopeView {
  const { key, header } = envelope
  const here = key.type === 'joiner' ? undefined : host.coalitions().find(({ replica }) => replica.coalition === key.coalition)
  // Under the own keys lies only what one wrote oneself: others seal a request to the invitation.
  if (key.type !== 'invitation') return ownRequest(host, envelope, here)
  if (!here) return { ...blank(header), refused: 'not-for-you' }
  const heard = here.envelopes.request(envelope, takes)
  if (takes && heard.ok) here.envelopes.post.noteAsked(heard.request.device)
  return {
    ...blank(header),
    ...requestView(heard, here.coalition.me()?.id, takes),
    coalition: here.replica.coalition,
    coalitionName: here.coalition.name(),
  }
}

function ownRequest(host: HostState, { header }: OpenedEnvelope, here: OpenCoalition | undefined): EnvelopeView {
  const joiner = host.joining().joiner()
  const isJoiners = header.writer === joiner?.keys.device
  if (!isJoiners && !here?.coalition.me()?.computers.includes(header.writer)) return { ...blank(header), refused: 'forged' }
  const asked = host.joining().state()
  const organisationName = here?.coalition.me()?.organisationName ?? asked.organisationName ?? ''
  const check = joiner && isJoiners ? [...checkOf(host.tools.crypto, joiner)] : []
  const request = { name: host.person(), organisationName, check, state: 'mine' as const, isMyComputer: false, isHeld: true }
  const writer = { id: null, name: host.person(), organisationName, isMe: true }
  return { ...blank(header), coalitionName: here?.coalition.name() ?? asked.coalitionName, writer, request }
}

function requestView(heard: RequestHearing, me: string | undefined, takes: boolean): Partial<EnvelopeView> {
  if (!heard.ok) return { refused: heard.refused, writer: { id: null, name: heard.name, organisationName: '', isMe: false } }
  const { name, organisationName, check, state, computerOf, isHeld } = heard.request
  const isMyComputer = computerOf !== undefined && computerOf === me
  return {
    taken: takes,
    writer: { id: null, name, organisationName, isMe: false },
    request: { name, organisationName, check: [...check], state, isMyComputer, isHeld },
  }
}

function takingView(taking: Taking, takes: boolean): EnvelopeView {
  const view = reportView(taking.report)
  return taking.ok ? { ...view, taken: takes } : { ...view, refused: taking.refused }
}

function reportView({ header, writer, positions, admissions: members, had, waiting, own, ...counts }: EnvelopeReport): EnvelopeView {
  const { edits, remarks, closings, answers, changes } = counts
  const { person = null, name, organisationName, isMe } = writer
  return {
    ...blank(header),
    writer: { id: person, name, organisationName, isMe },
    adds: { edits, positions: positions.map((position) => ({ ...position })), remarks, closings, answers, members, changes },
    had,
    waiting,
    isRestored: own > 0,
  }
}

/** What is said of an envelope whatever is in it. */
function blank(header: EnvelopeHeader | undefined): EnvelopeView {
  return {
    files: [],
    refused: null,
    taken: false,
    kind: header?.kind ?? null,
    parts: header?.of ?? null,
    missingParts: [],
    coalition: !header || header.coalition === NO_COALITION ? null : header.coalition,
    coalitionName: null,
    writer: null,
    madeAt: header?.madeAt ?? null,
    adds: { edits: 0, positions: [], remarks: 0, closings: 0, answers: 0, members: 0, changes: 0 },
    had: 0,
    waiting: 0,
    isRestored: false,
    letsIn: false,
    request: null,
  }
}
