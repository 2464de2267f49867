/** A matrix as large as they get: a hundred organisations, sixty positions, every kind of answer. */
import type { Cell, Matrix } from '../sign-ons/matrix.ts'
import type { Samples } from './samples.ts'

const ORGANISATIONS = 100
const POSITIONS = 60
const DAY_MS = 86_400_000

const STATES = [
  { state: 'signed', decision: 'endorsed' },
  { state: 'signed', decision: 'endorsed' },
  { state: 'signed-except', decision: 'endorsed_with_reservation' },
  { state: 'earlier', decision: 'endorsed' },
  { state: 'owes', decision: undefined },
  { state: 'recorded', decision: 'endorsed' },
  { state: 'no-side', decision: 'abstained' },
  { state: 'discussing', decision: 'in_internal_review' },
  { state: 'declined', decision: 'declined' },
  { state: 'not-reached', decision: undefined },
  { state: 'kept-earlier', decision: 'kept_earlier' },
] as const
const OWED: ReadonlySet<string> = new Set(['earlier', 'owes', 'discussing', 'not-reached'])

/** The same on every call. */
export function sampleMatrix({ organisation, short, sentence }: Samples): Matrix {
  const positions = Array.from({ length: POSITIONS }, (_, index) => ({
    id: `position ${index}`,
    number: index,
    title: `${short} ${index}`,
    stage: 'endorsement_open' as const,
    deadline: null,
    text: { hash: String(index).padStart(64, '0'), code: `K7M2-9Q${String(index).padStart(2, '0')}`, number: 2 },
  }))
  const organisations = Array.from({ length: ORGANISATIONS }, (_, row) => {
    const cells = positions.map((_position, column) => sampleCell(row * 7 + column * 3, sentence))
    return {
      id: `organisation ${row}`,
      name: `${organisation} ${row + 1}`,
      isMine: row === 0,
      hasLeft: false,
      isOutside: false,
      heardAt: row === 0 ? null : Date.now() - row * DAY_MS,
      owes: cells.filter(({ isOwed }) => isOwed).length,
      cells,
    }
  })
  return { maySign: true, positions, organisations }
}

function sampleCell(seed: number, sentence: string): Cell {
  const { state, decision } = STATES[seed % STATES.length] ?? STATES[0]
  const isRecorded = state === 'recorded'
  const answer = decision && {
    decision,
    basis: isRecorded ? ('recorded' as const) : ('explicit' as const),
    text: '0'.repeat(64),
    reservation: decision === 'endorsed_with_reservation' ? sentence : '',
    until: decision === 'in_internal_review' ? '2026-12-01' : null,
    mandate: isRecorded ? null : { body: 'Board', on: '2026-11-10' },
    on: isRecorded ? '2026-11-12' : null,
    source: isRecorded ? 'E-mail' : null,
    attachment: null,
    at: 0,
    by: '',
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
