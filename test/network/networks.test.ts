/** Members on networks as they are: an office without a way out, two homes behind routers, a helper computer elsewhere, no UDP. SPEC rules LAN, HUB. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../shared/api/contract.ts'
import { until } from '../support/command-line.ts'
import type { Computer, Wire } from '../support/namespaces.ts'
import type { NetworkedMember } from '../support/networked-member.ts'
import { leftOut, type NetworkTest, openNetworkTest, seconds, waysOf, writeAndConverge } from '../support/on-networks.ts'

/** Within this time everybody says which way is used. */
const PATIENCE_MS = 30_000
const HELPER_ADDRESS = '10.77.9.9'
const HELPER = `${HELPER_ADDRESS}:4455`

let test: NetworkTest
beforeEach(() => {
  if (leftOut === undefined) test = openNetworkTest()
})
afterEach(async () => {
  if (leftOut === undefined) await test.end()
})

/** Computers on one wire, from 10.77.1.2 on. */
function office(...names: readonly string[]): readonly Computer[] {
  const wire = test.networks.wire('office')
  return names.map((name, index) => {
    const computer = test.networks.computer(name)
    computer.plug(wire, `10.77.1.${index + 2}`)
    return computer
  })
}

const ways = (member: NetworkedMember, wanted: number): Promise<readonly string[]> => waysOf(member, wanted, PATIENCE_MS)
const converge = (members: readonly NetworkedMember[]): Promise<number> => writeAndConverge(members, 'Words', PATIENCE_MS)

describe.skipIf(leftOut !== undefined)('two members', { timeout: 180_000 }, () => {
  it('[LAN-3] on one network without a way out find each other by themselves', async () => {
    const members = await test.membersOn(office('amina', 'bilal'))
    const [amina, bilal] = members as [NetworkedMember, NetworkedMember]
    const started = performance.now()
    await amina.start('--lan')
    await bilal.start('--lan')
    for (const member of members) expect(await ways(member, 1)).toEqual(['webrtc'])
    const linkedMs = performance.now() - started
    for (const member of members) {
      const seen = await until(
        () => member.call('network', {}),
        ({ lan }) => lan.state === 'found',
      )
      expect(seen).toMatchObject({ known: [], isReachable: false, lan: { isOn: true, found: 1 } })
    }
    console.log(`nothing typed: linked after ${seconds(linkedMs)}, same words after ${seconds(await converge(members))}`)
  })

  it('[LAN-2] tell a stranger on the same network no coalition, no member and no word', async () => {
    const [one, two, other] = office('amina', 'bilal', 'stranger') as [Computer, Computer, Computer]
    const members = await test.membersOn([one, two])
    const [amina, bilal] = members as [NetworkedMember, NetworkedMember]
    for (const member of members) await member.start('--lan')
    const heard = listenAs(other)
    expect(await ways(bilal, 1)).toEqual(['webrtc'])
    await converge(members)
    const { met, learnt } = await heard
    expect(met).toBe(4)
    expect(learnt.includes('_chorus._tcp.local')).toBe(true)
    const { id, name } = await amina.call('coalition.show', {})
    const people = await amina.call('members', {})
    const secrets = [name, ...people.flatMap((person) => [person.name, person.organisationName])].map((text) => Buffer.from(text))
    const ids = [id, ...people.flatMap((person) => [person.id, person.organisation, ...person.computers])]
    for (const secret of [
      ...secrets,
      ...ids.map((text) => Buffer.from(text, 'hex')),
      ...ids.map((text) => Buffer.from(text)),
      Buffer.from('let in'),
    ]) {
      expect(learnt.includes(secret), `learnt ${secret.toString()}`).toBe(false)
    }
  })

  it('on one network where multicast does not get through are linked by address', async () => {
    const [one, two] = office('amina', 'bilal') as [Computer, Computer]
    for (const [computer, own] of [
      [one, '10.77.1.2'],
      [two, '10.77.1.3'],
    ] as const) {
      // What this computer says itself comes back to it, as where only the network between keeps it.
      computer.drop(`ip saddr != ${own} ip daddr 224.0.0.0/4`)
    }
    const members = await test.membersOn([one, two])
    const [amina, bilal] = members as [NetworkedMember, NetworkedMember]
    const started = performance.now()
    await amina.start('--listen', '10.77.1.2:4455', '--lan')
    await bilal.start('--connect', '10.77.1.2:4455', '--lan')
    expect(await ways(bilal, 1)).toEqual(['webrtc'])
    const linkedMs = performance.now() - started
    await until(
      () => bilal.call('network', {}),
      ({ lan }) => lan.state === 'unheard' && lan.found === 0,
    )
    console.log(`by address, no multicast: linked after ${seconds(linkedMs)}, same words after ${seconds(await converge(members))}`)
  })

  it('[HUB-4] meet at a signalling server as everybody can run one, and again after it was gone', async () => {
    const [one, two, elsewhere] = office('amina', 'bilal', 'server') as [Computer, Computer, Computer]
    const members = await test.membersOn([one, two])
    const [amina, bilal] = members as [NetworkedMember, NetworkedMember]
    let server = startSignallingServer(elsewhere)
    const started = performance.now()
    for (const member of members) await member.start('--connect', 'ws://10.77.1.4:4444')
    for (const member of members) expect(await ways(member, 1)).toEqual(['webrtc'])
    const linkedMs = performance.now() - started
    const [known] = (await amina.call('network', {})).known
    expect(known).toMatchObject({ address: 'ws://10.77.1.4:4444/', isMeeting: true, state: 'answered' })
    server.kill('SIGKILL')
    const sameMs = await converge(members)
    await bilal.kill()
    server = startSignallingServer(elsewhere)
    await bilal.start('--connect', 'ws://10.77.1.4:4444')
    expect(await ways(bilal, 1)).toEqual(['webrtc'])
    server.kill('SIGKILL')
    console.log(`at a signalling server: linked after ${seconds(linkedMs)}, without it same words after ${seconds(sameMs)}`)
  })

  it('[LAN-7] on one network meet by a code alone, and one lets the other in', async () => {
    const [one, two] = office('amina', 'bilal') as [Computer, Computer]
    const [founder] = (await test.membersOn([one])) as [NetworkedMember]
    const joiner = test.stranger(two)
    await joiner.say('profile', 'create', '--person', 'Bilal')
    await founder.start('--lan')
    await joiner.start('--lan')
    const { code } = await founder.call('coalition.invite', { organisation: 'Teachers’ Union' })
    const started = performance.now()
    await joiner.call('coalition.join', { code, waitSeconds: 0 })
    const [request] = await until(
      () => founder.call('coalition.requests', {}),
      (requests) => requests.length > 0,
      PATIENCE_MS,
    )
    const askedMs = performance.now() - started
    await founder.call('coalition.admit', { id: request?.id ?? '' })
    expect(await ways(joiner, 1)).toHaveLength(1)
    expect((await joiner.call('network', {})).known).toEqual([])
    console.log(`a code and nothing else: asked after ${seconds(askedMs)}, a member after ${seconds(performance.now() - started)}`)
  })

  it('[LAN-4] on two networks are found by a third on both, also when a plug is put in later', async () => {
    const wires = ['office', 'home'].map((name) => test.networks.wire(name))
    const [middle, left, right] = ['amina', 'bilal', 'carol'].map((name) => test.networks.computer(name)) as [Computer, Computer, Computer]
    for (const [index, computer] of [left, right].entries()) computer.plug(wires[index] as Wire, `10.77.${index + 1}.3`)
    middle.plug(wires[0] as Wire, '10.77.1.2')
    const members = await test.membersOn([middle, left, right])
    for (const member of members) await member.start('--lan')
    const [amina, bilal, carol] = members as [NetworkedMember, NetworkedMember, NetworkedMember]
    await ways(bilal, 1)
    expect(await carol.peers()).toEqual([])
    middle.plug(wires[1] as Wire, '10.77.2.2')
    const started = performance.now()
    await ways(carol, 1)
    const foundMs = performance.now() - started
    expect(await ways(amina, 2)).toHaveLength(2)
    console.log(`a second network: linked ${seconds(foundMs)} after the plug was in, same words after ${seconds(await converge(members))}`)
  })

  it('that were cut apart write on, and are together again soon after', async () => {
    const [one, two] = office('amina', 'bilal') as [Computer, Computer]
    const members = await test.membersOn([one, two])
    const [amina, bilal] = members as [NetworkedMember, NetworkedMember]
    await amina.start('--lan')
    await bilal.start('--lan')
    await ways(bilal, 1)
    one.setPlugged('eth0', false)
    const cutAt = performance.now()
    for (const member of members) await until(member.peers, (peers) => peers.length === 0)
    const noticedMs = performance.now() - cutAt
    await Promise.all(members.map((member, index) => member.write(`Written alone by member ${index}.`)))
    one.setPlugged('eth0', true)
    const sameMs = await converge(members)
    const words = await amina.text()
    expect([words.includes('alone by member 0'), words.includes('alone by member 1')]).toEqual([true, true])
    console.log(`cut apart: noticed after ${seconds(noticedMs)}, same words ${seconds(sameMs)} after the plug was in again`)
  })

  for (const isOnePortOnly of [false, true]) {
    const where = isOnePortOnly ? 'routers that let out only TCP to one port' : 'routers'
    it(`behind two ${where} meet through a helper computer`, async () => {
      const members = await test.membersOn(helperAndTwoHomes(isOnePortOnly))
      const [helper, ...homes] = members as [NetworkedMember, NetworkedMember, NetworkedMember]
      const started = performance.now()
      await helper.start('--listen', HELPER)
      for (const home of homes) await home.start('--connect', HELPER)
      for (const home of homes) expect(await ways(home, 1)).toEqual([isOnePortOnly ? 'direct' : 'webrtc'])
      expect(await ways(helper, 2)).toHaveLength(2)
      const linkedMs = performance.now() - started
      console.log(`two ${where} and a helper: linked after ${seconds(linkedMs)}, same words after ${seconds(await converge(members))}`)
    })
  }
})

/** The server that y-webrtc comes with, on its own port 4444. */
function startSignallingServer(computer: Computer): ChildProcess {
  const [program = '', ...words] = [
    ...computer.within,
    process.execPath,
    join(import.meta.dirname, '../../node_modules/y-webrtc/bin/server.js'),
  ]
  return spawn(program, words, { stdio: 'ignore' })
}

/** Somebody without an invitation, who meets both members in every way there is; what came of it. */
async function listenAs(computer: Computer): Promise<{ readonly met: number; readonly learnt: Buffer }> {
  const [program = '', ...words] = [...computer.within, process.execPath, join(import.meta.dirname, '../support/stranger-child.ts'), '2']
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const output = await text(child.stdout)
  const { met, learnt } = JSON.parse(output) as { met: number; learnt: string }
  return { met, learnt: Buffer.from(learnt, 'hex') }
}

describe.skipIf(leftOut !== undefined)('one computer', { timeout: 120_000 }, () => {
  it('says of every address why it does not answer, and what helps', async () => {
    const [one, two] = office('amina', 'bilal') as [Computer, Computer]
    two.drop('tcp dport 4456', ['input'])
    const [amina] = (await test.membersOn([one, two])) as [NetworkedMember]
    const wanted = { '10.77.1.3:4455': 'refused', '10.77.1.3:4456': 'silent', '10.77.1.99:4455': 'silent', '192.0.2.1:4455': 'no-way' }
    await amina.start(...Object.keys(wanted).flatMap((address) => ['--connect', address]))
    const { output } = await amina.say('--json', 'diagnose', '--wait', '20')
    const { known, advice } = JSON.parse(output) as OutputOf<'network.diagnose'>
    expect(Object.fromEntries(known.map(({ address, fault }) => [address, fault]))).toEqual(wanted)
    expect(advice).toEqual(['look-nearby', 'address-refused', 'address-silent', 'address-no-way', 'let-reach'])
  })

  it('[LAN-1] shows itself only after it was agreed to, remembers that, and never in careful mode', async () => {
    const members = await test.membersOn(office('amina'))
    const [amina] = members as [NetworkedMember]
    const isOn = async (): Promise<boolean> => (await amina.call('network', {})).lan.isOn
    await amina.start()
    expect(await isOn()).toBe(false)
    await amina.call('network.lan', { on: true })
    await amina.kill()
    await amina.start()
    expect(await isOn()).toBe(true)
    await amina.call('settings.set', { careful: true })
    expect(await isOn()).toBe(false)
    await expect(amina.call('network.lan', { on: true })).rejects.toMatchObject({ code: 'no-right' })
    await amina.call('settings.set', { careful: false })
    expect(await isOn()).toBe(false)
    await amina.call('settings.set', { careful: true })
    await amina.kill()
    const refused = await amina.say('peer', '--lan')
    expect([refused.code, refused.complaint]).toEqual([4, expect.stringContaining('careful mode')])
  })
})

describe.skipIf(leftOut !== undefined)('a helper computer', { timeout: 180_000 }, () => {
  it('keeps what it got over a power cut, for members who are never there together', async () => {
    const members = await test.membersOn(helperAndTwoHomes(true))
    const [helper, amina, bilal] = members as [NetworkedMember, NetworkedMember, NetworkedMember]
    await helper.start('--listen', HELPER)
    await amina.start('--connect', HELPER)
    await converge([helper, amina])
    await amina.kill()
    await helper.kill()
    await helper.start('--listen', HELPER)
    const started = performance.now()
    await bilal.start('--connect', HELPER)
    await until(bilal.text, (words) => words.includes('member 1'))
    console.log(`a helper after a power cut: passed on after ${seconds(performance.now() - started)}`)
  })
})

/** A helper computer on a network of its own, and two behind a router each that leads there. */
function helperAndTwoHomes(isOnePortOnly: boolean): readonly Computer[] {
  const internet = test.networks.wire('internet')
  const helper = test.networks.computer('helper')
  helper.plug(internet, HELPER_ADDRESS)
  const homes = ['amina', 'bilal'].map((name, index) => {
    const wire = test.networks.wire(`home-${name}`)
    const router = test.networks.computer(`r-${name}`)
    router.plug(wire, '192.168.7.1')
    router.translateTo(router.plug(internet, `10.77.9.${index + 1}`))
    // WebRTC also tries TCP, to ports of its own.
    if (isOnePortOnly) for (const what of ['meta l4proto udp', `ip daddr ${HELPER_ADDRESS} tcp dport != 4455`]) router.drop(what)
    const computer = test.networks.computer(name)
    computer.plug(wire, '192.168.7.2')
    computer.routeBy('192.168.7.1')
    return computer
  })
  return [helper, ...homes]
}
