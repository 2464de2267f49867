/** Answers about stages, closed texts, sign-ons and the matrix. */
import type { signingCalls } from '../../../shared/api/calls/signing.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { nodesOfCanonical } from '../../../shared/document/canonical-content.ts'
import { blocksToMarkdown } from '../../../shared/document/markdown.ts'
import { nodeText } from '../../../shared/document/node-text.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId, PersonId } from '../../../shared/ids.ts'
import { type Attachment, attachmentDocument } from '../../../shared/signing/attachment.ts'
import { type ClosedText, canonicalClosedText } from '../../../shared/signing/closed-text.ts'
import { compareClosedTexts } from '../../../shared/signing/compare-closed-texts.ts'
import type { ClosedRecord } from '../../core/signing/closed-texts.ts'
import type { SilenceOutcome } from '../../core/signing/silence-procedure.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { deadlineView } from '../views.ts'

/** See the head of this file. */
export function signingHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof signingCalls> {
  return {
    'position.stage': ({ id, stage }) => {
      const { positions, signing } = here()
      const moved = signing.closed.move(positions.find(id).id, stage)
      return { position: moved.id, stage: moved.stage }
    },
    'position.deadline': ({ id, deadline }) => {
      const { positions } = here()
      const { id: position, stage, deadline: set } = positions.setDeadline(positions.find(id).id, deadline && momentGiven(deadline))
      return { position, stage, deadline: deadlineView(set) }
    },
    'text.close': ({ id, note, deadline }) => {
      const { positions, signing } = here()
      return closedView(here(), signing.closed.close(positions.find(id).id, note, deadline && momentGiven(deadline)))
    },
    'text.list': ({ id }) => {
      const { positions, signing } = here()
      const position = positions.find(id)
      const nameOf = namesOf(here())
      return {
        texts: signing.closed.list(position.id).map((record) => closedView(here(), record)),
        late: signing.closed.late(position).map(({ person, entries }) => ({ ...nameOf(person), edits: entries })),
      }
    },
    'text.show': (input) => showClosed(here(), input),
    'text.compare': ({ from, to, isBack }) => {
      const { closed } = here().signing
      const record = closed.find(from)
      const first = closed.read(record)
      const second = to === undefined ? closed.now(record.position) : closed.read(closed.find(to))
      return isBack ? comparisonView(second, first) : comparisonView(first, second)
    },
    'text.since-look': ({ id }) => {
      const { positions, signing } = here()
      const position = positions.find(id).id
      const look = signing.looks.last(position)
      if (!look) return null
      const compared = comparisonView(look.text, signing.closed.now(position))
      const isSame = compared.facts.length === 0 && compared.paragraphs.every(({ change }) => change === 'same')
      return isSame ? null : { ...compared, lookedAt: look.at }
    },
    'text.changed-since-look': () => [...here().signing.looks.changed()],
    'signons.sign': ({ answers, mandate, language }) => {
      const { signing } = here()
      const said = answers.map(({ text, ...answer }) => ({ ...answer, hash: signing.closed.find(text).hash }))
      signing.signOns.sign(said, mandate, language)
      return { answered: said.length }
    },
    'signons.record': ({ answers, attachment: attached }) => {
      const { signing } = here()
      const said = answers.map(({ text, organisation, ...answer }) => ({
        ...answer,
        organisation: organisation as OrganisationId,
        hash: signing.closed.find(text).hash,
      }))
      const attachment = attached && keptAttachment(here(), attached)
      signing.signOns.record(said.map((one) => ({ ...one, attachment })))
      return { recorded: said.length }
    },
    'signons.rule': ({ organisation, text, counts, why }) => {
      const { signing } = here()
      signing.signOns.rule(organisation as OrganisationId, signing.closed.find(text).hash, { counts, why })
      return { counts }
    },
    'signons.attachment': (input) => attachedTo(here(), input),
    'signons.announce-silence': ({ texts, until, zone }) => {
      const { signing } = here()
      return silenceView(here(), signing.announceSilence(texts.map(signing.closed.find), Date.parse(until), zone ?? null))
    },
    'signons.count-silence': ({ texts }) => {
      const { signing } = here()
      return silenceView(here(), signing.countSilence(texts.map(signing.closed.find)))
    },
    'signons.matrix': () => here().matrixPages.whole(),
    'signons.changes': ({ since }) => here().matrixPages.changes(since),
  }
}

/** Puts a file that came with a call into the record, where it stays: once everything else in the call was found to be good. */
export const keptAttachment = ({ signing }: OpenCoalition, { name, file }: { readonly name: string; readonly file: string }): Attachment =>
  signing.attachments.keep(name, Uint8Array.from(Buffer.from(file, 'base64')))

function attachedTo({ signing, bringing }: OpenCoalition, { organisation, text }: ParsedInputOf<'signons.attachment'>) {
  const { hash } = signing.closed.find(text)
  const attachment = signing.signOns.all().find((answer) => answer.organisation === organisation && answer.hash === hash)?.attachment
  if (!attachment) throw new AppError('not-found', 'This answer has no scan or mail.')
  const file = signing.attachments.read(attachment)
  // Like a text that is opened: what lacks of it comes as those do.
  if (!file) bringing.show(attachmentDocument(attachment.hash))()
  const name = `${attachment.name || 'attachment'}.${attachment.type}`
  return { name, file: file ? Buffer.from(file).toString('base64') : null }
}

const momentGiven = ({ at, zone }: { readonly at: string; readonly zone: string }) => ({ at: Date.parse(at), zone })

function closedView({ signing, positions, coalition }: OpenCoalition, record: ClosedRecord): OutputOf<'text.close'> {
  const { position, hash, code, number, note, closedAt } = record
  const by = coalition.members().find(({ id }) => id === record.by)?.name ?? ''
  const isInForce = signing.closed.inForce(positions.find(position))?.hash === hash
  return { position, hash, code, number, note, closedAt, by, isInForce }
}

function comparisonView(before: ClosedText, after: ClosedText): OutputOf<'text.compare'> {
  const { paragraphs, facts, ...counts } = compareClosedTexts(before, after)
  return { paragraphs: paragraphs.map(({ change, parts }) => ({ change, parts: [...parts] })), facts: [...facts], ...counts }
}

function showClosed(here: OpenCoalition, { text, format }: ParsedInputOf<'text.show'>): OutputOf<'text.show'> {
  const record = here.signing.closed.find(text)
  const closed = here.signing.closed.read(record)
  const { title, ask, stance, commitment, language } = closed
  const facts = { ...closedView(here, record), title, ask, stance, commitment, language }
  if (format === 'canonical') return { ...facts, canonical: canonicalClosedText(closed) }
  const body = nodesOfCanonical(closed.content)
  if (format === 'markdown') return { ...facts, markdown: blocksToMarkdown(body) }
  if (format === 'json') return { ...facts, body: { content: body, isComplete: true } }
  return { ...facts, text: body.map(nodeText).join('\n\n') }
}

function silenceView({ signing }: OpenCoalition, { organisations, notReached }: SilenceOutcome): OutputOf<'signons.count-silence'> {
  const names = new Map(signing.matrix().rows.map(({ id, name }) => [id, name]))
  return { organisations, notReached: notReached.map((id) => names.get(id) ?? '') }
}

function namesOf({ coalition }: OpenCoalition): (person: PersonId | undefined) => { person: string; organisationName: string } {
  const members = new Map(coalition.members().map((member) => [member.id, member]))
  return (person) => {
    const found = person && members.get(person)
    return { person: found?.name ?? '', organisationName: found?.organisationName ?? '' }
  }
}
