/** What a coordinator has chosen and written for the next edition, before anything is made. */
import type { InputOf, OutputOf } from '../../shared/api/contract.ts'
import type { Language } from '../messages/language.ts'

/** An edition as the host lists it. */
export type Edition = OutputOf<'submission.list'>[number]
/** What the next one would say. */
export type Preview = OutputOf<'submission.preview'>
/** A position as the host lists it. */
export type Position = OutputOf<'position.list'>[number]

/** See the head of this file. Of `positions` the order counts; position 0 is never among them. */
export interface EditionDraft {
  readonly positions: readonly string[]
  readonly title: string
  readonly language: Language
  readonly place: string
  /** ISO 8601 date; empty for today. */
  readonly day: string
  /** One addressee a line. */
  readonly addressees: string
  readonly contact: string
  readonly licence: string
  readonly plan: string
  readonly wordLimit: number | null
  readonly responseTable: boolean
  readonly annex: boolean
}

/** Begins like the edition before, on the day it is made; the first with every text that can go out. */
export function beginDraft(choosable: readonly Position[], last: Edition | undefined, language: Language): EditionDraft {
  const ids = choosable.map(({ id }) => id)
  if (!last) {
    const cover = { title: '', language, place: '', day: '', addressees: '', contact: '', licence: '', plan: '', wordLimit: null }
    return { positions: ids, ...cover, responseTable: true, annex: true }
  }
  const { place, addressees, contact, licence, plan, wordLimit } = last.cover
  return {
    positions: last.positions.filter((id) => ids.includes(id)),
    title: last.title,
    language: last.language,
    place,
    day: '',
    addressees: addressees.join('\n'),
    contact,
    licence,
    plan,
    wordLimit,
    responseTable: last.responseTable,
    annex: last.notAgreed > 0,
  }
}

/** The draft as the host takes it. */
export function requestOf(draft: EditionDraft): InputOf<'submission.preview'> {
  const { day, addressees, positions, ...rest } = draft
  const lines = addressees.split('\n').map((line) => line.trim())
  return { ...rest, positions: [...positions], addressees: lines.filter((line) => line !== ''), ...(day !== '' && { day }) }
}

/** Why a position cannot go out; undefined where it can. The front matter goes by itself. */
export function hindrance({ number, stage }: Position, hasText: boolean): 'open' | 'no-number' | 'withdrawn' | undefined {
  if (stage === 'withdrawn') return 'withdrawn'
  if (!hasText) return 'open'
  return number === null ? 'no-number' : undefined
}
