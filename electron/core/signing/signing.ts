/** Everything about closed texts and sign-ons of one coalition, joined: what is open, who answered, who owes. */
import type { DocumentId, OrganisationId } from '../../../shared/ids.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { nameOn } from '../coalition/names.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Plans } from '../plan/plans.ts'
import type { Clock } from '../ports/clock.ts'
import type { Position, Positions } from '../position/positions.ts'
import type { Remarks } from '../remark/remarks.ts'
import type { Replica } from '../replica/replica.ts'
import type { Answer } from './answer-records.ts'
import { type ClosedRecord, type ClosedTexts, openClosedTexts } from './closed-texts.ts'
import { type Cell, matrixOf } from './matrix.ts'
import { openSignOns, type SignOns } from './sign-ons.ts'

/** One organisation of the matrix. */
export interface MatrixRow {
  readonly id: OrganisationId
  readonly name: string
  readonly isMine: boolean
  /** When any of its computers was last heard from, milliseconds; null if never, and for one's own. */
  readonly heardAt: number | null
  /** In the order of the positions. */
  readonly cells: readonly Cell[]
}

/** Organisations by name, positions by number. */
export interface Matrix {
  readonly positions: readonly { readonly position: Position; readonly text: ClosedRecord | undefined }[]
  readonly rows: readonly MatrixRow[]
}

/** See the head of this file. */
export interface Signing {
  readonly closed: ClosedTexts
  readonly signOns: SignOns
  readonly matrix: () => Matrix
}

/** What signing stands on. */
export interface SigningTools {
  readonly replica: Replica
  readonly clock: Clock
  readonly coalition: Coalition
  readonly positions: Positions
  readonly plans: Plans
  readonly remarks: Remarks
  readonly delivery: Delivery
}

/** Signing over a coalition's services. */
export function openSigning(tools: SigningTools): Signing {
  const { replica, coalition, positions, delivery } = tools
  const { isCoordinator } = coalition
  const closed = openClosedTexts({ ...tools, isCoordinator })
  const signOns = openSignOns({ ...tools, closed, isCoordinator })

  /** Members, those whose invitation is open, and whoever answered before leaving. */
  const organisations = (answers: readonly Answer[]): readonly OrganisationId[] => {
    const { devices, invitations } = replica.membership()
    const invited = [...invitations.values()].filter(({ state }) => state === 'open')
    return [...new Set([...devices.values(), ...invited, ...answers].map(({ organisation }) => organisation))]
  }
  const nameOf = (id: OrganisationId): string => nameOn(coalition.cards.get('organisation', id)) ?? ''

  const matrix = (): Matrix => {
    const texts = closed.all()
    const shown = positions.list().filter(({ id, stage }) => texts.has(id) && stage !== 'withdrawn')
    const inForce = new Map<DocumentId, ClosedRecord | undefined>(
      shown.map((position) => [position.id, latestInForce(position, texts, closed)]),
    )
    const answers = signOns.all()
    const ids = organisations(answers)
    const holders = new Map([...inForce].map(([id, text]) => [id, text ? delivery.holdersOf(text) : new Set<OrganisationId>()]))
    const cells = matrixOf({
      organisations: ids,
      positions: shown,
      closed: texts,
      inForce: ({ id }) => inForce.get(id),
      answers,
      isReached: (organisation, { position }) => holders.get(position)?.has(organisation) === true,
    })
    const heard = delivery.heardFrom()
    const mine = replica.membership().devices.get(replica.keys().device)?.organisation
    const rows = ids.map((id) => ({
      id,
      name: nameOf(id),
      isMine: id === mine,
      heardAt: heard.get(id)?.at ?? null,
      cells: cells.get(id) ?? [],
    }))
    return {
      positions: shown.map((position) => ({ position, text: inForce.get(position.id) })),
      rows: rows.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    }
  }
  return { closed, signOns, matrix }
}

/** Reads no register again: `texts` has them all. */
function latestInForce(position: Position, texts: ReturnType<ClosedTexts['all']>, closed: ClosedTexts): ClosedRecord | undefined {
  return closed.isClosed(position) ? texts.get(position.id)?.at(-1) : undefined
}
