/** The entries in which organisations signed, and which of them may be shown to others as they are. SPEC rules PROOF-3, PROOF-4. */
import { hasBody } from '../../../shared/entry/run.ts'
import { decodeRecordAct } from '../../../shared/record/acts.ts'
import { answerRecordId } from '../../../shared/record/field-rights.ts'
import type { EditionAnswer } from '../../../shared/submission/edition.ts'
import type { WholeEntry } from '../ports/replica-store.ts'
import type { Replica } from '../replica/replica.ts'
import type { Answer } from '../signing/answer-records.ts'

/** The entry that gave an answer; undefined only where the log is damaged. */
export function entryOfAnswer({ store, chains }: Replica, { device, seq, organisation, position, hash }: Answer): WholeEntry | undefined {
  const id = answerRecordId(organisation, position, hash)
  return chains
    .ofDevice(device)
    .map(({ chain }) => store.entry(chain, seq))
    .filter((entry) => entry !== undefined)
    .filter(hasBody)
    .find((entry) => changesIn(entry).some((change) => change.id === id))
}

/**
 * True if the entry says nothing but listed answers of its own organisation, and its header names no computer of anybody else: then it shows what the edition
 * shows, and no more.
 */
export function mayBeShown(entry: WholeEntry, listed: readonly EditionAnswer[], isListedDevice: (device: string) => boolean): boolean {
  const ids = new Set(
    listed
      .filter(({ device }) => device === entry.header.device)
      .map(({ organisation, position, text }) => answerRecordId(organisation, position, text)),
  )
  const changes = changesIn(entry)
  const saysOnlyListed = changes.length > 0 && changes.every(({ id, fields }) => ids.has(id) && Object.keys(fields).join() === 'answer')
  return entry.signature !== undefined && saysOnlyListed && entry.header.heads.every(({ device }) => isListedDevice(device))
}

function changesIn({ body }: WholeEntry) {
  const act = decodeRecordAct(body)
  return act.ok && act.value !== 'unknown' ? act.value.changes : []
}
