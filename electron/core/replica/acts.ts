/** What this device writes into its log beside texts, each in one durable step. */
import { KIND } from '../../../shared/entry/header.ts'
import { encodeMembershipAct, type MembershipAct } from '../../../shared/membership/acts.ts'
import { BEHIND_ACT, type RecordChange } from '../../../shared/record/acts.ts'
import type { Closing } from '../../../shared/signing/closing.ts'
import type { EditionAct } from '../../../shared/submission/edition-act.ts'
import type { Clock } from '../ports/clock.ts'
import type { Step, Steps } from './durable-step.ts'
import type { Records } from './records.ts'
import type { ThisDevice } from './this-device.ts'

/** See the head of this file. */
export interface Acts {
  /** Appends a membership act and says when; the founding one, whose hash names the coalition, as it is. */
  readonly actMembership: (act: MembershipAct) => void
  /** Sets fields of records. */
  readonly actRecords: (changes: readonly RecordChange[]) => void
  /** Sets fields of records, each record in an act of its own whose header names nobody (SPEC SIGN-8). */
  readonly actApart: (changes: readonly RecordChange[]) => void
  /** Closes a text, and sets fields of records with it. Throws `too-large` for a text that no entry holds. */
  readonly actClosing: (closing: Omit<Closing, 'at'>, changes: readonly RecordChange[]) => void
  /** Makes an edition. Throws `too-large` for one that no entry holds. */
  readonly actEdition: (edition: Omit<EditionAct, 'at' | 'clock'>) => void
}

/** Acts over a replica's parts. */
export function createActs({
  commit,
  append,
  records,
  clock,
}: Pick<Steps, 'commit'> & Pick<ThisDevice, 'append'> & { readonly records: Records; readonly clock: Pick<Clock, 'now'> }): Acts {
  const set = (step: Step, changes: readonly RecordChange[]): void => {
    for (const body of records.compose(changes, clock.now())) append(step, KIND.act, undefined, body)
  }
  return {
    actMembership: (act) => {
      const body = encodeMembershipAct(act.t === 'found' ? act : { ...act, clock: clock.now() })
      commit((step) => append(step, KIND.membership, undefined, body))
    },
    actRecords: (changes) => commit((step) => set(step, changes)),
    actApart: (changes) =>
      commit((step) => {
        append(step, KIND.act, undefined, BEHIND_ACT)
        for (const change of changes) set(step, [change])
      }),
    actClosing: (closing, changes) =>
      commit((step) => {
        append(step, KIND.closing, undefined, records.composeClosing(closing))
        set(step, changes)
      }),
    actEdition: (edition) =>
      commit((step) => append(step, KIND.edition, undefined, records.composeEdition({ ...edition, clock: clock.now() }))),
  }
}
