/** Somebody is removed: from then on nothing reaches them from anybody who knows, and everybody else goes on under a new key. */
import { describe, expect, it } from 'vitest'
import { toHex } from '../../shared/bytes/hex.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { isEpochOwed, newestEpochs } from '../../shared/membership/epochs.ts'
import { rolesNow } from '../../shared/membership/membership.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, promisesSettled } from '../support/computer.ts'
import { makeFiles, open, take } from '../support/envelope-post.ts'
import { folderPost } from '../support/folder-post.ts'
import { openHostilePeer } from '../support/hostile-peer.ts'

const MONTH_MS = 31 * 24 * 3_600_000
const personOf = ({ coalition }: Computer): string => coalition.me()?.id ?? ''
const keysOf = ({ coalition }: Computer): readonly string[] => coalition.accessKeys().map(toHex)
const newestKeysOf = ({ opened }: Computer): readonly string[] => opened.epochKeys.newest().map(({ key }) => toHex(key))

/** Everybody meets, and whatever needs no clock ends, until all have opened what they can. */
async function meet(coalition: TestCoalition): Promise<void> {
  for (let round = 0; round < 2; round++) {
    coalition.meet()
    await promisesSettled()
  }
}

function write(by: Computer, words: string): void {
  const [position] = by.positions.list()
  if (position) by.positions.edit(position.id, (doc) => appendText(doc, words, 'test'))
  by.replica.documents.sealAll()
}
const textAt = (at: Computer): string => {
  const texts = at.positions.list().map(({ id }) => at.positions.read(id, plainText))
  return texts.join(' ').replaceAll('\n\n', ' ')
}

/** Amina has removed Bilal; neither of them has met Chen since. */
async function afterRemoval() {
  const coalition = coalitionOf('amina', 'bilal', 'chen')
  const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
  amina.positions.create({ title: 'Ours' })
  write(amina, 'Before.')
  await meet(coalition)
  const before = keysOf(amina)
  await amina.opened.rights.remove(personOf(bilal))
  write(amina, 'After.')
  return { coalition, amina, bilal, chen, before }
}

/** Pairs meet, as often as it takes. */
async function link(coalition: TestCoalition, ...pairs: readonly [string, string][]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const cuts = pairs.map(([a, b]) => coalition.link(a, b))
    coalition.world.time.pass(60_000)
    await promisesSettled()
    coalition.world.time.pass(60_000)
    for (const cut of cuts) cut()
    coalition.world.time.pass(10)
  }
}

describe('whoever was removed', () => {
  it('[EPOCH-6] gets nothing over a link from anybody who knows, at once or back after a month', async () => {
    const { coalition, bilal } = await afterRemoval()
    const had = bilal.replica.heads()
    await link(coalition, ['amina', 'bilal'], ['amina', 'chen'])
    await link(coalition, ['bilal', 'chen'], ['amina', 'bilal'])
    coalition.world.time.pass(MONTH_MS)
    write(coalition.member('chen'), 'A month later.')
    await link(coalition, ['amina', 'chen'], ['bilal', 'chen'], ['amina', 'bilal'])
    expect(bilal.replica.heads()).toEqual(had)
    expect(textAt(bilal)).toBe('Before.')
    expect(textAt(coalition.member('chen'))).toBe('Before. After. A month later.')
  })

  it('[EPOCH-6] is told heads and nothing else, whatever a changed program of theirs asks', async () => {
    const { coalition, amina, bilal } = await afterRemoval()
    const peer = openHostilePeer(coalition.world, amina, bilal.replica.keys())
    coalition.world.time.pass(1_000)
    peer.say({ type: 'vector', heads: [] })
    peer.say({ type: 'state', heads: '00'.repeat(32), cards: '00'.repeat(32), yours: [], statements: '' })
    peer.say({ type: 'points', heads: amina.replica.heads() })
    coalition.world.time.pass(60_000)
    expect(new Set(peer.heard.map(({ type }) => type))).toEqual(new Set(['state', 'vector']))
  })

  it('[EPOCH-6] is nobody’s link to the others, though it may still bring what it has', async () => {
    const { coalition, amina } = await afterRemoval()
    const cuts = [coalition.link('amina', 'bilal'), coalition.link('amina', 'chen')]
    coalition.world.time.pass(5_000)
    expect(amina.sessions.count()).toBe(2)
    expect(amina.sessions.peers().map(({ peer }) => peer)).toEqual([coalition.member('chen').replica.keys().device])
    for (const cut of cuts) cut()
  })

  it('[EPOCH-6] meets nobody any more once all who belong have the new key', async () => {
    const { coalition, amina, bilal, chen, before } = await afterRemoval()
    expect(keysOf(amina)).toEqual([...newestKeysOf(amina), ...before])
    await link(coalition, ['amina', 'chen'])
    expect(keysOf(chen)).toEqual(newestKeysOf(amina))
    expect(keysOf(amina)).toEqual(newestKeysOf(amina))
    expect(keysOf(bilal)).toEqual(before)
    const peer = openHostilePeer(coalition.world, amina, bilal.replica.keys())
    coalition.world.time.pass(1_000)
    expect(peer.ended()).toBe('nothing-in-common')
    expect(peer.heard).toEqual([])
  })

  it('[ENV-1] cannot open an envelope written after, whoever wrote it and for whomever', async () => {
    const { coalition, amina, bilal, chen } = await afterRemoval()
    await take(chen, await makeFiles(amina))
    for (const by of [amina, chen]) {
      const all = [...by.replica.membership().devices.keys()]
      expect(await open(bilal, await makeFiles(by, { recipients: all, all: true }))).toMatchObject([{ refused: 'not-for-you' }])
    }
    expect(coalition.member('bilal').replica.membership().epochs).toEqual([])
  })

  it('[FOLDER-5] finds nothing to open in a shared folder: what was written for all before is written anew', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    const post = folderPost(coalition.world)
    amina.positions.create({ title: 'Ours' })
    write(amina, 'In the folder.')
    await post.look(amina)
    const names = async (): Promise<readonly string[]> => (await post.folder.list()).map(({ name }) => name)
    const before = await names()
    await amina.opened.rights.remove(personOf(bilal))
    await post.look(amina)
    expect((await names()).filter((name) => before.includes(name))).toEqual([])
    await post.look(bilal)
    expect(bilal.positions.list()).toEqual([])
    await post.settle(amina, chen)
    expect(textAt(chen)).toBe('In the folder.')
    await promisesSettled()
    expect(newestKeysOf(chen)).toEqual(newestKeysOf(amina))
  })

  it('[MEM-6] leaves what arrived before the removal standing, and what they write later nowhere', async () => {
    const { coalition, amina, bilal, chen } = await afterRemoval()
    write(bilal, 'Not by right.')
    await link(coalition, ['bilal', 'chen'])
    await link(coalition, ['amina', 'chen'], ['amina', 'bilal'])
    expect([amina, chen].map(textAt).every((text) => text.startsWith('Before.') && !text.includes('Not by right'))).toBe(true)
    expect(textAt(amina)).toBe(textAt(chen))
  })
})

describe('a new epoch', () => {
  it.each(['link', 'envelope', 'folder'] as const)('[EPOCH-3] reaches who was away by %s: the lockbox is in the record', async (way) => {
    const { coalition, amina, chen } = await afterRemoval()
    expect(newestKeysOf(chen)).not.toEqual(newestKeysOf(amina))
    if (way === 'link') await link(coalition, ['amina', 'chen'])
    if (way === 'envelope') await take(chen, await makeFiles(amina))
    if (way === 'folder') await folderPost(coalition.world).settle(amina, chen)
    await promisesSettled()
    expect(newestKeysOf(chen)).toEqual(newestKeysOf(amina))
    expect(textAt(chen)).toBe('Before. After.')
  })

  it('[EPOCH-3] is still there after a restart, and a computer that lost it opens its lockbox again', async () => {
    const { coalition, amina } = await afterRemoval()
    const key = newestKeysOf(amina)
    const again = coalition.restart('amina')
    expect(newestKeysOf(again)).toEqual(key)
    for (const { name } of again.replica.store.values('epoch-key/')) again.replica.store.setValue(name, undefined)
    const anew = coalition.restart('amina')
    await promisesSettled()
    expect(newestKeysOf(anew)).toEqual(key)
  })

  it('[EPOCH-7] is named in the headers of what is written in it', async () => {
    const { coalition, amina, chen } = await afterRemoval()
    await link(coalition, ['amina', 'chen'])
    write(chen, 'In the new epoch.')
    const [log] = chen.replica.chains.ofDevice(chen.replica.keys().device)
    const last = log && chen.replica.store.entry(log.chain, log.seq)
    expect(last?.header.epoch).toBe(newestEpochs(amina.replica.membership())[0]?.epoch)
  })

  it('[EPOCH-2] [EPOCH-5] of removals apart there are two, both kept until the first coordinator makes one of them', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen', 'dalia')
    const [amina, bilal, chen, dalia] = ['amina', 'bilal', 'chen', 'dalia'].map(coalition.member) as [
      Computer,
      Computer,
      Computer,
      Computer,
    ]
    amina.opened.rights.setRoles(personOf(bilal), ['coordinator', 'editor'])
    await meet(coalition)
    await amina.opened.rights.remove(personOf(chen))
    await bilal.opened.rights.remove(personOf(dalia))
    const cut = coalition.link('amina', 'bilal')
    coalition.world.time.pass(1_000)
    await promisesSettled()
    expect(newestEpochs(amina.replica.membership())).toHaveLength(2)
    expect(newestKeysOf(amina)).toHaveLength(2)
    expect(newestKeysOf(bilal)).toEqual(newestKeysOf(amina))
    coalition.world.time.pass(20_000)
    await promisesSettled()
    coalition.world.time.pass(60_000)
    await promisesSettled()
    cut()
    const [only, another] = newestEpochs(bilal.replica.membership())
    expect(another).toBeUndefined()
    expect(only?.parents).toHaveLength(2)
    expect(only?.by).toBe([amina, bilal].map(({ replica }) => replica.keys().device).sort()[0])
    expect(newestKeysOf(amina)).toEqual(newestKeysOf(bilal))
    expect([...(only?.readers ?? [])].sort()).toEqual([amina, bilal].map(({ replica }) => replica.keys().device).sort())
    expect([chen, dalia].map((gone) => rolesNow(amina.replica.membership(), gone.replica.keys().device))).toEqual([[], []])
  })

  it('[EPOCH-5] is begun after a restart where the power failed between removal and key', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const amina = coalition.member('amina')
    const removal = amina.opened.rights.remove(personOf(coalition.member('bilal')))
    const again = coalition.restart('amina')
    await removal.catch(() => undefined)
    expect([isEpochOwed(again.replica.membership()), newestEpochs(again.replica.membership())]).toEqual([true, []])
    coalition.world.time.pass(60_000)
    await promisesSettled()
    expect(isEpochOwed(again.replica.membership())).toBe(false)
    expect(newestKeysOf(again)).toHaveLength(1)
  })

  it('[EPOCH-5] is begun by the next coordinator where the first one’s computer stays away', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    amina.opened.rights.setRoles(personOf(bilal), ['coordinator', 'editor'])
    await meet(coalition)
    chen.opened.rights.leave()
    const [first, next] = [amina, bilal].sort((a, b) => (a.replica.keys().device < b.replica.keys().device ? -1 : 1)) as [
      Computer,
      Computer,
    ]
    await link(coalition, [next.name, 'chen'])
    expect(newestEpochs(next.replica.membership())).toEqual([])
    coalition.world.time.pass(11 * 60_000)
    await promisesSettled()
    expect(newestEpochs(next.replica.membership()).map(({ by }) => by)).toEqual([next.replica.keys().device])
    await link(coalition, ['amina', 'bilal'])
    expect(newestKeysOf(first)).toEqual(newestKeysOf(next))
  })

  it('[EPOCH-4] is begun for who was let in apart from it', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    amina.opened.rights.setRoles(personOf(bilal), ['coordinator', 'editor'])
    await meet(coalition)
    await amina.opened.rights.remove(personOf(coalition.member('chen')))
    const efua = coalition.letIn('efua', ['editor'], bilal)
    await link(coalition, ['amina', 'bilal'], ['bilal', 'efua'])
    await link(coalition, ['amina', 'bilal'], ['bilal', 'efua'])
    expect(newestKeysOf(efua)).toEqual(newestKeysOf(amina))
    expect(newestEpochs(amina.replica.membership())[0]?.readers).toContain(efua.replica.keys().device)
  })

  it('[MEM-7] [EPOCH-6] of two who remove each other the senior stays, and finds again who had followed the other', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    amina.opened.rights.setRoles(personOf(bilal), ['coordinator', 'editor'])
    await meet(coalition)
    await amina.opened.rights.remove(personOf(bilal))
    await bilal.opened.rights.remove(personOf(amina))
    await link(coalition, ['bilal', 'chen'])
    expect(newestKeysOf(chen)).toEqual(newestKeysOf(bilal))
    await link(coalition, ['amina', 'chen'])
    expect(newestKeysOf(chen)).toEqual(newestKeysOf(amina))
    expect(rolesNow(chen.replica.membership(), amina.replica.keys().device)).toContain('coordinator')
    expect(rolesNow(chen.replica.membership(), bilal.replica.keys().device)).toEqual([])
  })

  it('[MEM-10] begins after somebody left by themselves, and needs nobody’s removal', async () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    bilal.opened.rights.leave()
    await meet(coalition)
    expect(amina.coalition.members().filter(({ belongs }) => belongs)).toHaveLength(2)
    expect(newestEpochs(chen.replica.membership())).toHaveLength(1)
    expect(newestKeysOf(chen)).toEqual(newestKeysOf(amina))
    expect(newestKeysOf(bilal)).not.toEqual(newestKeysOf(amina))
  })
})
