/** The box of an invitation as whoever knows its address may leave it: any number of files, of any kind. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../../electron/adapters/crypto/node-crypto.ts'
import { createMemoryFolder } from '../../../../electron/adapters/memory/memory-folder.ts'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import type { Joiner } from '../../../../electron/core/coalition/request-card.ts'
import type { Envelopes } from '../../../../electron/core/envelope/envelopes.ts'
import { askThroughBox, createNewcomers } from '../../../../electron/core/folder/invitation-box.ts'
import { FolderError, type SharedFolder } from '../../../../electron/core/ports/shared-folder.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { MAX_FILE_BYTES } from '../../../../shared/envelope/envelope-file.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { PersonId } from '../../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

const crypto = createNodeCrypto()

/** Amina coordinates; Chen holds a code of hers. `reads` are the names of files that were read. */
function boxOfChen() {
  const { founder, world } = coalitionOf('amina')
  const read = readInvitationCode(founder.coalition.invite('Nurses', ['editor'], 24).code)
  if (!read.ok) throw new Error('no code')
  const keys = createDeviceKeys(crypto, world.random)
  const person = toHex(world.random.bytes(16)) as PersonId
  const joiner: Joiner = { invitation: invitationKeys(read.secret), keys, person, name: 'Chen', madeAt: world.time.now() }
  const folder = createMemoryFolder()
  const reads: string[] = []
  const box: SharedFolder = {
    ...folder,
    read: (name, atMost) => {
      reads.push(name)
      return folder.read(name, atMost)
    },
  }
  const asking = { crypto, random: world.random, clock: world.time.clock() }
  const newcomers = (envelopes: Envelopes = founder.opened.envelopes) =>
    createNewcomers({ ...asking, replica: founder.replica, coalition: founder.coalition, envelopes }, () => box)
  return { founder, joiner, folder, box, reads, asking, newcomers }
}

describe('the box of an invitation', () => {
  it('[MAILBOX-4] makes nobody read more than an envelope may have, nor what was of no use again', async () => {
    const { joiner, box, asking } = boxOfChen()
    await askThroughBox(asking, box, joiner)
    const [request] = await box.list()
    const tag = request?.name.slice(0, 12)
    let count = 0
    const flooded: SharedFolder = {
      ...box,
      list: async () =>
        Array.from({ length: 500 }, (_, index) => ({ name: `${tag}-welcome-${index + 1}.age`, bytes: MAX_FILE_BYTES, changedAt: 1 })),
      read: async () => {
        count++
        return new Uint8Array(8)
      },
    }
    const { files, state } = await askThroughBox(asking, flooded, joiner)
    expect([files.length, count]).toEqual([2, 2])
    expect((await askThroughBox(asking, flooded, joiner, state)).files).toEqual([])
    expect(count).toBe(2)
  })

  it('[MAILBOX-5] makes a coordinator read what is no request once, until it changes', async () => {
    const { folder, reads, newcomers } = boxOfChen()
    const { meet } = newcomers()
    await folder.write('0123456789ab-request.age', new Uint8Array(64))
    expect([await meet(), await meet(), reads.length]).toEqual([0, 0, 1])
    await folder.write('0123456789ab-request.age', new Uint8Array(65))
    expect([await meet(), reads.length]).toEqual([0, 2])
  })

  it('[MAILBOX-5] that refuses keeps nobody from being heard in another', async () => {
    const { founder, joiner, box, asking } = boxOfChen()
    for (const name of ['Teachers', 'Drivers']) founder.coalition.invite(name, ['editor'], 24)
    await askThroughBox(asking, box, joiner)
    const refuse = (): Promise<never> => Promise.reject(new FolderError('full', 'The mailbox is full.'))
    const refusing: SharedFolder = { list: refuse, read: refuse, write: refuse, remove: refuse }
    const isOfChen = (key: Uint8Array): boolean => toHex(key) === toHex(joiner.invitation.rendezvousKey)
    const tools = { ...asking, replica: founder.replica, coalition: founder.coalition, envelopes: founder.opened.envelopes }
    expect(await createNewcomers(tools, (key) => (isOfChen(key) ? box : refusing)).meet()).toBe(1)
    const alone = createNewcomers(tools, () => refusing)
    await expect(alone.meet()).rejects.toMatchObject({ fault: 'full' })
  })

  it('[MAILBOX-5] holds a welcome without words where with them it is more than an envelope can hold', async () => {
    const { founder, joiner, box, asking, newcomers } = boxOfChen()
    const { make } = founder.opened.envelopes
    const refusing: Envelopes = {
      ...founder.opened.envelopes,
      make: (order) => (order.form === 'headers' ? make(order) : Promise.reject(new AppError('too-large', 'Too much.'))),
    }
    const { meet } = newcomers(refusing)
    await askThroughBox(asking, box, joiner)
    expect(await meet()).toBe(1)
    await founder.coalition.admit(founder.coalition.requests()[0]?.id ?? '')
    expect(await meet()).toBe(0)
    expect((await askThroughBox(asking, box, joiner)).files).toHaveLength(1)
  })
})
