/** The matrix of a coalition as it stands here: which organisations are in it, and what each said about every text. SPEC rules SIGN-3 to SIGN-7. */
import type { DocumentId, OrganisationId } from '../../../shared/ids.ts'
import { type InvitationStanding, isHelper, isMemberNow } from '../../../shared/membership/membership.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { nameOn } from '../coalition/names.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Clock } from '../ports/clock.ts'
import type { Position, Positions } from '../position/positions.ts'
import type { Replica } from '../replica/replica.ts'
import type { Answer } from './answer-records.ts'
import type { ClosedRecord, ClosedTexts } from './closed-texts.ts'
import { type Cell, matrixOf } from './matrix.ts'
import type { SignOns } from './sign-ons.ts'
import type { Silence } from './silence.ts'
import type { Supporters } from './supporters.ts'

/** One organisation of the matrix. */
export interface MatrixRow {
  readonly id: OrganisationId
  readonly name: string
  readonly isMine: boolean
  /** Its people belonged once and nobody of it does now: what it answered stands, and it owes nothing. SPEC rule SIGN-7. */
  readonly hasLeft: boolean
  /** No member: a coordinator records what it says, and it is never counted. SPEC rule OUTSIDE-2. */
  readonly isOutside: boolean
  /** When any of its computers was last heard from, milliseconds; null if never, and for one's own. */
  readonly heardAt: number | null
  /** In the order of the positions. */
  readonly cells: readonly Cell[]
}

/** Organisations by name, those outside last, positions by number. */
export interface Matrix {
  readonly positions: readonly { readonly position: Position; readonly text: ClosedRecord | undefined }[]
  readonly rows: readonly MatrixRow[]
}

/** What the matrix stands on. */
export interface MatrixTools {
  readonly replica: Replica
  readonly clock: Clock
  readonly coalition: Coalition
  readonly positions: Positions
  readonly delivery: Delivery
  readonly closed: ClosedTexts
  readonly signOns: SignOns
  readonly silence: Silence
  readonly supporters: Supporters
}

/** A function that makes the matrix as it stands when it is called. */
export function createMatrix(tools: MatrixTools): () => Matrix {
  const { replica, clock, coalition, positions, delivery, closed, signOns, silence, supporters } = tools
  const rowsOf = (answers: readonly Answer[], cells: ReadonlyMap<OrganisationId, readonly Cell[]>): readonly MatrixRow[] => {
    const heard = delivery.heardFrom()
    const mine = replica.membership().devices.get(replica.keys().device)?.organisation
    const outside = supporters.byId()
    const present = presentIn(replica, clock.now())
    const rows = organisationsIn(present, answers, outside.keys()).map((id) => {
      const hasLeft = hasLeftNow(replica, present, id)
      const isOutside = outside.has(id)
      const own = cells.get(id) ?? []
      return {
        id,
        name: outside.get(id)?.name ?? nameOn(coalition.cards.get('organisation', id)) ?? '',
        isMine: id === mine,
        hasLeft,
        isOutside,
        heardAt: heard.get(id)?.at ?? null,
        cells: isOutside ? own.map(outsideCell) : hasLeft ? own.map((cell) => ({ ...cell, isOwed: false })) : own,
      }
    })
    return rows.sort((a, b) => Number(a.isOutside) - Number(b.isOutside) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  }
  return () => {
    const texts = closed.all()
    const shown = positions.list().filter(({ id, stage }) => texts.has(id) && stage !== 'withdrawn')
    const inForce = new Map<DocumentId, ClosedRecord | undefined>(
      shown.map((position) => [position.id, latestInForce(position, texts, closed)]),
    )
    const answers = signOns.all()
    const holders = new Map([...inForce].map(([id, text]) => [id, text ? delivery.holdersOf(text) : new Set<OrganisationId>()]))
    const cells = matrixOf({
      organisations: organisationsIn(presentIn(replica, clock.now()), answers, supporters.byId().keys()),
      positions: shown,
      closed: texts,
      inForce: ({ id }) => inForce.get(id),
      answers,
      announcementTo: silence.announcements(),
      isReached: (organisation, { position }) => holders.get(position)?.has(organisation) === true,
    })
    return {
      positions: shown.map((position) => ({ position, text: inForce.get(position.id) })),
      rows: rowsOf(answers, cells),
    }
  }
}

/** Nobody asks it: what is not recorded is no answer that it owes. */
const outsideCell = (cell: Cell): Cell => ({
  ...cell,
  state: cell.answer === undefined ? 'not-asked' : cell.state,
  isOwed: false,
  isReached: false,
  silence: undefined,
})

/** Members, those whose invitation can still be used, whoever answered before leaving, and who supports from outside. */
function organisationsIn(
  present: ReadonlySet<OrganisationId>,
  answers: readonly Answer[],
  outside: Iterable<OrganisationId>,
): readonly OrganisationId[] {
  return [...new Set([...present, ...answers.map(({ organisation }) => organisation), ...outside])]
}

/** Organisations for which somebody belongs, or can still come in. A helper computer stands for none (SPEC rule MEM-12). */
function presentIn({ membership }: Replica, now: number): ReadonlySet<OrganisationId> {
  const current = membership()
  const mayCome = ({ state, expires, roles, computerOf }: InvitationStanding): boolean =>
    state === 'open' && computerOf === undefined && Date.parse(expires) >= now && roles.some((role) => role !== 'helper')
  const invited = [...current.invitations.values()].filter(mayCome)
  const belonging = [...current.devices.values()].filter((one) => isMemberNow(current, one.device) && !isHelper(one))
  return new Set([...belonging, ...invited].map(({ organisation }) => organisation))
}

function hasLeftNow({ membership }: Replica, present: ReadonlySet<OrganisationId>, id: OrganisationId): boolean {
  const belonged = [...membership().devices.values()].some((one) => one.organisation === id && !isHelper(one))
  return belonged && !present.has(id)
}

/** Reads no register again: `texts` has them all. */
function latestInForce(position: Position, texts: ReturnType<ClosedTexts['all']>, closed: ClosedTexts): ClosedRecord | undefined {
  return closed.isClosed(position) ? texts.get(position.id)?.at(-1) : undefined
}
