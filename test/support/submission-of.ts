/** A small coalition that has signed, recorded and kept silent, and the files of its joint submission. */
import { createOpenDocumentWriter } from '../../electron/adapters/open-document/write-odt.ts'
import { createWordFiles } from '../../electron/adapters/word/word-files.ts'
import { submissionHandlers } from '../../electron/host/handlers/submission.ts'
import { contract, type InputOf, type OutputOf } from '../../shared/api/contract.ts'
import { appendText } from '../../shared/document/edit.ts'
import type { DocumentId, OrganisationId } from '../../shared/ids.ts'
import { answerRecordId } from '../../shared/record/field-rights.ts'
import type { ClosedHash } from '../../shared/signing/closed-text.ts'
import { coalitionOf, type TestCoalition } from './coalition-of.ts'
import type { Computer } from './computer.ts'

/** Stands for the bundled program of the check page where the page is not run. */
const PROGRAM = 'document.title += ""'

/** The day that every organisation's board met. */
export const MANDATE = { body: 'Board', on: '2026-11-10' }

/** A coalition with names, and what it closed. */
export interface SignedCoalition extends TestCoalition {
  /** Positions 0, 1 and 2 in this order. */
  readonly positions: readonly DocumentId[]
  readonly hashes: readonly ClosedHash[]
  readonly organisation: (name: string) => OrganisationId
  readonly build: (by: string, input?: InputOf<'submission.build'>, script?: string) => Promise<Built>
}

/** An edition and its files by name. */
export interface Built {
  readonly answer: OutputOf<'submission.build'>
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Names of organisations as printed; amina coordinates. */
export const PRINTED = {
  amina: 'Budget Watch',
  bilal: 'Green Delta',
  chen: 'Teachers’ Union',
  dina: 'Border House Shelter',
  emil: 'Farmers & Fishers',
  fatou: 'Coast Radio',
  grace: 'Quiet Harbour',
} as const

/** What every test asks for unless it says otherwise. */
export const ASKED = {
  positions: ['1', '2'],
  title: 'Joint submission',
  day: '2026-11-18',
  place: 'Nairobi',
  addressees: ['Ministry of Finance'],
} satisfies InputOf<'submission.build'>

const NAMES = Object.keys(PRINTED) as (keyof typeof PRINTED)[]

/**
 * Amina, bilal and chen sign, chen with an exception; dina signs and grace was recorded, both hidden; emil was recorded; fatou kept silent. All have met, and
 * the hidden have written in the texts, so that every log names them.
 */
export function signedCoalition(): SignedCoalition {
  const coalition = coalitionOf('amina')
  for (const name of NAMES.slice(1)) coalition.letIn(name, ['editor', 'signatory'])
  const meet = (): void => meetAmina(coalition)
  meet()
  const amina = coalition.member('amina')
  for (const name of NAMES) amina.coalition.setNames({ organisation: { id: organisationOf(coalition.member(name)), name: PRINTED[name] } })
  const [budget, land, front] = [paper(amina, 'Budget'), paper(amina, 'Land'), paper(amina, 'Introduction')]
  amina.positions.giveNumber(front, 0)
  meet()
  appendBy(coalition.member('dina'), budget)
  appendBy(coalition.member('grace'), land)
  meet()
  const positions = [front, budget, land]
  const hashes = positions.map((id) => amina.opened.signing.closed.close(id, '').hash)
  for (const name of ['dina', 'grace'] as const) amina.opened.editions.hidden.mark(organisationOf(coalition.member(name)), true)
  meet()
  for (const name of ['dina', 'amina', 'bilal']) sign(coalition.member(name), hashes)
  sign(coalition.member('chen'), hashes.slice(1, 2), 'Not the date')
  recordAndKeepSilent(coalition, positions, hashes)
  meet()
  return {
    ...coalition,
    meet,
    positions,
    hashes,
    organisation: (name) => organisationOf(coalition.member(name)),
    build: (by, input = ASKED, script = PROGRAM) => built(coalition.member(by), input, script),
  }
}

/** Everybody meets amina, who passes on; enough for all to have everything. */
function meetAmina({ link, world }: TestCoalition): void {
  const cuts = NAMES.slice(1).map((name) => link('amina', name))
  world.time.pass(MEETING_MS)
  for (const cut of cuts) cut()
  world.time.pass(10)
}

const MEETING_MS = 35_000

/** Whose computer it is. */
export const organisationOf = ({ replica }: Computer): OrganisationId =>
  replica.membership().devices.get(replica.keys().device)?.organisation as OrganisationId

/** Signs for the organisation of a computer. */
export function sign(computer: Computer, hashes: readonly ClosedHash[], reservation?: string): void {
  const decision = reservation === undefined ? 'endorsed' : 'endorsed_with_reservation'
  computer.opened.signing.signOns.sign(
    hashes.map((hash) => ({ hash, decision, reservation })),
    MANDATE,
    'en',
  )
}

function paper(computer: Computer, title: string): DocumentId {
  const { id } = computer.positions.create({ title, ask: `Settle ${title}` })
  computer.positions.edit(id, (doc) => appendText(doc, `We ask about ${title}.`, 'test'))
  return id
}

const appendBy = (computer: Computer, id: DocumentId): void =>
  computer.positions.edit(id, (doc) => appendText(doc, 'By the end of the year.', 'test'))

function recordAndKeepSilent(coalition: TestCoalition, positions: readonly DocumentId[], hashes: readonly ClosedHash[]): void {
  const amina = coalition.member('amina')
  const [, budget] = hashes as [ClosedHash, ClosedHash]
  const answer = { hash: budget, decision: 'endorsed', on: '2026-11-12', source: 'e-mail' } as const
  amina.opened.signing.signOns.record(
    ['emil', 'grace'].map((name) => ({ ...answer, organisation: organisationOf(coalition.member(name)) })),
  )
  const id = answerRecordId(organisationOf(coalition.member('fatou')), positions[1] as DocumentId, budget)
  const silence = { text: budget, announced: 1, until: 2, clock: 3, taken: 4 }
  amina.replica.actRecords([{ kind: 'answer', id, fields: { silence } }])
}

/** What building needs of a host, on the day of the edition. */
export const hostOf = (script: string = PROGRAM) => ({
  tools: { clock: { now: () => Date.UTC(2026, 10, 18), after: () => ({ cancel: () => undefined }) } },
  word: createWordFiles(),
  openDocument: createOpenDocumentWriter(),
  checkScript: async () => script,
})

async function built(computer: Computer, input: InputOf<'submission.build'>, script: string): Promise<Built> {
  const handlers = submissionHandlers(hostOf(script), () => computer.opened)
  const answer = await handlers['submission.build'](contract['submission.build'].input.parse(input))
  return { answer, files: new Map(answer.files.map(({ name, file }) => [name, Uint8Array.from(Buffer.from(file, 'base64'))])) }
}

/** A proof folder with its documents, as a check reads it. */
export function proofFolder({ files }: Built): Map<string, Uint8Array> {
  return new Map([...files].map(([name, bytes]) => [name.startsWith('proof/') ? name.slice('proof/'.length) : `../${name}`, bytes]))
}
