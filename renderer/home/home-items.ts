/** What waits for a person, most urgent first: decided from what the host knows, without a page. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { isForHelper } from '../members/for-helper.ts'
import { isAwaited, type PostFacts, type PostItem, postItems } from './post-items.ts'
import { closingItems, coordinatorItems, observerItems, type SigningFacts, type SigningItem, signerItems } from './signing-items.ts'
import { makingItems, type SubmissionFacts, type SubmissionItem, wentOutItems } from './submission-items.ts'

/** What the host answered, and what this computer remembers. */
export interface HomeFacts extends SigningFacts, PostFacts, SubmissionFacts {
  readonly nowMs: number
  readonly coalition: OutputOf<'coalition.show'>
  readonly requests: OutputOf<'coalition.requests'>
  readonly invitations: OutputOf<'coalition.invitations'>
  /** How many open remarks of a position wait for this person: those whose last word is somebody else's. */
  readonly remarksForMe: ReadonlyMap<string, number>
  readonly commitments: number
  /** Positions whose words are others than when this person last looked. */
  readonly changedSinceLook: readonly string[]
  readonly joining: OutputOf<'coalition.joining'>
  /** The position that was edited last on this computer. */
  readonly lastPosition: string | null
  /** Nobody else is known to have all of that position's text. */
  readonly isOnlyHere: boolean
  /** A mailbox works here: requests and texts come and go by themselves. */
  readonly hasMailbox: boolean
}

/** One line of the list. Each has one button; `href` is where it leads. */
export type HomeItem = SigningItem | PostItem | SubmissionItem | OtherItem

type OtherItem = {
  readonly id: string
  readonly href: string /** Somebody waits for this person. */
  readonly isWaiting: boolean
} & (
  | { readonly kind: 'request'; readonly name: string; readonly organisation: string }
  | { readonly kind: 'my-computer' }
  | { readonly kind: 'nobody-invited' }
  | { readonly kind: 'invited'; readonly count: number; readonly organisation: string; readonly how: HowItGoes }
  | { readonly kind: 'asking'; readonly coalition: string | null }
  | { readonly kind: 'already-in'; readonly coalition: string | null }
  | { readonly kind: 'continue'; readonly number: number | null; readonly title: string }
  | { readonly kind: 'only-here'; readonly number: number | null; readonly title: string; readonly how: HowItGoes }
  | { readonly kind: 'remarks'; readonly count: number; readonly number: number | null; readonly title: string }
  | { readonly kind: 'looked'; readonly count: number; readonly titles: readonly string[] }
  | { readonly kind: 'no-number'; readonly title: string }
  | { readonly kind: 'not-heard'; readonly organisation: string; readonly days: number | null }
  | { readonly kind: 'no-plan' }
  | { readonly kind: 'no-position' }
  | { readonly kind: 'one-coordinator' }
)

/** Which words say how requests and texts travel: through a mailbox by themselves, or otherwise. */
type HowItGoes = 'mailbox' | 'detail'

const howItGoes = (hasMailbox: boolean): HowItGoes => (hasMailbox ? 'mailbox' : 'detail')

const DAY_MS = 86_400_000
/** Silence for so long is worth a line. */
const QUIET_DAYS = 3

/** The lines in their order. */
export function homeItems(facts: HomeFacts): readonly HomeItem[] {
  const roles = facts.coalition.me?.roles ?? []
  const isCoordinator = roles.includes('coordinator')
  const isReader = !roles.some((role) => role === 'coordinator' || role === 'editor' || role === 'signatory')
  const post = postItems(facts)
  return [
    ...ownComputerItems(facts),
    ...(isCoordinator ? requestItems(facts) : []),
    ...(isCoordinator ? invitingItems(facts) : []),
    ...signerItems(facts),
    ...(isCoordinator ? coordinatorItems(facts) : []),
    ...(isCoordinator ? makingItems(facts) : []),
    ...wentOutItems(facts),
    ...(isReader ? observerItems(facts.matrix) : closingItems(facts)),
    ...post.owed,
    ...askingItems(facts),
    ...continueItems(facts),
    ...lookedItems(facts),
    ...post.awaited,
    ...(post.owed.length + post.awaited.length === 0 ? onlyHereItems(facts) : []),
    ...remarkItems(facts),
    ...(isCoordinator ? numberItems(facts) : []),
    ...quietItems(facts),
    ...(isCoordinator ? plan(facts) : []),
    ...(isCoordinator ? secondCoordinator(facts) : []),
  ]
}

/** Nobody else can let it in. */
const ownComputerItems = ({ requests }: HomeFacts): readonly HomeItem[] =>
  requests
    .filter(({ isMyComputer }) => isMyComputer)
    .map(({ id }) => ({ id: `my-computer ${id}`, kind: 'my-computer', isWaiting: true, href: '/members' }))

const requestItems = ({ requests }: HomeFacts): readonly HomeItem[] =>
  requests
    .filter(({ isMyComputer }) => !isMyComputer)
    .map(({ id, name, organisationName }) => ({
      id: `request ${id}`,
      kind: 'request',
      isWaiting: true,
      href: '/members',
      name,
      organisation: organisationName,
    }))

function invitingItems({ coalition, invitations, nowMs, requests, hasMailbox }: HomeFacts): readonly HomeItem[] {
  if (coalition.organisations > 1 || requests.length > 0) return []
  const open = invitations.filter((one) => one.state === 'open' && Date.parse(one.expires) > nowMs && !isForHelper(one))
  const last = open.at(-1)
  if (!last) return [{ id: 'nobody-invited', kind: 'nobody-invited', isWaiting: false, href: '/members/invite' }]
  return [
    {
      id: 'invited',
      kind: 'invited',
      isWaiting: false,
      href: '/members',
      count: open.length,
      organisation: last.organisationName,
      how: howItGoes(hasMailbox),
    },
  ]
}

function askingItems({ joining: { state, coalitionName } }: HomeFacts): readonly HomeItem[] {
  if (state === 'already-in') return [{ id: 'already-in', kind: 'already-in', isWaiting: false, href: '/join', coalition: coalitionName }]
  if (state !== 'waiting' && state !== 'requested') return []
  return [{ id: 'asking', kind: 'asking', isWaiting: false, href: '/join', coalition: coalitionName }]
}

/** The position to go on with: the one edited last here, or else the first. */
export const positionToContinue = ({
  positions,
  lastPosition,
}: Pick<HomeFacts, 'positions' | 'lastPosition'>): HomeFacts['positions'][number] | undefined =>
  positions.find(({ id }) => id === lastPosition) ?? positions[0]

function continueItems(facts: HomeFacts): readonly HomeItem[] {
  const position = positionToContinue(facts)
  if (!position) return [{ id: 'no-position', kind: 'no-position', isWaiting: false, href: '/positions/new' }]
  const { id, number, title } = position
  return [{ id: `continue ${id}`, kind: 'continue', isWaiting: false, href: `/positions/${id}`, number, title }]
}

/** Where one's own last words stand is the line above. */
function lookedItems({ positions, changedSinceLook }: HomeFacts): readonly HomeItem[] {
  const changed = positions.filter(({ id }) => changedSinceLook.includes(id))
  const [first] = changed
  if (!first) return []
  const titles = changed.map(({ title }) => title).filter((title) => title !== '')
  return [{ id: 'looked', kind: 'looked', isWaiting: false, href: `/positions/${first.id}`, count: changed.length, titles }]
}

/** Where nobody else is a member yet, the line about inviting says it; lines about envelopes say where to they go. */
function onlyHereItems(facts: HomeFacts): readonly HomeItem[] {
  const position = positionToContinue(facts)
  if (!position || !facts.isOnlyHere || facts.coalition.organisations < 2) return []
  const { id, number, title } = position
  return [
    {
      id: `only-here ${id}`,
      kind: 'only-here',
      isWaiting: false,
      href: facts.hasMailbox ? '/connection' : '/envelope',
      number,
      title,
      how: howItGoes(facts.hasMailbox),
    },
  ]
}

const remarkItems = ({ positions, remarksForMe }: HomeFacts): readonly HomeItem[] =>
  positions.flatMap(({ id, number, title }): readonly HomeItem[] => {
    const count = remarksForMe.get(id) ?? 0
    return count === 0 ? [] : [{ id: `remarks ${id}`, kind: 'remarks', isWaiting: true, href: `/positions/${id}`, count, number, title }]
  })

/** Positions that members began: government answers by number, and only a coordinator gives one. */
const numberItems = ({ positions }: HomeFacts): readonly HomeItem[] =>
  positions
    .filter(({ number }) => number === null)
    .map(({ id, title }) => ({ id: `no-number ${id}`, kind: 'no-number', isWaiting: false, href: '/positions', title }))

/** Those whose envelope is under way or owed have a line of their own. */
function quietItems({ organisations, post, nowMs }: HomeFacts): readonly HomeItem[] {
  const inPost = new Set(
    post.filter((one) => isAwaited(one) || (one.isNew && one.hasAskedByEnvelope)).map(({ organisation }) => organisation),
  )
  const others = organisations.filter(({ id, isMine, isHere }) => !isMine && !isHere && !inPost.has(id))
  return others.flatMap(({ id, name, heardAt, people }): readonly HomeItem[] => {
    const days = heardAt === null ? null : Math.floor((nowMs - heardAt) / DAY_MS)
    if (days !== null && days < QUIET_DAYS) return []
    const href = `/envelope/${people.length === 1 ? people[0]?.id : id}`
    return [{ id: `not-heard ${id}`, kind: 'not-heard', isWaiting: false, href, organisation: name, days }]
  })
}

const plan = ({ commitments }: HomeFacts): readonly HomeItem[] =>
  commitments > 0 ? [] : [{ id: 'no-plan', kind: 'no-plan', isWaiting: false, href: '/plan/import' }]

/** A coalition of several organisations should not depend on one person's computer. */
function secondCoordinator({ organisations, coalition }: HomeFacts): readonly HomeItem[] {
  const coordinators = organisations.flatMap(({ people }) => people).filter(({ roles }) => roles.includes('coordinator'))
  if (coalition.organisations < 2 || coordinators.length !== 1) return []
  return [{ id: 'one-coordinator', kind: 'one-coordinator', isWaiting: false, href: '/members/coordinator' }]
}
