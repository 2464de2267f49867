/** A matrix as the host answers it, from rows of states: `matrixOf({ 'Green Delta': ['signed', 'owes'] })`. */
import type { Cell, Matrix } from '../../../renderer/sign-ons/matrix.ts'

const OWED: ReadonlySet<Cell['state']> = new Set(['owes', 'earlier', 'not-reached', 'discussing'])
const DECISIONS: Partial<Record<Cell['state'], NonNullable<Cell['answer']>['decision']>> = {
  signed: 'endorsed',
  earlier: 'endorsed',
  recorded: 'endorsed',
  'signed-except': 'endorsed_with_reservation',
  'no-side': 'abstained',
  declined: 'declined',
  withdrawn: 'withdrawn',
  'kept-earlier': 'kept_earlier',
  discussing: 'in_internal_review',
}

/** A cell in a state; `more` says more of its answer. */
export function cellIn(state: Cell['state'], more: Partial<NonNullable<Cell['answer']>> = {}): Cell {
  const decision = DECISIONS[state]
  const answer = decision && {
    decision,
    basis: state === 'recorded' ? ('recorded' as const) : ('explicit' as const),
    text: state === 'earlier' ? 'earlier-hash' : 'hash',
    reservation: '',
    until: null,
    mandate: null,
    on: null,
    source: null,
    attachment: null,
    at: 0,
    by: 'Somebody',
    ...more,
  }
  return {
    state,
    textNumber: answer ? (state === 'earlier' ? 1 : 2) : null,
    isOwed: OWED.has(state),
    isReached: state !== 'not-reached',
    silence: null,
    late: null,
    answer: answer ?? null,
  }
}

/** The first organisation is one's own; every position has text 2 in force. */
export function matrixOf(rows: Readonly<Record<string, readonly (Cell['state'] | Cell)[]>>): Matrix {
  const width = Math.max(0, ...Object.values(rows).map(({ length }) => length))
  return {
    maySign: true,
    positions: Array.from({ length: width }, (_, index) => ({
      id: `p${index + 1}`,
      number: index + 1,
      title: `Title ${index + 1}`,
      stage: 'endorsement_open' as const,
      deadline: null,
      text: { hash: `hash-${index + 1}`, code: `CODE-000${index + 1}`, number: 2 },
    })),
    organisations: Object.entries(rows).map(([name, states], index) => {
      const cells = states.map((state) => (typeof state === 'string' ? cellIn(state) : state))
      return {
        id: name,
        name,
        isMine: index === 0,
        hasLeft: false,
        isOutside: false,
        heardAt: null,
        owes: cells.filter(({ isOwed }) => isOwed).length,
        cells,
      }
    }),
  }
}
