/** What an edition of the joint submission would say now: chosen texts and everything that was answered to them. SPEC rules SUB-1, SUB-3, SUB-4, SUB-9, HIDE-2. */
import type { DocumentId } from '../../../shared/ids.ts'
import type { ClosedHash, ClosedText } from '../../../shared/signing/closed-text.ts'
import type { Decision } from '../../../shared/signing/terms.ts'
import type { EditionAnswer, EditionContent, EditionPosition } from '../../../shared/submission/edition.ts'
import { compareNames } from '../../../shared/submission/tally.ts'
import type { Plans } from '../plan/plans.ts'
import type { Position, Positions } from '../position/positions.ts'
import type { Answer } from '../signing/answer-records.ts'
import type { ClosedRecord } from '../signing/closed-texts.ts'
import { isRuledOut } from '../signing/late-answers.ts'
import type { Signing } from '../signing/signing.ts'
import { type AnnexedWording, annexedWording, type WordingTools } from './annexed-wording.ts'
import type { Obstacle } from './obstacles.ts'

/** What a coordinator chooses and writes. */
export interface EditionRequest
  extends Pick<EditionContent, 'title' | 'language' | 'place' | 'day' | 'addressees' | 'contact' | 'licence' | 'plan' | 'wordLimit'> {
  /** Ids or numbers, in the order of the document; position 0 comes by itself where it is closed. */
  readonly positions: readonly string[]
  readonly responseTable: boolean
  /** Whether wording that was not agreed is annexed. */
  readonly annex: boolean
}

/** What a draft is made from. */
export interface DraftTools extends WordingTools {
  readonly positions: Positions
  readonly plans: Plans
  readonly signing: Signing
}

/** The parts of an edition that come from the record. */
export interface EditionDraft extends Pick<EditionContent, 'positions' | 'organisations' | 'answers' | 'hidden'> {
  readonly texts: ReadonlyMap<ClosedHash, ClosedText>
  /** Answers as the record holds them, in the order of `answers`. */
  readonly sources: readonly Answer[]
  readonly wording: AnnexedWording
  /** What hinders making it; what it is about is left out of the draft. */
  readonly obstacles: readonly Obstacle[]
}

interface Chosen {
  readonly position: Position
  readonly text: ClosedRecord
  /** Every closed text of the position, oldest first. */
  readonly texts: readonly ClosedRecord[]
}

/** Drafts an edition. Throws `not-found` for an unknown position. */
export function draftEdition(tools: DraftTools, names: readonly string[]): EditionDraft {
  const { chosen, obstacles } = choose(tools, names)
  const all = chosen.flatMap((one) => answersAbout(one, tools.signing.signOns.all()))
  const sources = all.filter(({ organisation }) => !tools.hidden.has(organisation))
  const ids = [...new Set(sources.map(({ organisation }) => organisation))]
  const organisations = ids.map((id) => ({ id, name: tools.nameOf(id) }))
  const isNamed = organisations.every(({ name }) => name !== '')
  const positions = chosen.map(({ position }) => position.id)
  return {
    positions: chosen.map((one) => positionOf(one, tools.plans)),
    organisations: organisations.sort((a, b) => compareNames(a.name, b.name) || compareNames(a.id, b.id)),
    answers: sources.map((source) => answerOf(source, chosen)),
    hidden: hiddenCounts(
      all.filter(({ organisation }) => tools.hidden.has(organisation)),
      chosen,
    ),
    texts: new Map(chosen.map(({ text }) => [text.hash, tools.signing.closed.read(text)])),
    sources,
    wording: annexedWording(tools, positions),
    obstacles: isNamed ? obstacles : [...obstacles, { code: 'name-missing', position: null }],
  }
}

function choose(
  { positions, signing }: DraftTools,
  names: readonly string[],
): { readonly chosen: readonly Chosen[]; readonly obstacles: readonly Obstacle[] } {
  const named = names.map((name) => positions.find(name))
  const isReady = (position: Position): boolean => position.stage !== 'withdrawn' && signing.closed.inForce(position) !== undefined
  const front = positions.list().find((position) => position.number === 0 && isReady(position))
  const ordered = front && !named.some(({ id }) => id === front.id) ? [front, ...named] : named
  const unique = [...new Map(ordered.map((position) => [position.id, position])).values()]
  const chosen = unique.flatMap((position): readonly Chosen[] => {
    const text = signing.closed.inForce(position)
    return text && isReady(position) && position.number !== null ? [{ position, text, texts: signing.closed.list(position.id) }] : []
  })
  const obstacles = unique.flatMap((position): readonly Obstacle[] => {
    if (position.stage === 'withdrawn') return [{ code: 'withdrawn', position }]
    if (!isReady(position)) return [{ code: 'open', position }]
    return position.number === null ? [{ code: 'no-number', position }] : []
  })
  return { chosen, obstacles: unique.length === 0 ? [{ code: 'nothing-chosen', position: null }] : obstacles }
}

function positionOf({ position, text }: Chosen, plans: Plans): EditionPosition {
  const commitment = plans.commitments().find(({ id }) => id === position.commitment)
  return {
    position: position.id,
    number: position.number ?? 0,
    text: text.hash,
    textNumber: text.number,
    closedOn: new Date(text.closedAt).toISOString().slice(0, DAY_CHARACTERS),
    commitmentTitle: commitment?.title ?? '',
    leadAgencies: commitment?.leadAgencies.join(', ') ?? '',
  }
}

const DAY_CHARACTERS = 10

/** What each organisation says in favour of a text: about the one in force, else what it signed before. */
function answersAbout({ position, text, texts }: Chosen, answers: readonly Answer[]): readonly Answer[] {
  const about = answers.filter((answer) => answer.position === position.id)
  const byOrganisation = Map.groupBy(about, ({ organisation }) => organisation)
  return [...byOrganisation.values()].flatMap((said) => {
    const current = said.find(({ hash }) => hash === text.hash)
    if (current && isRuledOut(current, position)) return []
    if (current && !LEAVES_EARLIER.has(current.decision)) return isSupport(current.decision) ? [current] : []
    return earlierOf(said, texts, text)
  })
}

/** The last text before the one in force that it signed. */
function earlierOf(said: readonly Answer[], texts: readonly ClosedRecord[], inForce: ClosedRecord): readonly Answer[] {
  const before = texts.filter(({ hash }) => hash !== inForce.hash).toReversed()
  const [found] = before.flatMap(({ hash }) => said.filter((answer) => answer.hash === hash && answer.basis === 'explicit'))
  return found && isSupport(found.decision) ? [found] : []
}

/** Answers to the text in force beside which one to an earlier text still stands. */
const LEAVES_EARLIER: ReadonlySet<Decision> = new Set(['kept_earlier', 'in_internal_review'])

const isSupport = (decision: Decision): decision is EditionAnswer['decision'] =>
  decision === 'endorsed' || decision === 'endorsed_with_reservation'

function answerOf(
  { organisation, position, hash, basis, decision, reservation, on, device, seq }: Answer,
  chosen: readonly Chosen[],
): EditionAnswer {
  const texts = chosen.find((one) => one.position.id === position)?.texts ?? []
  const isSigned = basis === 'explicit'
  return {
    organisation,
    position,
    text: hash,
    textNumber: texts.find((text) => text.hash === hash)?.number ?? 1,
    basis,
    decision: decision as EditionAnswer['decision'],
    reservation,
    on: basis === 'recorded' ? on : null,
    device: isSigned ? device : null,
    seq: isSigned ? seq : null,
    entry: null,
    isShown: false,
  }
}

/** Each hidden organisation once, by the strongest that it said about any text in force. */
function hiddenCounts(answers: readonly Answer[], chosen: readonly Chosen[]): EditionContent['hidden'] {
  const inForce = new Map<DocumentId, ClosedHash>(chosen.map(({ position, text }) => [position.id, text.hash]))
  const counted = answers.filter(({ position, hash }) => inForce.get(position) === hash)
  const strongest = [...Map.groupBy(counted, ({ organisation }) => organisation).values()].map((said) =>
    BASES.find((basis) => said.some((answer) => answer.basis === basis)),
  )
  const count = (basis: Answer['basis']): number => strongest.filter((one) => one === basis).length
  return { signed: count('explicit'), recorded: count('recorded'), silent: count('tacit') }
}

const BASES: readonly Answer['basis'][] = ['explicit', 'recorded', 'tacit']
