/** Members on a network that has IPv6 alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkByCodes } from '../support/link-by-codes.ts'
import type { Computer } from '../support/namespaces.ts'
import type { NetworkedMember } from '../support/networked-member.ts'
import { leftOut, type NetworkTest, openNetworkTest, seconds, waysOf, writeAndConverge } from '../support/on-networks.ts'

const PATIENCE_MS = 30_000

let test: NetworkTest
beforeEach(() => {
  if (leftOut === undefined) test = openNetworkTest()
})
afterEach(async () => {
  if (leftOut === undefined) await test.end()
})

function office(): readonly Computer[] {
  const wire = test.networks.wire('office')
  return ['amina', 'bilal'].map((name, index) => {
    const computer = test.networks.computer(name)
    computer.plug(wire, `fd77::${index + 2}`)
    return computer
  })
}

describe.skipIf(leftOut !== undefined)('members on a network with IPv6 alone', { timeout: 120_000 }, () => {
  it('are linked by the address that an invitation would name, which is none of one wire', async () => {
    const members = (await test.membersOn(office())) as [NetworkedMember, NetworkedMember]
    const [amina, bilal] = members
    await amina.start()
    const { ownAddresses } = await amina.call('network.reachable', { on: true })
    expect(ownAddresses).toEqual([expect.stringMatching(/^\[fd77::2\]:\d+$/)])
    const [address = ''] = ownAddresses
    await bilal.start('--connect', address)
    for (const member of members) expect(await waysOf(member, 1, PATIENCE_MS)).toHaveLength(1)
    const same = await writeAndConverge(members, 'By IPv6', PATIENCE_MS)
    const { ownAddresses: seen, known } = await bilal.call('network.diagnose', {})
    expect([seen, known.map((one) => [one.address, one.state])]).toEqual([['fd77::3'], [[address, 'answered']]])
    console.log(`IPv6 alone: linked by ${(await bilal.peers()).map(({ carrier }) => carrier).join()}, same words after ${seconds(same)}`)
  })

  it('[CODE-6] are linked by two messages', async () => {
    const members = (await test.membersOn(office())) as [NetworkedMember, NetworkedMember]
    const [amina, bilal] = members
    for (const member of members) await member.start()
    const { code, outlook, ms } = await linkByCodes(amina, bilal, PATIENCE_MS)
    expect([code?.state, outlook]).toEqual(['linked', 'near'])
    console.log(`IPv6 alone, by codes: linked ${seconds(ms)} after the second was pasted`)
  })
})
