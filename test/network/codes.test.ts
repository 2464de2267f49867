/** Connection codes on networks as they are: nothing but UDP gets through, firewalls let nothing in unasked, routers stand between. SPEC section CODE. */
import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkByCodes } from '../support/link-by-codes.ts'
import type { Computer } from '../support/namespaces.ts'
import type { NetworkedMember } from '../support/networked-member.ts'
import { leftOut, type NetworkTest, openNetworkTest, seconds, waysOf, writeAndConverge } from '../support/on-networks.ts'

const PATIENCE_MS = 30_000
/** Longer than WebRTC remembers a way that is silent. */
const PEOPLE_TAKE_MS = 20_000

let test: NetworkTest
beforeEach(() => {
  if (leftOut === undefined) test = openNetworkTest()
})
afterEach(async () => {
  if (leftOut === undefined) await test.end()
})

/** Two computers on one wire between which neither hubs nor multicast get through. */
function office(): readonly [Computer, Computer] {
  const wire = test.networks.wire('office')
  const [one, two] = ['amina', 'bilal'].map((name, index) => {
    const computer = test.networks.computer(name)
    computer.plug(wire, `10.77.1.${index + 2}`)
    computer.drop('meta l4proto tcp')
    computer.drop('ip daddr 224.0.0.0/4')
    return computer
  })
  return [one as Computer, two as Computer]
}

/** A firewall as desktop systems have it; it forgets soon what it was asked for, so that people need not take long here. */
function letNothingInUnasked({ drop, within: [program = '', ...words] }: Computer): void {
  drop('ct state new meta l4proto udp', ['input'])
  execFileSync(program, [...words, 'sh', '-c', 'echo 2 > /proc/sys/net/netfilter/nf_conntrack_udp_timeout'])
}

/** Runs both with everything on that finds members. */
async function running(computers: readonly Computer[]): Promise<readonly [NetworkedMember, NetworkedMember]> {
  const [amina, bilal] = (await test.membersOn(computers)) as [NetworkedMember, NetworkedMember]
  await amina.start('--listen', '0.0.0.0:4455', '--lan')
  await bilal.start('--connect', '10.77.1.2:4455', '--lan')
  return [amina, bilal]
}

describe.skipIf(leftOut !== undefined)('two members with no meeting point in common', { timeout: 180_000 }, () => {
  it('[CODE-6] are linked by two messages where only UDP gets through', async () => {
    const members = await running(office())
    const [amina, bilal] = members
    await pause(5_000)
    expect([await amina.peers(), await bilal.peers()]).toEqual([[], []])
    const { code, outlook, ms } = await linkByCodes(amina, bilal, PATIENCE_MS)
    expect([code?.state, outlook]).toEqual(['linked', 'near'])
    for (const member of members) expect(await waysOf(member, 1, PATIENCE_MS)).toEqual(['webrtc'])
    const same = await writeAndConverge(members, 'By codes', PATIENCE_MS)
    console.log(`by codes, nothing but UDP: linked ${seconds(ms)} after the second was pasted, same words after ${seconds(same)}`)
  })

  it('[CODE-7] also behind firewalls that let nothing in unasked, however long people take', async () => {
    const computers = office()
    for (const computer of computers) letNothingInUnasked(computer)
    const members = await running(computers)
    const [amina, bilal] = members
    const { code, ms } = await linkByCodes(amina, bilal, PATIENCE_MS, PEOPLE_TAKE_MS)
    expect(code?.state).toBe('linked')
    for (const member of members) expect(await waysOf(member, 1, PATIENCE_MS)).toEqual(['webrtc'])
    console.log(`by codes, two firewalls, ${seconds(PEOPLE_TAKE_MS)} later: linked ${seconds(ms)} after the second was pasted`)
  })

  it('[CODE-9] in two homes behind routers are told before, and after, that a code does not lead in', async () => {
    const street = test.networks.wire('street')
    const homes = ['amina', 'bilal'].map((name, index) => {
      const wire = test.networks.wire(`home${index}`)
      const router = test.networks.computer(`router${index}`)
      router.plug(wire, `10.77.${index + 1}.1`)
      router.translateTo(router.plug(street, `10.78.1.${index + 2}`))
      const computer = test.networks.computer(name)
      computer.plug(wire, `10.77.${index + 1}.2`)
      computer.routeBy(`10.77.${index + 1}.1`)
      return computer
    })
    const [amina, bilal] = (await test.membersOn(homes)) as [NetworkedMember, NetworkedMember]
    await amina.start()
    await bilal.start()
    expect((await amina.call('code.list', {})).prospect).toBe('private')
    const { code, outlook } = await linkByCodes(amina, bilal, PATIENCE_MS)
    expect([code?.state, code?.outlook, outlook]).toEqual(['failed', 'far', 'far'])
  })
})
