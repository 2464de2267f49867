/** Editions, previews of the next one and how they were sent, as pages and the command line are shown them. */
import type { OutputOf } from '../../../shared/api/contract.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { type ClosedText, textCode } from '../../../shared/signing/closed-text.ts'
import { type EditionPosition, editionCode } from '../../../shared/submission/edition.ts'
import { submissionWordCount } from '../../../shared/submission/submission.ts'
import { type NamedAnswer, type Tally, tallyOf } from '../../../shared/submission/tally.ts'
import type { EditionRecord, PreparedEdition } from '../../core/submission/editions.ts'
import type { Sending } from '../../core/submission/sendings.ts'
import type { OpenEditions } from '../edition-files.ts'

type EditionView = OutputOf<'submission.list'>[number]
type SendingView = EditionView['sendings'][number]
type TextView = EditionView['texts'][number]
type Wents = OutputOf<'submission.mine'>

/** A function that shows editions of what is open. */
export function viewIn(opened: OpenEditions): (record: EditionRecord) => EditionView {
  const { editions, coalition } = opened
  const sendings = editions.sendings.list().map((sending) => sendingView(opened, sending))
  const membership = new Map(coalition.members().flatMap((member) => member.computers.map((device) => [device, member] as const)))
  return ({ edition, hash, by }) => {
    const { name = '', organisationName = '' } = membership.get(by) ?? {}
    const { place, addressees, contact, licence, plan, wordLimit } = edition
    return {
      id: hash,
      edition: edition.edition,
      code: editionCode(hash),
      title: edition.title,
      day: edition.day,
      language: edition.language,
      madeBy: { name, organisationName },
      positions: edition.positions.map(({ position }) => position),
      texts: edition.positions.map((position) => textView(position, editions.titleOf(position.text))),
      cover: { place, addressees: [...addressees], contact, licence, plan, wordLimit },
      responseTable: edition.responseTable ?? true,
      notAgreed: edition.notAgreed?.length ?? 0,
      scans: coalition.isCoordinator() ? editions.scans(edition).length : 0,
      named: countsOf(tallyOf(edition)),
      hidden: { ...edition.hidden },
      sendings: sendings.filter((one) => one.edition === hash),
    }
  }
}

/** How one edition was handed over, with names. */
export function sendingView({ coalition }: Pick<OpenEditions, 'coalition'>, sending: Sending): SendingView {
  const names = new Map<PersonId, string>(coalition.members().map(({ id, name }) => [id as PersonId, name]))
  const nameOf = (by: PersonId | undefined): string => (by && names.get(by)) ?? ''
  const { id, edition, channel, to, on, note, by, outcome } = sending
  return {
    id,
    edition,
    channel,
    to,
    on,
    note,
    by: nameOf(by),
    outcome: outcome && {
      result: outcome.result,
      reference: outcome.reference,
      on: outcome.on,
      note: outcome.note,
      by: nameOf(outcome.by),
    },
  }
}

/** What an edition that nobody has made yet would say. */
export function previewView({ content, texts, obstacles, wording }: PreparedEdition, isUnchanged: boolean): OutputOf<'submission.preview'> {
  const tally = tallyOf(content)
  return {
    edition: content.edition,
    isUnchanged,
    words: submissionWordCount(content, texts),
    obstacles: obstacles.map(({ code, position }) => ({
      code,
      position: position && { id: position.id, number: position.number, title: position.title },
    })),
    texts: tally.byPosition.map(({ position, signed, recorded, silent, earlier }) => ({
      ...textView(position, texts.get(position.text)?.title ?? ''),
      words: submissionWordCount({ positions: [position] }, texts as ReadonlyMap<typeof position.text, ClosedText>),
      signed: signed.map(supporterOf),
      recorded: recorded.map(supporterOf),
      silent: silent.map(supporterOf),
      earlier: earlier.map(supporterOf),
    })),
    named: countsOf(tally),
    hidden: { ...content.hidden },
    wording: wording.printed.map((one) => ({ ...one })),
    leftOut: wording.leftOut,
  }
}

/** What editions say of the organisation of the person here. */
export function wentOut({ editions, coalition }: OpenEditions): Wents {
  const own = coalition.me()?.organisation
  return editions.list().map(({ edition, hash }) => {
    const mine = new Map(edition.answers.filter(({ organisation }) => organisation === own).map((answer) => [answer.position, answer]))
    const answers = edition.positions.flatMap((position): Wents[number]['answers'] => {
      const answer = mine.get(position.position)
      if (!answer) return []
      const text = textView(position, editions.titleOf(position.text))
      const earlierText = answer.text === position.text ? null : answer.textNumber
      return [{ text, basis: answer.basis, exception: answer.reservation, earlierText }]
    })
    return { id: hash, edition: edition.edition, answers }
  })
}

function textView({ position, number, text, textNumber, closedOn }: EditionPosition, title: string): TextView {
  return { position, number, title, hash: text, code: textCode(text), textNumber, closedOn }
}

const supporterOf = ({ organisation, name, reservation }: NamedAnswer) => ({ id: organisation, name, exception: reservation })
const countsOf = ({ signed, recorded, silent }: Tally) => ({ signed: signed.length, recorded: recorded.length, silent: silent.length })
