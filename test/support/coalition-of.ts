/** A coalition of simulated members that belong and have everything: `coalitionOf('amina', 'bilal')`. */
import { createSeededCrypto } from '../../electron/adapters/crypto/seeded-crypto.ts'
import { openMemoryStore } from '../../electron/adapters/memory/memory-store.ts'
import type { Member } from '../../electron/core/coalition/coalition.ts'
import { createDeviceKeys, foundCoalition } from '../../electron/core/coalition/founding.ts'
import type { DeviceKeys } from '../../electron/core/replica/own-log.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import type { OrganisationId, PersonId } from '../../shared/ids.ts'
import type { Role } from '../../shared/membership/acts.ts'
import { requestBytes } from '../../shared/membership/request.ts'
import { type Computer, type Disk, diskOf, link, startComputer, type World } from './computer.ts'
import { createSeededRandom } from './seeded-random.ts'
import { createVirtualTime } from './virtual-time.ts'

/** Members by name, and the world they live in. */
export interface TestCoalition {
  readonly world: World
  readonly founder: Computer
  readonly member: (name: string) => Computer
  readonly members: () => readonly Computer[]
  /** Lets a new computer in by an act of `by`, for an organisation of its own unless one is named; it has nothing yet. */
  readonly letIn: (name: string, roles: readonly Role[], by?: Computer, organisation?: OrganisationId) => Computer
  /** Lets another computer of a member in by an act of that member's own computer; it has nothing yet. */
  readonly letInComputer: (name: string, by: string) => Computer
  /** Starts a computer that came in otherwise, with nothing on it but its keys and the access key of its welcome. */
  readonly begin: (name: string, keys: DeviceKeys, accessKey: Uint8Array) => Computer
  /** Replaces a running computer, after a crash or a restored backup. */
  readonly restart: (name: string, disk?: Disk) => Computer
  /** Links two members; answers how to cut. */
  readonly link: (a: string, b: string) => () => void
  /** Links everybody with everybody, lets time pass until all is still, and cuts again. */
  readonly meet: () => void
}

/** Time for exchanges to finish: several comparisons. */
const MEETING_MS = 60_000

/** Founds a coalition with the first name as coordinator and the others as editors, and lets them all meet once. */
export function coalitionOf(...names: readonly [string, ...string[]]): TestCoalition {
  return seededCoalitionOf(1, names)
}

/** The same from a seed, for simulations. */
export function seededCoalitionOf(seed: number, names: readonly string[]): TestCoalition {
  const random = createSeededRandom(seed)
  const world: World = { time: createVirtualTime(), random, crypto: createSeededCrypto(random) }
  const computers = new Map<string, Computer>()
  const founding = foundCoalition(world.crypto, random, undefined, world.time.clock().now())
  const { coalition, accessKey } = founding
  const founder = names[0] as string

  const start = (disk: Disk): Computer => {
    const computer = startComputer(world, disk)
    computers.set(disk.name, computer)
    return computer
  }
  const first = start({ name: founder, coalition, keys: founding.keys, accessKey, store: openMemoryStore() })
  first.replica.actMembership(founding.act)
  first.coalition.setNames({ person: founder, coalition: 'Test', organisation: { id: founding.organisation, name: founder } })

  const member = (name: string): Computer => {
    const computer = computers.get(name)
    if (!computer) throw new Error(`nobody is called ${name}`)
    return computer
  }
  const letIn: TestCoalition['letIn'] = (name, roles, by = first, organisation = toHex(random.bytes(16)) as OrganisationId) => {
    const keys = createDeviceKeys(world.crypto, random)
    admit(world, by, { device: keys.device, agreement: toHex(world.crypto.agreementPublicKey(keys.agreement)), roles, organisation })
    return start(diskOf({ name, coalition, keys, accessKey }))
  }
  const letInComputer: TestCoalition['letInComputer'] = (name, by) => {
    const keys = createDeviceKeys(world.crypto, random)
    const owner = member(by)
    const { organisation, id: computerOf } = owner.coalition.me() as Member
    const agreement = toHex(world.crypto.agreementPublicKey(keys.agreement))
    admit(world, owner, { device: keys.device, agreement, roles: ['observer'], organisation, computerOf })
    return start(diskOf({ name, coalition, keys, accessKey: owner.opened.epochKeys.newest()[0]?.key ?? accessKey }))
  }
  const begin: TestCoalition['begin'] = (name, keys, key) => start(diskOf({ name, coalition, keys, accessKey: key }))
  const members = (): readonly Computer[] => [...computers.values()]
  const meet = (): void => {
    const all = members()
    const cuts = all.flatMap((a, index) => all.slice(index + 1).map((b) => link(world, a, b)))
    world.time.pass(MEETING_MS)
    for (const cut of cuts) cut()
    world.time.pass(10)
  }
  for (const name of names.slice(1)) letIn(name, ['editor'])
  const restart: TestCoalition['restart'] = (name, disk) => {
    member(name).crash()
    world.time.pass(10)
    return start(disk ?? member(name).disk)
  }
  meet()
  return {
    world,
    founder: first,
    member,
    members,
    letIn,
    letInComputer,
    begin,
    restart,
    link: (a, b) => link(world, member(a), member(b)),
    meet,
  }
}

/** Has a member let a device in, by acts of its own alone. */
export function admit(
  world: World,
  by: Computer,
  joiner: {
    device: Computer['disk']['keys']['device']
    agreement: string
    roles: readonly Role[]
    organisation: OrganisationId
    computerOf?: PersonId
  },
): void {
  const { random, crypto } = world
  const seed = random.bytes(32)
  const invitation = toHex(crypto.signingPublicKey(seed))
  const { organisation, computerOf } = joiner
  const whose = computerOf === undefined ? {} : { computerOf }
  const person = toHex(random.bytes(16)) as PersonId
  const roles = [...joiner.roles]
  const filler = toHex(random.bytes(32))
  by.replica.actMembership({
    t: 'invite',
    invitation,
    organisation,
    roles,
    expires: new Date(0).toISOString(),
    rendezvous: filler,
    proof: filler,
    ...whose,
  })
  const parts = { invitation, device: joiner.device, agreement: joiner.agreement, person }
  const request = toHex(crypto.sign(seed, requestBytes(parts)))
  by.replica.actMembership({ t: 'admit', ...parts, organisation, roles, request, lockbox: '', ...whose })
}
