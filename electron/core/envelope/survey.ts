/** What an envelope's runs would add to a record, counted before anything is taken. SPEC rule ENV-11. */
import { KIND } from '../../../shared/entry/header.ts'
import { decodeSparseRun, type SparseEntry } from '../../../shared/entry/run.ts'
import type { CoalitionId, DocumentId } from '../../../shared/ids.ts'
import { decodeMembershipAct } from '../../../shared/membership/acts.ts'
import { decodeRecordAct, isBehindAct, type RecordChange } from '../../../shared/record/acts.ts'
import { answerOfRecord } from '../../../shared/record/field-rights.ts'
import { headOf } from '../log/chains.ts'
import type { Replica } from '../replica/replica.ts'

/** What is new in it, in entries, and how much was here. */
export interface Survey {
  /** Edits of texts. */
  readonly edits: number
  /** Positions whose text or facts change, with how many edits each. */
  readonly positions: readonly { readonly id: DocumentId; readonly edits: number }[]
  /** Remarks and answers. */
  readonly remarks: number
  /** Texts closed, and what organisations say about closed texts. */
  readonly closings: number
  readonly answers: number
  /** Computers let in. */
  readonly admissions: number
  /** Other acts: plans, facts of positions, invitations, rights. */
  readonly changes: number
  /** Entries that are here already. */
  readonly had: number
  /** Entries of this computer itself that are not here: it is a restored backup or a copy. */
  readonly own: number
}

/** Counts what these runs bring that the replica does not have. */
export function surveyRuns({ chains, coalition, keys }: Replica, runs: readonly Uint8Array[]): Survey {
  const counts = { edits: 0, remarks: 0, closings: 0, answers: 0, admissions: 0, changes: 0, had: 0, own: 0 }
  const positions = new Map<DocumentId, number>()
  const touch = (id: DocumentId, edits: number): void => void positions.set(id, (positions.get(id) ?? 0) + edits)

  const countNew = (entry: SparseEntry): void => {
    const { device, kind } = entry.header
    if (device === keys().device) counts.own++
    else if (kind === KIND.text) countText(entry)
    else if (kind === KIND.closing) counts.closings++
    else if (kind === KIND.act) countAct(entry)
    else if (isAdmission(entry)) counts.admissions++
    else counts.changes++
  }
  const countText = ({ header }: SparseEntry): void => {
    counts.edits++
    if (header.document) touch(header.document, 1)
  }
  const countAct = ({ body }: SparseEntry): void => {
    if (!body || isBehindAct(body)) return
    const changes = changesIn(body)
    const remarks = changes.filter(({ kind, fields }) => REMARKS.includes(kind) && 'text' in fields)
    const answers = changes.filter(({ id, fields }) => 'answer' in fields && answerOfRecord(id) !== undefined)
    counts.remarks += remarks.length
    counts.answers += answers.length
    if (remarks.length + answers.length === 0) counts.changes++
    for (const { kind, id } of changes) if (kind === 'position') touch(id as DocumentId, 0)
  }
  for (const entry of entriesOf(coalition, runs)) {
    if (chains.find(headOf(entry.header.device, entry.header.seq, entry.hash)) !== undefined) counts.had++
    else countNew(entry)
  }
  return { ...counts, positions: [...positions].map(([id, edits]) => ({ id, edits })) }
}

function changesIn(body: Uint8Array): readonly RecordChange[] {
  const act = decodeRecordAct(body)
  return act.ok && act.value !== 'unknown' ? act.value.changes : []
}

/** Every entry of the runs once; a run that cannot be read has none. */
function entriesOf(coalition: CoalitionId, runs: readonly Uint8Array[]): Iterable<SparseEntry> {
  const entries = runs.flatMap((run) => {
    const read = decodeSparseRun(coalition, run)
    return read.ok ? read.value : []
  })
  return new Map(entries.map((entry) => [entry.hash, entry])).values()
}

const REMARKS: readonly string[] = ['remark', 'remark-reply']

function isAdmission({ header, body }: SparseEntry): boolean {
  if (!body || header.kind !== KIND.membership) return false
  const act = decodeMembershipAct(body)
  return act.ok && act.value !== 'unknown' && act.value.t === 'admit'
}
