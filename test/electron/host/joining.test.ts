/** Being let in where several ways lead in at once. */
import { expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { openMemoryStore } from '../../../electron/adapters/memory/memory-store.ts'
import type { JoinerEvents } from '../../../electron/core/session/join-session.ts'
import type { CoalitionKeys } from '../../../electron/host/coalition-keys.ts'
import type { HostState } from '../../../electron/host/host-state.ts'
import { createJoining } from '../../../electron/host/joining.ts'
import type { CoalitionId } from '../../../shared/ids.ts'
import { createInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

it('[JOIN-3] opens the coalition once, though two members hand out the welcome at the same moment', async () => {
  const random = createSeededRandom(1)
  const entered: CoalitionKeys[] = []
  const heard: JoinerEvents[] = []
  const host = {
    tools: { crypto: createNodeCrypto(), random, clock: createVirtualTime().clock() },
    profile: openMemoryStore(),
    network: { connect: () => undefined, meet: () => undefined },
    sessions: {
      join: (_: unknown, events: JoinerEvents) => {
        heard.push(events)
        return () => undefined
      },
    },
    usage: { add: () => undefined },
    changes: { tell: () => undefined },
    person: () => 'Ben',
    addCoalition: (keys: CoalitionKeys) => {
      entered.push(keys)
      return { folders: { keep: () => undefined } }
    },
  }
  const joining = createJoining(host as unknown as HostState)
  const coalition = 'c0'.repeat(32) as CoalitionId
  const asked = joining.join({ code: createInvitationCode(random.bytes(16)), waitSeconds: 60 })
  // Both welcomes are being opened when the first of them lets in.
  for (let welcome = 0; welcome < 2; welcome++) heard[0]?.letIn(coalition, random.bytes(32))
  expect((await asked).state).toBe('let-in')
  expect(entered).toHaveLength(1)
})
