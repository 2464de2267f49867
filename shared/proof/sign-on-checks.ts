/** Checks the signed acts of a proof folder against the answers that the edition lists. SPEC rule PROOF-5. */
import { utf8 } from '../bytes/hex.ts'
import type { Crypto } from '../crypto/crypto.ts'
import { KIND } from '../entry/header.ts'
import { decodeRecordAct, type RecordChange } from '../record/acts.ts'
import { answerRecordId } from '../record/field-rights.ts'
import type { Edition, EditionAnswer } from '../submission/edition.ts'
import { fitsItsHeader, hashOfEntry, isTrulySigned, type ProofEntry } from './proof-entry.ts'
import type { Note, ProblemCode } from './report.ts'

/** Takes note of everything that does not hold. */
export function checkSignOns(entries: readonly ProofEntry[], edition: Edition, verify: Crypto['verify'], note: Note): void {
  const shown = edition.answers.filter(({ isShown }) => isShown)
  const listed = Map.groupBy(shown, ({ entry }) => entry as string)
  const names = new Map<string, string>(edition.organisations.map(({ id, name }) => [id, name]))
  const devices = new Map<string, string>(edition.answers.flatMap(({ device, organisation }) => (device ? [[device, organisation]] : [])))
  const nameOf = (owner: string | undefined, hash: string): string => names.get(owner ?? '') ?? hash.slice(0, SHOWN_OF_HASH)
  const seen = new Set<string>()
  for (const entry of entries) {
    const hash = hashOfEntry(entry)
    const owner = devices.get(entry.header.device)
    const problems = seen.has(hash)
      ? (['sign-on-twice'] as const)
      : problemsOf({ entry, answers: listed.get(hash), edition, devices }, verify)
    for (const problem of problems) note(problem, nameOf(owner, hash))
    seen.add(hash)
  }
  for (const [hash, answers] of listed) if (!seen.has(hash)) note('sign-on-missing', nameOf(answers[0]?.organisation, hash))
}

const SHOWN_OF_HASH = 16

interface Checked {
  readonly entry: ProofEntry
  /** What the edition says this entry says; undefined where it does not list it. */
  readonly answers: readonly EditionAnswer[] | undefined
  readonly edition: Edition
  readonly devices: ReadonlyMap<string, string>
}

function problemsOf({ entry, answers, edition, devices }: Checked, verify: Crypto['verify']): readonly ProblemCode[] {
  const { header } = entry
  if (!answers) return [devices.has(header.device) ? 'sign-on-header' : 'sign-on-unlisted']
  const isKnown = header.heads.every(({ device }) => devices.has(device))
  const checks: readonly (readonly [boolean, ProblemCode])[] = [
    [header.coalition === edition.coalition, 'sign-on-coalition'],
    [header.kind === KIND.act, 'sign-on-kind'],
    [isTrulySigned(entry, verify), 'sign-on-signature'],
    [answers.every(({ device }) => device === header.device), 'sign-on-device'],
    [isKnown, 'sign-on-names-others'],
    ...(fitsItsHeader(entry) ? contentChecks(entry, answers) : ([[false, 'sign-on-body']] as const)),
  ]
  return checks.filter(([holds]) => !holds).map(([, code]) => code)
}

function contentChecks({ body }: ProofEntry, answers: readonly EditionAnswer[]): readonly (readonly [boolean, ProblemCode])[] {
  const act = decodeRecordAct(utf8(body))
  const changes = act.ok && act.value !== 'unknown' ? act.value.changes : []
  const ids = new Set(answers.map(idOf))
  const isOnly = changes.every((change) => ids.has(change.id) && Object.keys(change.fields).join() === 'answer')
  const isSaid = answers.every((answer) => changes.some((change) => says(change, answer)))
  return [
    [isOnly, 'sign-on-names-others'],
    [isSaid, 'sign-on-says-otherwise'],
  ]
}

const idOf = ({ organisation, position, text }: EditionAnswer): string => answerRecordId(organisation, position, text)

function says({ id, fields }: RecordChange, answer: EditionAnswer): boolean {
  const said = fields['answer']
  if (id !== idOf(answer) || typeof said !== 'object' || said === null || Array.isArray(said)) return false
  return said['text'] === answer.text && said['decision'] === answer.decision && (said['reservation'] ?? '') === answer.reservation
}
