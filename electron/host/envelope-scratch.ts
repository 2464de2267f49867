/** A coalition's record that is thrown away: in it an envelope is tried by somebody who does not belong yet. SPEC rule ENV-14. */
import type { CoalitionId } from '../../shared/ids.ts'
import { openMemoryStore } from '../adapters/memory/memory-store.ts'
import { openCoalition } from '../core/coalition/coalition.ts'
import type { Joiner } from '../core/coalition/request-card.ts'
import { openContacts } from '../core/delivery/contacts.ts'
import { openStatements } from '../core/delivery/statements.ts'
import type { OpenedEnvelope } from '../core/envelope/opening.ts'
import { openOwnHead } from '../core/envelope/own-head.ts'
import { createEnvelopeTaking } from '../core/envelope/taking.ts'
import { readWelcome, type Welcoming } from '../core/envelope/welcome.ts'
import { openReplica } from '../core/replica/replica.ts'
import type { HostTools } from './host-tools.ts'
import { readText } from './read-text.ts'

/** In it nobody is met and nobody let in. */
const NO_KEYS = { inUse: () => [], newest: () => [], ready: () => Promise.resolve() }

/** What an envelope gives to a joiner, and the name of its coalition. */
export async function tryWelcome(
  tools: HostTools,
  envelope: OpenedEnvelope,
  joiner: Joiner,
): Promise<Welcoming & { readonly coalitionName: string }> {
  const coalitionId: CoalitionId = envelope.header.coalition
  const store = openMemoryStore()
  const replica = openReplica({ ...tools, store, readText, sealDelayMs: () => 0 }, coalitionId, joiner.keys)
  try {
    const coalition = openCoalition({ ...tools, replica }, NO_KEYS)
    const statements = openStatements({ ...tools, replica })
    const taking = createEnvelopeTaking({
      ...tools,
      replica,
      cards: coalition.cards,
      statements,
      contacts: openContacts({ ...tools, store }),
      ownHead: openOwnHead({ ...tools, replica, statements, isCopy: () => false }),
      claimed: () => undefined,
      proved: () => undefined,
    })
    return { ...(await readWelcome({ ...tools, replica, taking }, envelope, joiner)), coalitionName: coalition.name() }
  } finally {
    replica.close()
  }
}
