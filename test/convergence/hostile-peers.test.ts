/** Peers with the access key and a changed program: what they say changes nothing that is not theirs to change, and tells them nothing. */
import { describe, expect, it } from 'vitest'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { headOf } from '../../electron/core/log/chains.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { entryHash, hashOfBody } from '../../shared/entry/header.ts'
import { encodeRun, type RunEntry } from '../../shared/entry/run.ts'
import { signEntry } from '../../shared/entry/signature.ts'
import type { DocumentId, OrganisationId, PersonId } from '../../shared/ids.ts'
import { rolesNow } from '../../shared/membership/membership.ts'
import { coalitionOf } from '../support/coalition-of.ts'
import { type Computer, diskOf } from '../support/computer.ts'
import { openHostilePeer } from '../support/hostile-peer.ts'

/** A member with a text, and a stranger who proved a device and knows the access key. */
function besieged() {
  const coalition = coalitionOf('amina')
  const { world } = coalition
  const amina = coalition.member('amina')
  const { id } = amina.positions.create({ title: 'Besieged' })
  amina.positions.edit(id, (doc) => appendText(doc, 'Ours.', 'test'))
  amina.replica.documents.sealAll()
  const keys = createDeviceKeys(world.crypto, world.random)
  const peer = openHostilePeer(world, amina, keys)
  world.time.pass(1_000)
  return { coalition, world, amina, id, keys, peer, before: pictureOf(amina, id) }
}

const pictureOf = (computer: Computer, id: DocumentId) => ({
  heads: computer.replica.heads(),
  device: computer.replica.keys().device,
  text: computer.positions.read(id, plainText),
  findings: computer.replica.store.check(),
})

/** The victim's last entry with another body, signed by whoever has `seed`. */
function rewritten(amina: Computer, seed: Uint8Array, sign: (seed: Uint8Array, entry: RunEntry) => Uint8Array): RunEntry {
  const chain = amina.replica.chains.ofDevice(amina.replica.keys().device)[0]
  const last = chain && amina.replica.store.entry(chain.chain, chain.seq)
  if (!last) throw new Error('nothing written')
  const body = new TextEncoder().encode('something else')
  const header = { ...last.header, bodyHash: hashOfBody(body), bodyLength: body.length }
  const entry = { header, hash: entryHash(header), body, signature: undefined }
  return { ...entry, signature: sign(seed, entry) }
}

describe('a stranger with the access key', () => {
  it('[EXCH-6] is told heads, and never an entry, a card or a text hash', () => {
    const { peer, world, before, amina, id } = besieged()
    peer.say({ type: 'vector', heads: [] })
    peer.say({ type: 'state', heads: '00'.repeat(32), cards: '00'.repeat(32), yours: [], statements: '' })
    peer.say({ type: 'points', heads: amina.replica.heads() })
    world.time.pass(60_000)
    expect(new Set(peer.heard.map(({ type }) => type))).toEqual(new Set(['state', 'vector']))
    expect(pictureOf(amina, id)).toEqual(before)
  })

  it('[EXCH-5] cannot make a computer throw its own log away by claiming to hold another', () => {
    const { peer, world, amina, id, keys, before } = besieged()
    const forged = rewritten(amina, keys.seed, (seed, { hash }) => signEntry(world.crypto, seed, hash))
    const head = headOf(forged.header.device, forged.header.seq, forged.hash)
    peer.say({ type: 'state', heads: '00'.repeat(32), cards: '00'.repeat(32), yours: [head], statements: '' })
    peer.say({ type: 'run', run: encodeRun([forged]) })
    world.time.pass(60_000)
    expect(pictureOf(amina, id)).toEqual(before)
    expect(amina.isCopy()).toBe(false)
  })

  it('[EXCH-5] cannot hold up a restored backup by claiming what nobody can prove', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { world } = coalition
    const { id } = coalition.member('amina').positions.create({ title: 'Backup' })
    coalition.meet()
    const before = coalition.member('bilal')
    const backup = before.disk.store.capture()
    before.positions.edit(id, (doc) => appendText(doc, 'After the backup.', 'test'))
    coalition.meet()
    const restored = coalition.restart('bilal', diskOf(before.disk, backup))
    const { device } = restored.replica.keys()
    const peer = openHostilePeer(world, restored, createDeviceKeys(world.crypto, world.random))
    world.time.pass(1_000)
    const claim = (): void => {
      const yours = [{ device, seq: 99, prefix: 'ab'.repeat(16) }]
      peer.say({ type: 'state', heads: '00'.repeat(32), cards: '00'.repeat(32), yours, statements: '' })
    }
    coalition.link('amina', 'bilal')
    for (let step = 0; step < 300; step++) {
      claim()
      world.time.pass(1)
    }
    world.time.pass(10_000)
    expect(restored.replica.keys().device).not.toBe(device)
    expect(restored.positions.read(id, plainText)).toContain('After the backup.')
  })

  it('[EXCH-5] nor by adding to what it truly wrote', () => {
    const { peer, world, amina, id, before } = besieged()
    const chain = amina.replica.chains.ofDevice(amina.replica.keys().device)[0]
    const genuine = chain ? amina.replica.store.entries(chain.chain, 1, 100) : []
    const forged = { ...rewritten(amina, new Uint8Array(32), () => new Uint8Array(64)), signature: undefined }
    const head = headOf(forged.header.device, forged.header.seq, forged.hash)
    peer.say({ type: 'state', heads: '00'.repeat(32), cards: '00'.repeat(32), yours: [head], statements: '' })
    peer.say({ type: 'run', run: encodeRun([...genuine.slice(0, -1), forged]) })
    peer.say({ type: 'run', run: encodeRun(genuine) })
    world.time.pass(60_000)
    expect(pictureOf(amina, id)).toEqual(before)
    expect(amina.isCopy()).toBe(false)
  })

  it('[SESS-5] is dropped for bytes that are no message', () => {
    const { peer, world, amina, id, before } = besieged()
    peer.sayBytes(Uint8Array.of(0, 1, 2))
    world.time.pass(1_000)
    expect(peer.ended()).toBe('malformed message')
    expect(pictureOf(amina, id)).toEqual(before)
  })

  it('[SESS-5] and for a bomb that unpacks to more than a run may hold', () => {
    const { peer, world } = besieged()
    peer.say({ type: 'run', run: new Uint8Array(16 * 1024 * 1024) })
    world.time.pass(1_000)
    expect(peer.ended()).toBe('malformed message')
  })
})

describe('a removed member', () => {
  it('[EXCH-6] is told heads, and never an entry, a card or a text hash', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { world } = coalition
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const keys = bilal.replica.keys()
    const person = amina.replica.membership().devices.get(keys.device)?.person as PersonId
    amina.replica.actMembership({ t: 'remove', person, cuts: [] })
    amina.positions.create({ title: 'After the removal' })
    const peer = openHostilePeer(world, amina, keys)
    world.time.pass(1_000)
    peer.say({ type: 'state', heads: '00'.repeat(32), cards: '00'.repeat(32), yours: [], statements: '' })
    peer.say({ type: 'vector', heads: [] })
    world.time.pass(60_000)
    expect(new Set(peer.heard.map(({ type }) => type))).toEqual(new Set(['state', 'vector']))
  })

  it('[EXCH-6] loses its session at once', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const peer = openHostilePeer(coalition.world, amina, bilal.replica.keys())
    coalition.world.time.pass(1_000)
    const person = amina.replica.membership().devices.get(bilal.replica.keys().device)?.person as PersonId
    amina.replica.actMembership({ t: 'remove', person, cuts: [] })
    coalition.world.time.pass(1_000)
    expect(peer.ended()).toBe('no longer a member')
  })
})

describe('a member with a changed program', () => {
  it('[MEM-1] does not become a coordinator by founding the coalition again in its own log', () => {
    const coalition = coalitionOf('amina')
    const amina = coalition.member('amina')
    const mallory = coalition.letIn('mallory', ['observer'])
    const { device } = mallory.replica.keys()
    const ids = { nonce: '07'.repeat(16), person: '08'.repeat(16) as PersonId, organisation: '09'.repeat(16) as OrganisationId }
    mallory.replica.actMembership({ t: 'found', ...ids, agreement: '0a'.repeat(32) })
    coalition.meet()
    expect(amina.replica.chains.ofDevice(device)).toHaveLength(1)
    expect(rolesNow(amina.replica.membership(), device)).toEqual(['observer'])
    expect(rolesNow(mallory.replica.membership(), device)).toEqual(['observer'])
  })
})
