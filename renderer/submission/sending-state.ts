/** What is known of an edition's way: nobody's program sees a ministry's, so all of it is coordinators' words. SPEC rule SUB-8. */
import type { Edition } from './edition-draft.ts'

/** One handing over. */
export type Sending = Edition['sendings'][number]

/** `not-sent`: nothing is stated. `bounced`: every sending came back. `sent`: one did not come back, and nobody acknowledged it. `received`: one has a receipt. */
export type SendingState = 'not-sent' | 'bounced' | 'sent' | 'received'

/** See the head of this file. */
export function sendingState({ sendings }: Pick<Edition, 'sendings'>): SendingState {
  if (sendings.length === 0) return 'not-sent'
  if (sendings.some(({ outcome }) => outcome?.result === 'receipt')) return 'received'
  return sendings.every(({ outcome }) => outcome?.result === 'bounce') ? 'bounced' : 'sent'
}
