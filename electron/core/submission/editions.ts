/** Editions of the joint submission: making one, listing them, and everything that documents and the proof are made of. SPEC rules SUB-1 to SUB-6, PROOF-1 to PROOF-4. */
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import type { Crypto } from '../../../shared/crypto/crypto.ts'
import { hasBody } from '../../../shared/entry/run.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DeviceId, OrganisationId } from '../../../shared/ids.ts'
import { proofEntryOf } from '../../../shared/proof/proof-entry.ts'
import { type Proof, proofFiles } from '../../../shared/proof/proof-files.ts'
import { type ClosedHash, type ClosedText, canonicalClosedText } from '../../../shared/signing/closed-text.ts'
import {
  canonicalEdition,
  type Edition,
  type EditionAnswer,
  type EditionContent,
  editionBytes,
} from '../../../shared/submission/edition.ts'
import type { Coalition } from '../coalition/coalition.ts'
import { nameOn } from '../coalition/names.ts'
import type { Plans } from '../plan/plans.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Positions } from '../position/positions.ts'
import type { Remarks } from '../remark/remarks.ts'
import type { Replica } from '../replica/replica.ts'
import type { Answer } from '../signing/answer-records.ts'
import type { Signing } from '../signing/signing.ts'
import type { AnnexedWording } from './annexed-wording.ts'
import { holdsSecret, nameFoundIn, type Secrets, secretsOf } from './discretion.ts'
import { draftEdition, type EditionRequest } from './drafting.ts'
import { type EditionRecord, openEditionReader } from './edition-records.ts'
import { type HiddenOrganisations, openHiddenOrganisations } from './hidden-organisations.ts'
import type { Obstacle } from './obstacles.ts'
import { type RecordedScan, recordedScans } from './recorded-scans.ts'
import { openResponses, type Responses } from './responses.ts'
import { openSendings, type Sendings } from './sendings.ts'
import { entryOfAnswer, mayBeShown } from './signed-entries.ts'

export type { EditionRequest } from './drafting.ts'
export type { EditionRecord } from './edition-records.ts'

/** An edition that nobody has made yet, and the texts it is made of. */
export interface PreparedEdition {
  readonly content: EditionContent
  readonly texts: ReadonlyMap<ClosedHash, ClosedText>
  /** What hinders making it. */
  readonly obstacles: readonly Obstacle[]
  /** Wording that could be annexed, whether it is or not. */
  readonly wording: AnnexedWording
}

/** See the head of this file. */
export interface Editions {
  readonly hidden: HiddenOrganisations
  /** How they were handed over. */
  readonly sendings: Sendings
  /** What the government answered to them. */
  readonly responses: Responses
  /** Every edition made, by number, then in order of making. */
  readonly list: () => readonly EditionRecord[]
  /** By number, or by code where two have one number. Throws `not-found`, `bad-input`. */
  readonly find: (name: string) => EditionRecord
  /** What the next edition would say, and what hinders it. Throws `no-right` for anyone but a coordinator, `not-found` for an unknown position. */
  readonly prepare: (request: EditionRequest) => PreparedEdition
  /** Signs a prepared edition without obstacles, with its documents, and writes it into the record. */
  readonly make: (content: EditionContent, documents: Edition['documents']) => EditionRecord
  readonly texts: (edition: Edition) => ReadonlyMap<ClosedHash, ClosedText>
  /** The title of a closed text that an edition prints; empty for one that nobody closed. Throws `store-damaged`. */
  readonly titleOf: (text: ClosedHash) => string
  /** The files of its proof folder but the check page. Throws `store-damaged` where an entry it names is not here any more. */
  readonly proof: (record: EditionRecord) => ReadonlyMap<string, string>
  /** Scans and mails of recorded answers that may lie beside its documents. SPEC rule ATTACH-4. */
  readonly scans: (edition: Edition) => readonly RecordedScan[]
  /** False for a file that names an organisation that is hidden now. */
  readonly isDiscreet: (file: Uint8Array) => boolean
  /** Throws `bad-input` if a file names an organisation that is hidden now, or holds a real name that is known here. */
  readonly assertDiscreet: (files: ReadonlyMap<string, Uint8Array>) => void
}

/** What editions stand on. */
export interface EditionTools {
  readonly replica: Replica
  readonly crypto: Crypto
  readonly clock: Clock
  readonly random: Random
  readonly coalition: Coalition
  readonly positions: Positions
  readonly plans: Plans
  readonly remarks: Remarks
  readonly signing: Signing
  /** Real names, known here, of organisations under a code name. */
  readonly realNames: () => ReadonlyMap<OrganisationId, string>
}

/** Editions over a coalition's services. */
export function openEditions(tools: EditionTools): Editions {
  const { replica, crypto, coalition, signing } = tools
  const hidden = openHiddenOrganisations({ replica, isCoordinator: coalition.isCoordinator })
  const sendings = openSendings({ ...tools, isCoordinator: coalition.isCoordinator })
  const responses = openResponses({ ...tools, isCoordinator: coalition.isCoordinator })
  const nameOf = (id: OrganisationId): string =>
    nameOn(coalition.cards.get('organisation', id)) ?? tools.signing.supporters.byId().get(id)?.name ?? ''
  const secrets = (): Secrets => secretsOf(replica.membership(), hidden.all(), nameOf, [...tools.realNames().values()])
  const list = openEditionReader(replica, crypto)
  const find = (name: string): EditionRecord => findEdition(list(), name)

  const prepare = (request: EditionRequest): PreparedEdition => {
    if (!coalition.isCoordinator()) throw new AppError('no-right', 'Only a coordinator makes an edition of the joint submission.')
    const own = replica.membership().devices.get(replica.keys().device)?.organisation
    const { positions: names, responseTable, annex, ...cover } = request
    const { membership } = replica
    const { texts, sources, wording, obstacles, ...draft } = draftEdition({ ...tools, membership, hidden: hidden.all(), nameOf }, names)
    const answers = withEntries(replica, draft.answers, sources)
    const edition = Math.max(0, ...list().map((record) => record.edition.edition)) + 1
    const frame = { schema: 2, coalition: replica.coalition, coalitionName: coalition.name(), edition } as const
    const notAgreed = annex ? [...wording.printed] : []
    const content: EditionContent = { ...frame, ...cover, ...draft, answers, responseTable, notAgreed }
    const isOwnHidden = own !== undefined && hidden.all().has(own)
    return {
      content,
      texts,
      wording,
      obstacles: [
        ...(isOwnHidden ? [{ code: 'own-organisation-hidden', position: null } as const] : []),
        ...obstacles,
        ...(content.title === '' ? [{ code: 'no-title', position: null } as const] : []),
        ...namesFound(content, texts, secrets(), tools.positions),
      ],
    }
  }
  const make: Editions['make'] = (content, documents) => {
    const canonical = canonicalEdition({ ...content, documents: [...documents] })
    const signature = toHex(crypto.sign(replica.keys().seed, editionBytes(canonical)))
    replica.actEdition({ content: canonical, signature })
    const made = list().find((record) => record.canonical === canonical)
    if (!made) throw new Error('the edition was not taken into the record')
    return made
  }
  const texts: Editions['texts'] = ({ positions }) =>
    new Map(positions.map(({ text }) => [text, signing.closed.read(signing.closed.find(text))]))
  const titles = new Map<ClosedHash, string>()
  const titleOf: Editions['titleOf'] = (text) => {
    const known = titles.get(text)
    const record = known === undefined ? [...signing.closed.all().values()].flat().find(({ hash }) => hash === text) : undefined
    if (record) titles.set(text, signing.closed.read(record).title)
    return titles.get(text) ?? ''
  }
  const proof: Editions['proof'] = ({ edition, canonical, by, signature }) => {
    const seal = { by, signature, founding: foundingOf(replica, by, hidden.all()) }
    const canonicalTexts = new Map([...texts(edition)].map(([hash, text]) => [hash, canonicalClosedText(text)]))
    return proofFiles({ edition: canonical, seal, texts: canonicalTexts, signOns: signOnsOf(replica, edition) }, edition)
  }
  const assertDiscreet: Editions['assertDiscreet'] = (files) => {
    const looked = secrets()
    for (const [name, bytes] of files) {
      if (holdsSecret(bytes, looked))
        throw new AppError('bad-input', `${name} would name an organisation that is hidden now, or under a code name. Make a new edition.`)
    }
  }
  const scans: Editions['scans'] = (edition) => recordedScans(edition, replica.records.list('answer'), hidden.all())
  const isDiscreet: Editions['isDiscreet'] = (file) => !holdsSecret(file, secrets())
  return { hidden, sendings, responses, list, find, prepare, make, texts, titleOf, proof, scans, isDiscreet, assertDiscreet }
}

const SHORTEST_CODE = 8

function findEdition(all: readonly EditionRecord[], name: string): EditionRecord {
  const wanted = name.trim().toLowerCase()
  const found = all.filter(
    ({ edition, hash }) => String(edition.edition) === wanted || (wanted.length >= SHORTEST_CODE && hash.startsWith(wanted)),
  )
  const [first, second] = found
  if (!first) throw new AppError('not-found', `There is no edition ${name}.`)
  if (second)
    throw new AppError(
      'bad-input',
      `Two editions were made under this number, apart from each other: ${found.map(({ hash }) => hash.slice(0, 16)).join(', ')}. Name one.`,
    )
  return first
}

/** Names the entry of every signed answer, and whether it may be shown as it is. */
function withEntries(replica: Replica, answers: readonly EditionAnswer[], sources: readonly Answer[]): EditionAnswer[] {
  const devices = new Set<string>(answers.flatMap(({ device }) => (device === null ? [] : [device])))
  return answers.map((answer, index) => {
    const source = sources[index]
    if (answer.basis !== 'explicit' || !source) return answer
    const entry = entryOfAnswer(replica, source)
    if (!entry) throw damaged()
    return { ...answer, entry: entry.hash, isShown: mayBeShown(entry, answers, (device) => devices.has(device)) }
  })
}

function signOnsOf({ store, chains }: Replica, { answers }: Edition): Proof['signOns'] {
  const shown = answers.filter(({ isShown }) => isShown)
  const unique = [...new Map(shown.map((answer) => [answer.entry, answer])).values()]
  return unique.map(({ device, seq, entry: hash }) => {
    const found = chains
      .ofDevice(device as DeviceId)
      .map(({ chain }) => store.entry(chain, seq ?? 0))
      .find((entry) => entry?.hash === hash)
    const entry = found && hasBody(found) ? proofEntryOf(found) : undefined
    if (!entry) throw damaged()
    return entry
  })
}

const damaged = (): AppError => new AppError('store-damaged', 'A signature cannot be read any more. Restore a backup.')

/** The founding act, where this computer wrote it and nobody hidden stands in it. */
function foundingOf({ store, chains, membership }: Replica, by: DeviceId, hidden: ReadonlySet<OrganisationId>) {
  const standing = membership().devices.get(by)
  const [main] = chains.ofDevice(by)
  const isFounder = standing !== undefined && standing.lockbox === undefined
  if (!main || !isFounder || hidden.has(standing.organisation)) return null
  const entry = store.entry(main.chain, 1)
  return (entry && hasBody(entry) ? proofEntryOf(entry) : undefined) ?? null
}

/** Where hidden organisations are named. SPEC rule HIDE-3. */
function namesFound(content: EditionContent, texts: PreparedEdition['texts'], secrets: Secrets, positions: Positions): readonly Obstacle[] {
  const inTexts = content.positions.flatMap(({ position, text }): readonly Obstacle[] => {
    const closed = texts.get(text)
    const isNamed = closed !== undefined && nameFoundIn(canonicalClosedText(closed), secrets) !== undefined
    return isNamed ? [{ code: 'text-names-hidden', position: positions.find(position) }] : []
  })
  const { notAgreed, ...rest } = content
  const isFound = (part: unknown): boolean =>
    nameFoundIn(JSON.stringify(part), secrets) !== undefined || holdsSecret(utf8(JSON.stringify(part)), secrets)
  return [
    ...inTexts,
    ...(isFound(rest) ? [{ code: 'cover-names-hidden', position: null } as const] : []),
    ...(isFound(notAgreed) ? [{ code: 'annex-names-hidden', position: null } as const] : []),
  ]
}
