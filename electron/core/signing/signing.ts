/** Everything about closed texts and sign-ons of one coalition, joined: what is open, who answered, who owes. */
import type { DocumentId, OrganisationId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import { type Agreement, type AgreementRule, type AnswerCounts, judgeAgreement } from '../../../shared/signing/agreement.ts'
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
import { type Cell, isUnanswered, matrixOf } from './matrix.ts'
import { openSignOns, type SignOns } from './sign-ons.ts'
import { openSilence, type Silence, type Silent } from './silence.ts'

/** One organisation of the matrix. */
export interface MatrixRow {
  readonly id: OrganisationId
  readonly name: string
  readonly isMine: boolean
  /** Its people belonged once and nobody of it does now: what it answered stands, and it owes nothing. SPEC rule SIGN-7. */
  readonly hasLeft: boolean
  /** When any of its computers was last heard from, milliseconds; null if never, and for one's own. */
  readonly heardAt: number | null
  /** In the order of the positions. */
  readonly cells: readonly Cell[]
}

/** What became of silence: how many, and who was left out because nothing shows that the text is there. */
export interface SilenceOutcome {
  readonly organisations: number
  readonly notReached: readonly OrganisationId[]
}

/** How the coalition stands to one text under its rule. */
export interface TextAgreement {
  readonly position: Position
  readonly text: ClosedRecord
  readonly agreement: Agreement
  readonly yes: number
  readonly needed: number
  readonly counts: AnswerCounts
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
  readonly silence: Silence
  /** Announces to everybody who owes an answer to these texts and has them that silence counts after `until`, milliseconds. Throws as `Silence`. */
  readonly announceSilence: (texts: readonly ClosedRecord[], until: number) => SilenceOutcome
  /** Counts the silence of those who still owe an answer and whose time is over. Throws as `Silence`. */
  readonly countSilence: (texts: readonly ClosedRecord[]) => SilenceOutcome
  /** Texts in force under a rule, by number. */
  readonly agreements: (rule: AgreementRule) => readonly TextAgreement[]
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
    const belonging = [...devices.values()].filter(({ device }) => isMemberNow(replica.membership(), device))
    return [...new Set([...belonging, ...invited, ...answers].map(({ organisation }) => organisation))]
  }
  const hasLeft = (id: OrganisationId): boolean => {
    const { devices, invitations } = replica.membership()
    const own = [...devices.values()].filter(({ organisation }) => organisation === id)
    const isInvited = [...invitations.values()].some(({ state, organisation }) => state === 'open' && organisation === id)
    return own.length > 0 && !isInvited && !own.some(({ device }) => isMemberNow(replica.membership(), device))
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
      hasLeft: hasLeft(id),
      heardAt: heard.get(id)?.at ?? null,
      cells: (cells.get(id) ?? []).map((cell) => (hasLeft(id) ? { ...cell, isOwed: false } : cell)),
    }))
    return {
      positions: shown.map((position) => ({ position, text: inForce.get(position.id) })),
      rows: rows.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    }
  }
  const silence = openSilence({ ...tools, isCoordinator })
  const owing = (
    texts: readonly ClosedRecord[],
  ): { readonly silent: readonly Silent[]; readonly notReached: readonly OrganisationId[] } => {
    const { positions: columns, rows } = matrix()
    const wanted = new Set(texts.map(({ hash }) => hash))
    const members = rows.filter((row) => !row.hasLeft)
    const cells = members.flatMap(({ id, cells: own }) =>
      columns.flatMap(({ text }, column) => (text && wanted.has(text.hash) ? [{ organisation: id, text, state: own[column]?.state }] : [])),
    )
    const silent = cells.filter(({ state }) => state === 'owes' || state === 'earlier')
    return {
      silent,
      notReached: [...new Set(cells.filter(({ state }) => state === 'not-reached').map(({ organisation }) => organisation))],
    }
  }
  const countOf = (silent: readonly Silent[]): number => new Set(silent.map(({ organisation }) => organisation)).size
  const announceSilence: Signing['announceSilence'] = (texts, until) => {
    const { silent, notReached } = owing(texts)
    silence.announce(silent, until)
    return { organisations: countOf(silent), notReached }
  }
  const countSilence: Signing['countSilence'] = (texts) => {
    const { silent, notReached } = owing(texts)
    return { organisations: silence.count(silent), notReached }
  }
  const agreements: Signing['agreements'] = (rule) => {
    const { positions: columns, rows } = matrix()
    return columns.flatMap(({ position, text }, column) => {
      if (!text) return []
      const counts = answerCounts(rows.flatMap((row) => countedCell(row, column)))
      return [{ position, text, counts, ...judgeAgreement(rule, counts) }]
    })
  }
  return { closed, signOns, matrix, silence, announceSilence, countSilence, agreements }
}

/** Who left counts where it answered, and is not asked where it did not. */
function countedCell({ cells, hasLeft }: MatrixRow, column: number): readonly Cell[] {
  const cell = cells[column]
  return cell && !(hasLeft && isUnanswered(cell.state)) ? [cell] : []
}

/** Whoever has not shown to have the text may have answered it all the same. */
function answerCounts(cells: readonly Cell[]): AnswerCounts {
  const count = (...states: readonly Cell['state'][]): number => cells.filter(({ state }) => states.includes(state)).length
  const isYes = ({ answer }: Cell): boolean => answer?.decision === 'endorsed' || answer?.decision === 'endorsed_with_reservation'
  const recorded = cells.filter(({ state }) => state === 'recorded')
  return {
    asked: cells.length,
    signed: count('signed', 'signed-except'),
    silent: count('silence'),
    recordedYes: recorded.filter(isYes).length,
    otherwise: count('no-side', 'declined', 'withdrawn', 'kept-earlier') + recorded.filter((cell) => !isYes(cell)).length,
    owing: count('owes', 'earlier', 'not-reached', 'discussing'),
    unheard: count('not-reached'),
  }
}

/** Reads no register again: `texts` has them all. */
function latestInForce(position: Position, texts: ReturnType<ClosedTexts['all']>, closed: ClosedTexts): ClosedRecord | undefined {
  return closed.isClosed(position) ? texts.get(position.id)?.at(-1) : undefined
}
