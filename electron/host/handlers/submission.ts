/** Answers about the joint submission: editions, their documents and proof, hidden organisations. */

import type { submissionCalls } from '../../../shared/api/calls/submission.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import { submissionWordCount } from '../../../shared/submission/submission.ts'
import { nameOn } from '../../core/coalition/names.ts'
import type { EditionRecord, EditionRequest, PreparedEdition } from '../../core/submission/editions.ts'
import { assertNoObstacle } from '../../core/submission/obstacles.ts'
import { buildDocuments, documentsOf, type OpenEditions, proofOf } from '../edition-files.ts'
import type { HostState } from '../host-state.ts'
import { recordedFiles } from '../recorded-files.ts'
import { previewView, sendingView, viewIn, wentOut } from './edition-views.ts'

/** What building needs of the host. */
export type SubmissionHost = Pick<HostState, 'word' | 'openDocument' | 'checkScript'> & {
  readonly tools: Pick<HostState['tools'], 'clock'>
}

/** See the head of this file. */
export function submissionHandlers(host: SubmissionHost, here: () => OpenEditions): HandlersOf<keyof typeof submissionCalls> {
  return {
    'submission.list': () => {
      const view = viewIn(here())
      return here().editions.list().map(view)
    },
    'submission.preview': (input) => {
      const { editions } = here()
      const prepared = editions.prepare(requestOf(host, input))
      const last = editions.list().at(-1)
      return previewView(prepared, last !== undefined && saysTheSame(prepared, last))
    },
    'submission.build': async (input) => {
      await here().codeNames.ready()
      const { record, isNew } = await chosenEdition(host, here(), input)
      return await builtView(host, here(), { record, isNew, withScans: input.scans })
    },
    'submission.mine': () => wentOut(here()),
    'submission.sent': ({ edition, ...said }) => {
      const { editions } = here()
      return sendingView(here(), editions.sendings.add({ ...said, edition: editions.find(edition).hash }))
    },
    'submission.receipt': ({ id, ...said }) => sendingView(here(), here().editions.sendings.settle(id, said)),
    'organisation.hide': ({ id, hidden }) => {
      here().editions.hidden.mark(id as OrganisationId, hidden)
      return { id, hidden }
    },
    'organisation.hidden': () => {
      const { editions, coalition } = here()
      return [...editions.hidden.all()].map((id) => ({ id, name: nameOn(coalition.cards.get('organisation', id)) ?? '' }))
    },
  }
}

type BuildInput = ParsedInputOf<'submission.build'>

/** The edition that was made before, or a new one. Laying out takes a while: what is made is what the record says then, not before. */
async function chosenEdition(
  host: SubmissionHost,
  opened: OpenEditions,
  input: BuildInput,
): Promise<{ record: EditionRecord; isNew: boolean }> {
  const chosen = editionToMake(host, opened, input)
  if ('record' in chosen) return { record: chosen.record, isNew: false }
  const { content, texts } = chosen
  const documents = documentsOf(await buildDocuments(host, content, texts))
  const now = editionToMake(host, opened, input)
  const isSame = 'content' in now && JSON.stringify(now.content) === JSON.stringify(content)
  // Meanwhile an organisation may have hidden itself, or a second press may have made the edition.
  if (!isSame) return await chosenEdition(host, opened, input)
  return { record: opened.editions.make(content, documents), isNew: true }
}

/** What a new edition would say, or the one made before that is meant. Throws what hinders a new one. */
function editionToMake(
  host: SubmissionHost,
  opened: OpenEditions,
  input: BuildInput,
): PreparedEdition | { readonly record: EditionRecord } {
  const { editions } = opened
  const { edition: name, scans: _, ...choice } = input
  const all = editions.list()
  const next = String((all.at(-1)?.edition.edition ?? 0) + 1)
  if (name !== undefined && name !== next) {
    const record = editions.find(name)
    assertSameChoice(opened, record, input)
    return { record }
  }
  const prepared = editions.prepare(requestOf(host, choice))
  assertNoObstacle(prepared.obstacles)
  const last = all.at(-1)
  if (name === undefined && last && saysTheSame(prepared, last)) return { record: last }
  return prepared
}

function requestOf({ tools }: SubmissionHost, { day, ...input }: ParsedInputOf<'submission.preview'>): EditionRequest {
  return { ...input, day: day ?? new Date(tools.clock.now()).toISOString().slice(0, DAY_CHARACTERS) }
}

const DAY_CHARACTERS = 10

/** An edition never changes: whoever names other positions or another title wants another edition. */
function assertSameChoice({ positions }: OpenEditions, { edition }: EditionRecord, input: BuildInput): void {
  const wanted = input.positions.map((name) => positions.find(name).id)
  const held = edition.positions.filter(({ position }) => wanted.includes(position) || wanted.length === 0).map(({ position }) => position)
  const isSame = (input.title === '' || input.title === edition.title) && (wanted.length === 0 || wanted.join() === held.join())
  if (!isSame)
    throw new AppError(
      'bad-input',
      `Edition ${edition.edition} never changes: it has another title or other positions. Leave the number out to make a new one.`,
    )
}

/** True if a new edition would say what the last one says, but for its number and the day. */
function saysTheSame({ content }: PreparedEdition, { edition }: EditionRecord): boolean {
  const { documents: _, ...last } = edition
  const leftOut = { edition: 0, day: '' }
  return JSON.stringify({ ...content, ...leftOut }) === JSON.stringify({ ...orderedAs(content, last), ...leftOut })
}

/** The same fields in the order of another object: what was read has the order of its schema. */
function orderedAs<T extends object>(order: T, value: T): T {
  return Object.fromEntries(Object.keys(order).map((key) => [key, value[key as keyof T]])) as T
}

async function builtView(
  host: SubmissionHost,
  opened: OpenEditions,
  { record, isNew, withScans }: { readonly record: EditionRecord; readonly isNew: boolean; readonly withScans: boolean },
): Promise<OutputOf<'submission.build'>> {
  const { editions } = opened
  const { edition } = record
  const texts = editions.texts(edition)
  const documents = await buildDocuments(host, edition, texts)
  if (JSON.stringify(documentsOf(documents)) !== JSON.stringify(edition.documents))
    throw new AppError(
      'update-required',
      `This version of Chorus lays out documents differently from the one that made edition ${edition.edition}. Hand out the files that were made then.`,
    )
  const scans = withScans ? recordedFiles(opened, record) : undefined
  const files = new Map([...documents, ...(await proofOf(host, editions, record, texts)), ...(scans?.files ?? [])])
  editions.assertDiscreet(files)
  return {
    ...viewIn(opened)(record),
    isNew,
    words: submissionWordCount(edition, texts),
    wordLimit: edition.wordLimit,
    scansLeftOut: scans?.leftOut ?? 0,
    files: [...files].map(([name, bytes]) => ({ name, file: Buffer.from(bytes).toString('base64') })),
  }
}
