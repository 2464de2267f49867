/** Being let in where several ways lead in at once. */
import { expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { openMemoryStore } from '../../../electron/adapters/memory/memory-store.ts'
import type { JoinerEvents } from '../../../electron/core/session/join-session.ts'
import { type CoalitionKeys, recallCoalitions } from '../../../electron/host/coalition-keys.ts'
import type { HostState } from '../../../electron/host/host-state.ts'
import { createJoining } from '../../../electron/host/joining.ts'
import type { CoalitionId } from '../../../shared/ids.ts'
import { createInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const COALITION = 'c0'.repeat(32) as CoalitionId

/** A profile that asks; what it entered is what it has. `heard` is what members can tell it. */
function asker() {
  const random = createSeededRandom(1)
  const entered: CoalitionKeys[] = []
  const heard: JoinerEvents[] = []
  const openOf = ({ coalition }: CoalitionKeys) => ({
    replica: { coalition, membership: () => ({ invitations: new Map() }) },
    coalition: { name: () => 'Open Samara', me: () => undefined },
    folders: { keep: () => undefined },
  })
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
    coalitions: () => entered.map(openOf),
    addCoalition: (keys: CoalitionKeys) => {
      entered.push(keys)
      return openOf(keys)
    },
  }
  const joining = createJoining(host as unknown as HostState)
  const ask = () => joining.join({ code: createInvitationCode(random.bytes(16)), waitSeconds: 60 })
  return { random, entered, heard, joining, ask, profile: host.profile }
}

it('[JOIN-3] opens the coalition once, though two members hand out the welcome at the same moment', async () => {
  const { random, entered, heard, ask } = asker()
  const asked = ask()
  // Both welcomes are being opened when the first of them lets in.
  for (let welcome = 0; welcome < 2; welcome++) heard[0]?.letIn(COALITION, random.bytes(32))
  expect((await asked).state).toBe('let-in')
  expect(entered).toHaveLength(1)
})

it('[JOIN-6] keeps its keys where a second invitation leads into a coalition that it has', async () => {
  const { random, entered, heard, joining, ask, profile } = asker()
  const first = ask()
  heard[0]?.letIn(COALITION, random.bytes(32))
  await first
  const kept = recallCoalitions(profile)
  const second = ask()
  heard[1]?.letIn(COALITION, random.bytes(32))
  await expect(second).rejects.toMatchObject({ code: 'already-member' })
  expect(entered).toHaveLength(1)
  expect(recallCoalitions(profile)).toEqual(kept)
  expect(joining.state()).toMatchObject({ state: 'already-in', coalition: COALITION, coalitionName: 'Open Samara' })
})

it('[JOIN-6] sends no request to a member who offers a coalition that it has', async () => {
  const { random, heard, joining, ask } = asker()
  const first = ask()
  heard[0]?.letIn(COALITION, random.bytes(32))
  await first
  const second = ask()
  const offer = { coalitionName: 'Open Samara', organisationName: 'Nurses', from: 'Amina', proof: '' }
  expect(heard[1]?.offered({ ...offer, coalition: COALITION })).toBe(false)
  await expect(second).rejects.toMatchObject({ code: 'already-member' })
  expect(() => joining.letIn(COALITION, random.bytes(32))).toThrowError(expect.objectContaining({ code: 'not-found' }))
  const elsewhere = ask()
  expect(heard[2]?.offered({ ...offer, coalition: 'd0'.repeat(32) as CoalitionId })).toBe(true)
  expect(() => joining.letIn(COALITION, random.bytes(32))).toThrowError(expect.objectContaining({ code: 'already-member' }))
  joining.cancel()
  expect((await elsewhere).state).toBe('none')
})
