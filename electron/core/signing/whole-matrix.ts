/** The matrix of a coalition as it stands here: which organisations are in it, and what each said about every text. SPEC rules SIGN-3 to SIGN-7. */
import type { DocumentId, OrganisationId } from '../../../shared/ids.ts'
import { type InvitationStanding, isHelper, isMemberNow } from '../../../shared/membership/membership.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { nameOn } from '../coalition/names.ts'
import { withdrawnInvitations } from '../coalition/withdrawn-invitations.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Clock } from '../ports/clock.ts'
import type { Position, Positions } from '../position/positions.ts'
import type { Replica } from '../replica/replica.ts'
import type { Answer } from './answer-records.ts'
import type { ClosedRecord, ClosedTexts } from './closed-texts.ts'
import { type Cell, createCells, type NamedColumn, nameColumn, type RowStanding } from './matrix.ts'
import { remembered } from './remembered.ts'
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

/** A function that makes the matrix as it stands when it is called. Cells are the same objects as before where nothing that they are made from changed. */
export function createMatrix(tools: MatrixTools): () => Matrix {
  const { replica, clock, coalition, delivery, signOns, silence, supporters } = tools
  const cell = createCells()
  const byRow = remembered(byOrganisationAndPosition)
  return () => {
    const [columns, answers] = [columnsOf(tools), signOns.all()]
    const answersByRow = byRow(answers)
    const holders = delivery.holdersOf(columns.flatMap(({ inForce }) => inForce ?? []))
    const announcementTo = silence.announcements()
    const heard = delivery.heardFrom()
    const mine = replica.membership().devices.get(replica.keys().device)?.organisation
    const outside = supporters.byId()
    const present = presentIn(replica, clock.now())
    const left = leftBy(replica, present)
    const cellIn = (id: OrganisationId, standing: RowStanding, column: NamedColumn): Cell => {
      const { inForce, position } = column
      return cell(id, {
        answers: answersByRow.get(id)?.get(position.id) ?? [],
        column,
        isReached: inForce !== undefined && holders.get(inForce)?.has(id) === true,
        silence: inForce && announcementTo(id, inForce),
        standing,
      })
    }
    const rows = organisationsIn(present, answers, outside.keys()).map((id) => {
      const [hasLeft, isOutside] = [left.has(id), outside.has(id)]
      const standing = isOutside ? 'outside' : hasLeft ? 'left' : 'asked'
      return {
        id,
        name: outside.get(id)?.name ?? nameOn(coalition.cards.get('organisation', id)) ?? '',
        isMine: id === mine,
        hasLeft,
        isOutside,
        heardAt: heard.get(id)?.at ?? null,
        cells: columns.map((column) => cellIn(id, standing, column)),
      }
    })
    return { positions: columns.map(({ position, inForce }) => ({ position, text: inForce })), rows: rows.sort(byName) }
  }
}

function byOrganisationAndPosition(answers: readonly Answer[]): ReadonlyMap<OrganisationId, ReadonlyMap<DocumentId, readonly Answer[]>> {
  const byOrganisation = Map.groupBy(answers, ({ organisation }) => organisation)
  return new Map([...byOrganisation].map(([id, theirs]) => [id, Map.groupBy(theirs, ({ position }) => position)]))
}

/** Those outside last; equal names in an order that every computer shares. */
const byName = (a: MatrixRow, b: MatrixRow): number =>
  Number(a.isOutside) - Number(b.isOutside) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)

/** Positions that have a closed text and were not withdrawn, by number. */
function columnsOf({ positions, closed }: MatrixTools): readonly NamedColumn[] {
  const texts = closed.all()
  const shown = positions.list().filter(({ id, stage }) => texts.has(id) && stage !== 'withdrawn')
  return shown.map((position) =>
    nameColumn({ position, texts: texts.get(position.id) ?? [], inForce: latestInForce(position, texts, closed) }),
  )
}

/** Members, those whose invitation can still be used, whoever answered before leaving, and who supports from outside. */
function organisationsIn(
  present: ReadonlySet<OrganisationId>,
  answers: readonly Answer[],
  outside: Iterable<OrganisationId>,
): readonly OrganisationId[] {
  return [...new Set([...present, ...answers.map(({ organisation }) => organisation), ...outside])]
}

/** Organisations for which somebody belongs, or can still come in. A helper computer stands for none (SPEC rule MEM-12). */
function presentIn(replica: Replica, now: number): ReadonlySet<OrganisationId> {
  const [current, withdrawn] = [replica.membership(), withdrawnInvitations(replica)]
  const mayCome = ({ invitation, state, expires, roles, computerOf }: InvitationStanding): boolean =>
    state === 'open' &&
    computerOf === undefined &&
    !withdrawn.has(invitation) &&
    Date.parse(expires) >= now &&
    roles.some((role) => role !== 'helper')
  const invited = [...current.invitations.values()].filter(mayCome)
  const belonging = [...current.devices.values()].filter((one) => isMemberNow(current, one.device) && !isHelper(one))
  return new Set([...belonging, ...invited].map(({ organisation }) => organisation))
}

/** Organisations whose people belonged once, and of which nobody does now. */
function leftBy({ membership }: Replica, present: ReadonlySet<OrganisationId>): ReadonlySet<OrganisationId> {
  const belonged = [...membership().devices.values()].filter((one) => !isHelper(one))
  return new Set(belonged.flatMap(({ organisation }) => (present.has(organisation) ? [] : [organisation])))
}

/** Reads no register again: `texts` has them all. */
function latestInForce(position: Position, texts: ReturnType<ClosedTexts['all']>, closed: ClosedTexts): ClosedRecord | undefined {
  return closed.isClosed(position) ? texts.get(position.id)?.at(-1) : undefined
}
