/** To whom the silence procedure applies: those who owe an answer to a text and have it. SPEC rule SIGN-4. */
import type { OrganisationId } from '../../../shared/ids.ts'
import type { CellState } from '../../../shared/signing/terms.ts'
import type { ClosedRecord } from './closed-texts.ts'
import type { Silence, Silent } from './silence.ts'
import type { Matrix } from './whole-matrix.ts'

/** What became of silence: how many, and who was left out because nothing shows that the text is there. */
export interface SilenceOutcome {
  readonly organisations: number
  readonly notReached: readonly OrganisationId[]
}

/** See the head of this file. Both throw as `Silence`. */
export interface SilenceProcedure {
  /** Announces to everybody who owes an answer to these texts and has them that silence counts after `until`, milliseconds, given in `zone` (IANA). */
  readonly announceSilence: (texts: readonly ClosedRecord[], until: number, zone: string | null) => SilenceOutcome
  /** Counts the silence of those who still owe an answer and whose time is over. */
  readonly countSilence: (texts: readonly ClosedRecord[]) => SilenceOutcome
}

/** The procedure over the matrix as it stands. */
export function createSilenceProcedure(matrix: () => Matrix, silence: Silence): SilenceProcedure {
  return {
    announceSilence: (texts, until, zone) => {
      const { silent, notReached } = owing(matrix(), texts)
      silence.announce(silent, until, zone)
      return { organisations: new Set(silent.map(({ organisation }) => organisation)).size, notReached }
    },
    countSilence: (texts) => {
      const { silent, notReached } = owing(matrix(), texts)
      return { organisations: silence.count(silent), notReached }
    },
  }
}

function owing(
  { positions, rows }: Matrix,
  texts: readonly ClosedRecord[],
): { readonly silent: readonly Silent[]; readonly notReached: readonly OrganisationId[] } {
  const wanted = new Set(texts.map(({ hash }) => hash))
  const members = rows.filter((row) => !row.hasLeft && !row.isOutside)
  const cells = members.flatMap(({ id, cells: own }) =>
    positions.flatMap(({ text }, column) => {
      const cell = own[column]
      return text && cell && wanted.has(text.hash) && OWING.has(cell.state) ? [{ organisation: id, text, isReached: cell.isReached }] : []
    }),
  )
  return {
    silent: cells.filter(({ isReached }) => isReached),
    notReached: [...new Set(cells.filter(({ isReached }) => !isReached).map(({ organisation }) => organisation))],
  }
}

/** Who discusses a text has said so: that is no silence. */
const OWING: ReadonlySet<CellState> = new Set(['owes', 'earlier', 'not-reached'])
