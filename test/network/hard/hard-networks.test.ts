/** Members on lines that nobody wants: cut again and again, slow, far, and losing packets. Takes minutes: `npm run networks`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../electron/adapters/memory/seeded-random.ts'
import type { Host } from '../../../electron/host/host.ts'
import { until } from '../../support/command-line.ts'
import type { Computer } from '../../support/namespaces.ts'
import type { NetworkedMember } from '../../support/networked-member.ts'
import { leftOut, type NetworkTest, openNetworkTest, seconds, waysOf, writeAndConverge } from '../../support/on-networks.ts'

const PATIENCE_MS = 30 * 60_000
const RECONNECTS = 20
const POSITIONS = 20
const EDITS = 100
const MEGABYTE_EDITS = 128
/** Where the near computer reaches the far one. */
const NEAR_END = '10.77.1.9:4455'

let test: NetworkTest
beforeEach(() => {
  if (leftOut === undefined) test = openNetworkTest()
})
afterEach(async () => {
  if (leftOut === undefined) await test.end()
})

/** Two computers with a third between them, which only passes on what it holds back. */
async function lineBetween(delayMs: number): Promise<{ readonly near: Computer; readonly far: Computer; readonly between: Computer }> {
  const [here, there] = [test.networks.wire('here'), test.networks.wire('there')]
  const [near, far, between] = ['near', 'far', 'between'].map((name) => test.networks.computer(name)) as [Computer, Computer, Computer]
  near.plug(here, '10.77.1.2')
  between.plug(here, '10.77.1.9')
  between.plug(there, '10.77.2.9')
  far.plug(there, '10.77.2.2')
  const relay = [join(import.meta.dirname, '../../support/delay-relay-child.ts'), '10.77.1.9', '4455', '10.77.2.2', '4455', `${delayMs}`]
  const [program = '', ...words] = [...between.within, process.execPath, ...relay]
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return { near, far, between }
}

/** Twenty positions, a hundred edits each, each an entry of its own, as a day of writing leaves them. */
async function writeADay(founder: Host): Promise<void> {
  const calls = founder.handlers()
  const { replica } = founder.coalition()
  const random = createSeededRandom(5)
  // As many words as people use, so that packing gains no more than it does on real texts.
  const vocabulary = Array.from({ length: 3000 }, () =>
    random
      .below(26 ** 5)
      .toString(26)
      .slice(0, 2 + random.below(8)),
  )
  const sentence = (): string => `${Array.from({ length: 12 }, () => random.pick(vocabulary)).join(' ')}. `
  for (let position = 0; position < POSITIONS; position++) {
    const { position: id } = await calls['position.create']({ title: `Position ${position}` })
    for (let edit = 0; edit < EDITS; edit++) {
      await calls['position.type']({ id, block: 0, offset: 0, text: sentence() })
      replica.documents.sealAll()
    }
  }
}

/** A megabyte of words that no compression makes much smaller, in edits of 8 KiB. */
async function writeAMegabyte(founder: Host): Promise<void> {
  const random = createSeededRandom(7)
  const calls = founder.handlers()
  const { position: id } = await calls['position.create']({ title: 'A megabyte' })
  for (let edit = 0; edit < MEGABYTE_EDITS; edit++) {
    const words = Array.from({ length: 1024 }, () =>
      random
        .below(36 ** 7)
        .toString(36)
        .padStart(7, '0'),
    )
    await calls['position.type']({ id, block: 0, offset: 0, text: `${words.join(' ')} ` })
    founder.coalition().replica.documents.sealAll()
  }
}

describe.skipIf(leftOut !== undefined)('members on hard lines', { timeout: PATIENCE_MS }, () => {
  it(`are together again after each of ${RECONNECTS} power cuts`, async () => {
    const wire = test.networks.wire('office')
    const computers = ['amina', 'bilal'].map((name, index) => {
      const computer = test.networks.computer(name)
      computer.plug(wire, `10.77.1.${index + 2}`)
      return computer
    })
    const members = await test.membersOn(computers)
    const [amina, bilal] = members as [NetworkedMember, NetworkedMember]
    await amina.start('--lan')
    const linkedMs: number[] = []
    for (let round = 0; round < RECONNECTS; round++) {
      const started = performance.now()
      await bilal.start('--lan')
      await waysOf(bilal, 1, 30_000)
      linkedMs.push(performance.now() - started)
      await writeAndConverge(members, `Round ${round}`, 30_000)
      await bilal.kill()
    }
    const sorted = [...linkedMs].sort((a, b) => a - b)
    console.log(
      `${RECONNECTS} power cuts: linked again after ${seconds(sorted[RECONNECTS / 2] ?? 0)} at the median, ${seconds(sorted.at(-1) ?? 0)} at most`,
    )
    expect(linkedMs).toHaveLength(RECONNECTS)
  })

  it('get a day’s work over 32 kbit/s with 600 ms there and back and 30 % of packets lost each way', async () => {
    const { near, far, between } = await lineBetween(300)
    const members = await test.membersOn([far, near], writeADay)
    const [writer, reader] = members as [NetworkedMember, NetworkedMember]
    for (const computer of [near, between]) {
      computer.slow('eth0', 32)
      computer.drop('iifname "eth0" numgen random mod 100 < 30', ['input'])
    }
    await writer.start('--listen', '10.77.2.2:4455')
    const { entries } = await writer.call('debug.state', {})
    expect(entries).toBeGreaterThan(POSITIONS * EDITS)
    await reader.start('--connect', NEAR_END)
    const started = performance.now()
    await arrived(reader, entries)
    console.log(`a day’s work, ${entries} entries: ${seconds(performance.now() - started)}, ${near.received('eth0')} bytes came in`)
    expect(await textsOf(reader)).toBe(await textsOf(writer))
  })

  it('go on with a megabyte where it was cut, and do not begin anew', async () => {
    const { near, far, between } = await lineBetween(50)
    const members = await test.membersOn([far, near], writeAMegabyte)
    const [writer, reader] = members as [NetworkedMember, NetworkedMember]
    for (const computer of [near, between]) computer.slow('eth0', 256)
    await writer.start('--listen', '10.77.2.2:4455')
    const { entries } = await writer.call('debug.state', {})
    await reader.start('--connect', NEAR_END)
    await arrived(reader, entries - MEGABYTE_EDITS / 2)
    const firstHalf = near.received('eth0')
    near.setPlugged('eth0', false)
    await until(reader.peers, (peers) => peers.length === 0)
    near.setPlugged('eth0', true)
    await arrived(reader, entries)
    const secondHalf = near.received('eth0') - firstHalf
    console.log(`a megabyte: ${firstHalf} bytes until it was cut halfway, ${secondHalf} after`)
    expect(await textsOf(reader)).toBe(await textsOf(writer))
    expect(secondHalf).toBeLessThan(firstHalf * 1.4)
  })
})

/** Waits until a member has so many entries. */
async function arrived(member: NetworkedMember, entries: number): Promise<void> {
  await until(
    () => member.call('debug.state', {}),
    (state) => state.entries >= entries,
    PATIENCE_MS,
  )
}

async function textsOf(member: NetworkedMember): Promise<string> {
  const rows = await member.call('position.list', {})
  return JSON.stringify(rows.map(({ title, textHash }) => [title, textHash]).sort())
}
