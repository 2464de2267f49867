/** A cell of the matrix as one whole sentence. */
import { isSilent } from '../agreement/silence.ts'
import { isDayAfter } from '../deadline/deadline-words.ts'
import type { MessageId } from '../messages/catalogues.ts'
import { positionName } from '../messages/position-name.ts'
import type { TextValues } from '../messages/say.tsx'
import type { Cell, Column } from './matrix.ts'

/** What says messages and days in the language of the page. */
export interface Sayer {
  readonly say: (id: MessageId, values?: TextValues) => string
  readonly day: (at: number | string) => string
  /** A moment in milliseconds since 1970, and the time zone it was given in. */
  readonly moment: (at: number, zone: string | null) => string
  /** The same for people who may be anywhere. */
  readonly momentForOthers: (at: number, zone: string) => string
}

/** What a cell says, without the names of its organisation and its position: "signed text 3 (board, 10 Nov)". */
export function stateSentence(sayer: Sayer, cell: Cell, { text, deadline }: Pick<Column, 'text' | 'deadline'>): string {
  const { say } = sayer
  const { state, answer, textNumber } = cell
  const number = textNumber ?? text?.number ?? 0
  const details = [...(answer ? detailsOf(sayer, answer, deadline) : []), ...lateOf(sayer, cell), ...silenceOf(sayer, cell)].join('; ')
  const said =
    answer && (state === 'recorded' || (state === 'earlier' && answer.basis === 'recorded'))
      ? recordedWords(say, answer, number)
      : say(`sign-ons.cell.${state}`, { number })
  return details === '' ? said : say('sign-ons.cell.with', { said, details })
}

/** That it came late, and what was ruled. */
function lateOf({ say }: Sayer, { late }: Cell): readonly string[] {
  if (!late) return []
  const { ruling } = late
  if (!ruling) return [say('sign-ons.late')]
  return [
    say(ruling.counts ? 'sign-ons.late.ruled' : 'sign-ons.late.ruled-not', { quote: ruling.why, name: ruling.by || say('trail.somebody') }),
  ]
}

/** That silence will count, to whom it was announced and who has not answered. */
function silenceOf({ say, moment }: Sayer, cell: Cell): readonly string[] {
  const { silence } = cell
  return silence && silence.taken === null && isSilent(cell)
    ? [say('sign-ons.cell.silence-by', { time: moment(silence.until, silence.zone) })]
    : []
}

/** The whole sentence, for screen readers: who, which position, what. */
export function cellSentence(sayer: Sayer, organisation: string, column: Column, cell: Cell): string {
  const position = positionName(sayer.say, column)
  return sayer.say('sign-ons.cell.whole', { organisation, position, said: stateSentence(sayer, cell, column) })
}

type Answer = NonNullable<Cell['answer']>

function recordedWords(say: Sayer['say'], { decision }: Answer, number: number): string {
  return say('sign-ons.cell.recorded', { number, answer: say(`sign-ons.decision.${decision}`) })
}

/** Who decided and when, how it came, what was excepted, until when it is discussed. */
function detailsOf(
  { say, day }: Pick<Sayer, 'say' | 'day'>,
  { mandate, source, on, attachment, reservation, until }: Answer,
  deadline: Column['deadline'],
): readonly string[] {
  return [
    mandate && say('sign-ons.cell.mandate', { body: mandate.body, date: day(mandate.on) }),
    source && say('sign-ons.cell.source', { source, date: on === null ? '' : day(on) }),
    attachment && say('sign-ons.attached.named'),
    reservation && say('sign-ons.cell.except', { quote: reservation }),
    until && say(isDayAfter(until, deadline) ? 'sign-ons.cell.until-late' : 'sign-ons.cell.until', { date: day(until) }),
  ].filter((words): words is string => Boolean(words))
}
