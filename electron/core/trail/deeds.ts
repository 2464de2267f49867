/** What an entry of the log does, in the terms of the coalition: the ground for its trail. */

import { KIND } from '../../../shared/entry/header.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { actOfEntry, type MembershipAct } from '../../../shared/membership/acts.ts'
import { decodeRecordAct, type RecordChange } from '../../../shared/record/acts.ts'
import { AGREEMENT_RECORD, answerOfRecord, RELAYS_RECORD } from '../../../shared/record/field-rights.ts'
import { textCode } from '../../../shared/signing/closed-text.ts'
import { decodeClosing } from '../../../shared/signing/closing.ts'
import { readOutcome } from '../../../shared/signing/outcome.ts'
import type { DeedKind } from '../../../shared/signing/terms.ts'
import { editionCode, editionHash } from '../../../shared/submission/edition.ts'
import { decodeEditionAct } from '../../../shared/submission/edition-act.ts'
import { INVITATION_RECORD } from '../coalition/withdrawn-invitations.ts'
import type { StoredEntry } from '../ports/replica-store.ts'

/** One deed of one entry. */
export interface Deed {
  readonly kind: DeedKind
  /** The position it is about; undefined for the coalition's affairs. */
  readonly position: DocumentId | undefined
  /** Whom or what: a person or organisation id, a stage, a text code, a decision, names of fields. */
  readonly subject: string
  /** By the author's clock, milliseconds; undefined where the entry says none. */
  readonly at: number | undefined
}

const deed = (kind: DeedKind, more: Partial<Deed> = {}): Deed => ({ kind, position: undefined, subject: '', at: undefined, ...more })

/** The deeds of an entry; none for one that cannot be read. Whether they were by right is not asked here. */
export function deedsOf({ header, body }: StoredEntry): readonly Deed[] {
  if (header.kind === KIND.text) return header.document ? [deed('wrote', { position: header.document })] : []
  if (!body) return []
  if (header.kind === KIND.closing) return deedsOfClosing(body)
  if (header.kind === KIND.edition) return deedsOfEdition(body)
  if (header.kind === KIND.membership) {
    const act = actOfEntry(header, body)
    return act.ok && act.value !== 'unknown' ? [deed(kindOf(act.value), { subject: subjectOf(act.value), at: act.value.clock })] : []
  }
  const act = decodeRecordAct(body)
  if (!act.ok || act.value === 'unknown') return []
  const { changes, clock } = act.value
  return deedsOfChanges(changes).map((one) => ({ ...one, at: one.at ?? clock }))
}

function deedsOfClosing(body: Uint8Array): readonly Deed[] {
  const closing = decodeClosing(body)
  if (!closing.ok) return []
  const { position, hash, clock } = closing.value
  return [deed('closed', { position, subject: textCode(hash), at: clock })]
}

function deedsOfEdition(body: Uint8Array): readonly Deed[] {
  const edition = decodeEditionAct(body)
  return edition.ok ? [deed('made-edition', { subject: editionCode(editionHash(edition.value.content)), at: edition.value.clock })] : []
}

const MEMBERSHIP_KINDS: { readonly [T in MembershipAct['t']]: DeedKind } = {
  found: 'founded',
  invite: 'invited',
  admit: 'let-in',
  role: 'changed-roles',
  remove: 'removed',
  'remove-computer': 'removed-computer',
  'set-aside': 'set-aside',
  succeed: 'went-on-as-new-computer',
  epoch: 'began-epoch',
}

/** What people do for another computer of their own has names of its own. */
function kindOf(act: MembershipAct): DeedKind {
  if (act.t === 'invite' && act.computerOf !== undefined) return 'invited-computer'
  if (act.t === 'admit' && act.computerOf !== undefined) return 'let-in-computer'
  return MEMBERSHIP_KINDS[act.t]
}

/** A computer is named by its id: whose it is, the membership says. */
function subjectOf(act: MembershipAct): string {
  if (act.t === 'remove-computer') return act.device
  if ('computerOf' in act && act.computerOf !== undefined) return act.computerOf
  if ('person' in act) return act.person
  return 'organisation' in act ? act.organisation : ''
}

/** A plan's rows are one deed however many there are. */
function deedsOfChanges(changes: readonly RecordChange[]): readonly Deed[] {
  const deeds = changes.map(deedOfChange)
  const imported = deeds.filter(({ kind }) => kind === 'imported-plan')
  const others = deeds.filter(({ kind }) => kind !== 'imported-plan')
  return imported.length > 0 ? [deed('imported-plan', { subject: String(imported.length) }), ...others] : others
}

const PLAN_KINDS: ReadonlySet<string> = new Set(['plan', 'commitment', 'milestone', 'indicator'])

function deedOfChange({ kind, id, fields }: RecordChange): Deed {
  const answer = answerOfRecord(id)
  if (answer) return deedOfAnswer(answer.position, fields)
  if (PLAN_KINDS.has(kind)) return deed('imported-plan')
  const named = DEEDS_BY_KIND.get(kind)
  if (named) return named(id, fields)
  if (kind === 'organisation' && 'outside' in fields) return deedOfSupporter(fields)
  if (kind === 'organisation' && 'hidden' in fields) {
    return deed(fields['hidden'] === true ? 'hid-organisation' : 'showed-organisation', { subject: id })
  }
  return deed('other', { subject: kind })
}

/** Its name as printed stands in the act. */
function deedOfSupporter(fields: RecordChange['fields']): Deed {
  const { name, before, removed } = objectIn(fields['outside'])
  const subject = textIn(name)
  if (textIn(removed) !== '') return deed('removed-supporter', { subject })
  return deed(Array.isArray(before) && before.length > 0 ? 'renamed-supporter' : 'added-supporter', { subject })
}

type DeedOf = (id: string, fields: RecordChange['fields']) => Deed

/** Kinds of record of which every change is a deed of one kind. */
const DEEDS_BY_KIND: ReadonlyMap<string, DeedOf> = new Map<string, DeedOf>([
  ['position', (id, fields) => deedOfPosition(id as DocumentId, fields)],
  ['remark', (id, fields) => deedOfRemark(id, fields)],
  ['remark-reply', (id, fields) => deedOfRemark(id, fields)],
  ['sending', (_, fields) => deedOfSending(fields)],
  [AGREEMENT_RECORD, () => deed('set-rule')],
  // Without a subject: what was set holds passwords.
  [RELAYS_RECORD, () => deed('set-servers')],
  ['outcome', (_, fields) => deedOfOutcome(fields)],
  ['response', (_, fields) => deedOfResponse(fields)],
  [INVITATION_RECORD, (_, fields) => deedOfInvitation(fields)],
])

function deedOfOutcome(fields: RecordChange['fields']): Deed {
  const outcome = readOutcome(fields['outcome'])
  return deed('kept-outcome', { position: outcome?.position, at: outcome?.clock })
}

function deedOfInvitation(fields: RecordChange['fields']): Deed {
  const { organisation, clock } = objectIn(fields['withdrawn'])
  return deed('withdrew-invitation', { subject: textIn(organisation), at: numberIn(clock) })
}

/** The subject is the edition's code, or what came back. */
function deedOfSending(fields: RecordChange['fields']): Deed {
  const said = objectIn(fields['outcome'] ?? fields['sent'])
  const at = numberIn(said['clock'])
  if ('outcome' in fields) return deed('heard-of-sending', { subject: textIn(said['result']), at })
  const edition = textIn(said['edition'])
  return deed('sent-edition', { subject: /^[0-9a-f]{64}$/.test(edition) ? editionCode(edition) : '', at })
}

function deedOfResponse(fields: RecordChange['fields']): Deed {
  const said = objectIn(fields['response'])
  const position = textIn(said['position'])
  return deed('kept-response', { position: position === '' ? undefined : (position as DocumentId), at: numberIn(said['clock']) })
}

function deedOfAnswer(position: DocumentId, fields: RecordChange['fields']): Deed {
  const [name = '', value] = Object.entries(fields)[0] ?? []
  const said = objectIn(value)
  const about = { position, subject: textIn(said['decision']), at: numberIn(said['clock']) }
  if (name === 'ruling') return deed('ruled', { ...about, subject: said['counts'] === true ? 'counts' : 'does-not-count' })
  if (name === 'recorded') return deed(said['attachment'] ? 'recorded-with-file' : 'recorded', about)
  return name === 'silence' ? deed('counted-silence', about) : deed('answered', about)
}

function deedOfPosition(position: DocumentId, fields: RecordChange['fields']): Deed {
  if ('created' in fields) {
    const at = Date.parse(textIn(fields['created']))
    return deed('created', { position, subject: textIn(fields['title']), at: Number.isNaN(at) ? undefined : at })
  }
  if ('stage' in fields) return deed('moved', { position, subject: textIn(fields['stage']) })
  return deed('changed-facts', { position, subject: Object.keys(fields).sort().join(', ') })
}

/** Where a remark that was settled stands is not said in the act: its id is the subject. */
function deedOfRemark(id: string, fields: RecordChange['fields']): Deed {
  const position = textIn(fields['position'])
  const about = { position: position === '' ? undefined : (position as DocumentId), at: numberIn(fields['at']) }
  return 'settled' in fields ? deed('settled', { subject: id }) : deed('remarked', { ...about, subject: textIn(fields['kind']) })
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
