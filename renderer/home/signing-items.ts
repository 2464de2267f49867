/** Lines of the start page about closed texts and sign-ons, for those who sign, coordinate or only read. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { countableSilence } from '../agreement/silence.ts'
import type { Deadline } from '../deadline/deadline-words.ts'
import { lateToRule } from '../sign-ons/late.ts'
import { type AnswerSubject, type Matrix, owedSubjects } from '../sign-ons/matrix.ts'
import { owing } from '../sign-ons/reminder.ts'
import { isClosedStage, type PositionStage } from '../stage/stages.ts'

/** What these lines are made of. */
export interface SigningFacts {
  readonly nowMs: number
  readonly positions: OutputOf<'position.list'>
  /** Unsettled "cannot sign unless" by position. */
  readonly objections: ReadonlyMap<string, number>
  readonly matrix: Matrix
  /** By position: how many words the text in force differs by from the one that was answered. */
  readonly wordsChanged: ReadonlyMap<string, number>
}

/** What every line has: where its button leads, and whether somebody waits for this person. */
type LineOf<Kind> = { readonly id: string; readonly href: string; readonly isWaiting: boolean } & Kind

/** One of these lines. */
export type SigningItem = LineOf<
  | {
      readonly kind: 'answers-owed'
      readonly count: number
      readonly titles: readonly string[]
      /** The first time after which silence was announced to count for one of them. */
      readonly silence: { readonly until: number; readonly zone: string | null } | null
      /** The first time until which an answer to one of them is asked for. */
      readonly deadline: Deadline | null
    }
  | { readonly kind: 'silence-over' | 'late'; readonly count: number }
  | {
      readonly kind: 'changed'
      readonly count: number
      readonly deadline: Deadline | null
      readonly number: number | null
      readonly title: string
    }
  | {
      readonly kind: 'discussing'
      readonly until: string
      readonly deadline: Deadline | null
      readonly number: number | null
      readonly title: string
    }
  | {
      /** Of a stage in which people write or remark. */
      readonly kind: 'closing-soon' | 'time-over'
      readonly stage: PositionStage
      readonly deadline: Deadline
      readonly number: number | null
      readonly title: string
    }
  | { readonly kind: 'objections'; readonly count: number; readonly number: number | null; readonly title: string }
  | { readonly kind: 'owing'; readonly count: number; readonly organisations: readonly string[] }
  | { readonly kind: 'closed-text'; readonly text: number; readonly code: string; readonly number: number | null; readonly title: string }
>

/** What one's organisation owes: new texts in one line, changed ones and those under discussion each in its own. */
export function signerItems({ matrix, wordsChanged }: SigningFacts): readonly SigningItem[] {
  const owed = owedSubjects(matrix)
  const fresh = owed.filter(({ cell }) => cell.state === 'owes' || cell.state === 'not-reached')
  const titles = fresh.map(({ title }) => title)
  const first: readonly SigningItem[] =
    fresh.length === 0
      ? []
      : [
          {
            id: 'answers-owed',
            kind: 'answers-owed',
            isWaiting: true,
            href: '/sign-ons/answer',
            count: fresh.length,
            titles,
            silence: firstSilence(fresh),
            deadline: firstDeadline(fresh),
          },
        ]
  return [...first, ...owed.flatMap((subject) => lineOf(subject, wordsChanged))]
}

function firstDeadline(subjects: readonly AnswerSubject[]): Deadline | null {
  const given = subjects.flatMap(({ deadline }) => (deadline ? [deadline] : []))
  return given.sort((a, b) => a.at - b.at)[0] ?? null
}

function firstSilence(subjects: readonly AnswerSubject[]): { readonly until: number; readonly zone: string | null } | null {
  const announced = subjects.flatMap(({ cell: { silence } }) => (silence && silence.taken === null ? [silence] : []))
  const [first] = announced.sort((a, b) => a.until - b.until)
  return first ? { until: first.until, zone: first.zone } : null
}

function lineOf(
  { position, number, title, deadline, cell }: AnswerSubject,
  wordsChanged: ReadonlyMap<string, number>,
): readonly SigningItem[] {
  const about = { href: `/sign-ons/answer/${position}`, number, title, deadline }
  if (cell.state === 'earlier') {
    return [{ id: `changed ${position}`, kind: 'changed', isWaiting: true, count: wordsChanged.get(position) ?? 0, ...about }]
  }
  if (cell.state !== 'discussing') return []
  return [{ id: `discussing ${position}`, kind: 'discussing', isWaiting: false, until: cell.answer?.until ?? '', ...about }]
}

/** What hinders closing, and who has not answered. */
export function coordinatorItems({ matrix, objections, positions, nowMs }: SigningFacts): readonly SigningItem[] {
  const rows = owing(matrix)
  const over = [...overItems(positions, nowMs), ...silenceItems(matrix, nowMs), ...lateItems(matrix)]
  const unsettled = positions.flatMap(({ id, number, title }): readonly SigningItem[] => {
    const count = objections.get(id) ?? 0
    return count === 0
      ? []
      : [{ id: `objections ${id}`, kind: 'objections', isWaiting: true, href: `/positions/${id}`, count, number, title }]
  })
  if (rows.length === 0) return [...unsettled, ...over]
  const organisations = rows.map(({ name }) => name)
  return [...unsettled, ...over, { id: 'owing', kind: 'owing', isWaiting: false, href: '/sign-ons', count: rows.length, organisations }]
}

/** Stages in which people write or remark, and that close soon: for those who may. */
export function closingItems({ positions, nowMs }: Pick<SigningFacts, 'positions' | 'nowMs'>): readonly SigningItem[] {
  return positions.flatMap(({ id, number, title, stage, deadline }): readonly SigningItem[] => {
    const isSoon = deadline !== null && deadline.at > nowMs && deadline.at - nowMs <= SOON_MS
    if (!isSoon || isClosedStage(stage)) return []
    return [{ id: `closing-soon ${id}`, kind: 'closing-soon', isWaiting: false, href: `/positions/${id}`, stage, deadline, number, title }]
  })
}

const SOON_MS = 7 * 86_400_000

/** The time of a stage is over, and it stays in it until a coordinator moves it on. SPEC rules APPLY-4, META-6. */
function overItems(positions: SigningFacts['positions'], nowMs: number): readonly SigningItem[] {
  return positions.flatMap(({ id, number, title, stage, deadline }): readonly SigningItem[] => {
    if (deadline === null || deadline.at > nowMs) return []
    return [{ id: `time-over ${id}`, kind: 'time-over', isWaiting: true, href: `/positions/${id}`, stage, deadline, number, title }]
  })
}

/** Nothing counts by the clock: somebody has to say so. SPEC rule SIGN-4. */
function silenceItems(matrix: Matrix, nowMs: number): readonly SigningItem[] {
  const { organisations } = countableSilence(matrix, nowMs)
  if (organisations === 0) return []
  return [{ id: 'silence-over', kind: 'silence-over', isWaiting: true, href: '/sign-ons/agreement', count: organisations }]
}

/** A late sign-on counts until somebody rules otherwise. SPEC rule LATE-2. */
function lateItems(matrix: Matrix): readonly SigningItem[] {
  const count = lateToRule(matrix)
  return count === 0 ? [] : [{ id: 'late', kind: 'late', isWaiting: true, href: '/sign-ons/agreement', count }]
}

/** The texts in force, for those who only read. */
export const observerItems = ({ positions }: Matrix): readonly SigningItem[] =>
  positions.flatMap(({ id, number, title, text }): readonly SigningItem[] =>
    text
      ? [
          {
            id: `closed ${id}`,
            kind: 'closed-text',
            isWaiting: false,
            href: `/positions/${id}`,
            text: text.number,
            code: text.code,
            number,
            title,
          },
        ]
      : [],
  )
