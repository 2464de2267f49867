/** Being let in where several ways lead in at once. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { openMemoryStore } from '../../../electron/adapters/memory/memory-store.ts'
import type { Joiner } from '../../../electron/core/coalition/request-card.ts'
import type { JoinerEvents } from '../../../electron/core/session/join-session.ts'
import { type CoalitionKeys, recallCoalitions } from '../../../electron/host/coalition-keys.ts'
import type { HostState, Joining } from '../../../electron/host/host-state.ts'
import { createJoining } from '../../../electron/host/joining.ts'
import { keepAddresses } from '../../../electron/host/kept-network.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import type { CoalitionId } from '../../../shared/ids.ts'
import { createInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const COALITION = 'c0'.repeat(32) as CoalitionId

/** Addresses that are dialled, and invitations' meeting places. */
interface Ways {
  readonly dialled: Set<string>
  readonly met: Set<string>
}
const networkOf = ({ dialled, met }: Ways) => ({
  connect: (address: string) => void dialled.add(address),
  forget: (address: string) => void dialled.delete(address),
  meet: (key: Uint8Array) => void met.add(toHex(key)),
  leaveMeeting: (key: Uint8Array) => void met.delete(toHex(key)),
  view: () => ({ known: [...dialled].map((address) => ({ address })) }),
})

/** A profile that asks; what it entered is what it has. `heard` is what members can tell it. */
function asker(known: readonly string[] = []) {
  const random = createSeededRandom(1)
  const entered: CoalitionKeys[] = []
  const ways = { dialled: new Set<string>(known), met: new Set<string>() }
  const heard: JoinerEvents[] = []
  const openOf = ({ coalition }: CoalitionKeys) => ({
    replica: { coalition, membership: () => ({ invitations: new Map() }) },
    coalition: { name: () => 'Open Samara', me: () => undefined },
    folders: { keep: () => undefined },
  })
  const host = {
    tools: { crypto: createNodeCrypto(), random, clock: createVirtualTime().clock() },
    profile: openMemoryStore(),
    network: networkOf(ways),
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
  return { random, entered, heard, joining, ask, ways, profile: host.profile }
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
  const elsewhere = ask()
  expect(heard[2]?.offered({ ...offer, coalition: 'd0'.repeat(32) as CoalitionId })).toBe(true)
  expect(() => joining.letIn(joining.joiner() as Joiner, COALITION, random.bytes(32))).toThrowError(
    expect.objectContaining({ code: 'already-member' }),
  )
  joining.cancel()
  expect((await elsewhere).state).toBe('none')
})

it('[ENV-14] is not led in under the keys of one request by the welcome to another', () => {
  const { random, entered, joining, profile } = asker()
  const join = (): Joiner => {
    void joining.join({ code: createInvitationCode(random.bytes(16)), byEnvelope: true, waitSeconds: 60 })
    return joining.joiner() as Joiner
  }
  const [first, second] = [join(), join()]
  expect(joining.letIn(first, COALITION, random.bytes(32))).toBeUndefined()
  expect([entered.length, recallCoalitions(profile).length, joining.joiner()?.keys.device]).toEqual([0, 0, second.keys.device])
  expect(joining.letIn(second, COALITION, random.bytes(32))).toBeDefined()
  expect(entered.map(({ keys }) => keys.device)).toEqual([second.keys.device])
})

describe('whoever asks no more', () => {
  const THERE = '192.0.2.1:4004'
  /** What is said to the network is said at once; the answer is not waited for. */
  const ask = (joining: Joining, input: Partial<Parameters<Joining['join']>[0]>): void => void joining.join({ waitSeconds: 60, ...input })
  const code = (byte: number): string => createInvitationCode(new Uint8Array(16).fill(byte))

  it('[JOIN-5] is in contact with nobody after the request was given up, but where it was before', () => {
    const { joining, ways, profile } = asker(['192.0.2.9:1'])
    keepAddresses({ profile }, ['192.0.2.2:2'])
    for (const address of [THERE, '192.0.2.2:2', '192.0.2.9:1']) ask(joining, { code: code(1), address })
    expect([ways.dialled.size, ways.met.size]).toEqual([3, 1])
    joining.cancel()
    expect([...ways.dialled].sort()).toEqual(['192.0.2.2:2', '192.0.2.9:1'])
    expect(ways.met.size).toBe(0)
  })

  it('[JOIN-5] is in contact with nobody once the request goes by envelope, and again when it does no more', () => {
    const { joining, ways } = asker()
    ask(joining, { code: code(1), address: THERE })
    ask(joining, { byEnvelope: true })
    expect([ways.dialled.size, ways.met.size]).toEqual([0, 0])
    ask(joining, { byEnvelope: false })
    expect([[...ways.dialled], ways.met.size]).toEqual([[THERE], 1])
  })

  it('[JOIN-5] leaves the meeting place of one invitation for that of another', () => {
    const { joining, ways } = asker()
    ask(joining, { code: code(1), address: THERE })
    const [first] = ways.met
    ask(joining, { code: code(2) })
    expect(ways.dialled.size).toBe(0)
    expect(ways.met.size).toBe(1)
    expect(ways.met).not.toContain(first)
  })

  it('[INV-5] goes on using the ways that led in', async () => {
    const { random, heard, joining, ways } = asker()
    const asked = joining.join({ code: code(1), address: THERE, waitSeconds: 60 })
    heard[0]?.letIn(COALITION, random.bytes(32))
    await asked
    expect([...ways.dialled]).toEqual([THERE])
  })
})
