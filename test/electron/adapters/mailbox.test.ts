/** What a mailbox takes, from whom, and for how long. */
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openHttpBoxes } from '../../../electron/adapters/mailbox/http-boxes.ts'
import { type Boxes, openMailboxFolder } from '../../../electron/adapters/mailbox/mailbox-folder.ts'
import { MAILBOX_LIMITS } from '../../../electron/adapters/mailbox/mailbox-name.ts'
import { mailboxOf } from '../../../electron/core/coalition/access.ts'
import { FolderError } from '../../../electron/core/ports/shared-folder.ts'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { mutate } from '../../support/mutate.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { endTestMailboxes, openTestMailbox } from '../../support/test-mailbox.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const [BOX, OTHER] = ['a'.repeat(64), 'b'.repeat(64)]
const put = (url: string, path: string, bytes: Uint8Array, headers = {}): Promise<number> =>
  fetch(new URL(path, url), { method: 'PUT', body: Uint8Array.from(bytes), headers }).then(({ status }) => status)
const status = (url: string, path: string, method = 'GET'): Promise<number> =>
  fetch(new URL(path, url), { method }).then((answer) => answer.status)

afterEach(endTestMailboxes)

describe('a mailbox', () => {
  it('[MAILBOX-1] has a box for every access key, which tells nothing of the key, and lists no boxes', async () => {
    const { url } = await openTestMailbox()
    const [one, two] = [mailboxOf(new Uint8Array(32).fill(1)), mailboxOf(new Uint8Array(32).fill(2))]
    expect(one).toBe('70da56ca6df2b3c46e85709ff5b1375c8cdcb83dfb403c585d1502d7731e6282')
    expect(two).not.toBe(one)
    expect(await put(url, `box/${one}/a.age`, Uint8Array.of(1))).toBe(204)
    expect([await status(url, 'box/'), await status(url, 'box'), await status(url, '')]).toEqual([404, 404, 404])
    expect(await (await fetch(new URL(`box/${two}`, url))).json()).toEqual([])
  })

  it('[MAILBOX-2] writes to the box of every key in use and reads from the newest that has it', async () => {
    const { url } = await openTestMailbox()
    let boxes = [BOX]
    const folder = openMailboxFolder(openHttpBoxes(url), () => boxes)
    await folder.write('a.age', Uint8Array.of(1))
    boxes = [OTHER, BOX]
    await folder.write('b.age', Uint8Array.of(2))
    expect((await folder.list()).map(({ name }) => name).sort()).toEqual(['a.age', 'b.age'])
    expect(await folder.read('a.age', 9)).toEqual(Uint8Array.of(1))
    boxes = [OTHER]
    expect((await folder.list()).map(({ name }) => name)).toEqual(['b.age'])
    boxes = [BOX]
    expect((await folder.list()).map(({ name }) => name).sort()).toEqual(['a.age', 'b.age'])
  })

  it('tells the bytes of files and lists that travelled, to each box and from the one that has it', async () => {
    const { url } = await openTestMailbox()
    const sum = { sent: 0, received: 0 }
    const boxes = openHttpBoxes(url, {
      travelled: (sent, received) => {
        sum.sent += sent
        sum.received += received
      },
    })
    const folder = openMailboxFolder(boxes, () => [OTHER, BOX])
    await folder.write('a.age', new Uint8Array(1000))
    expect(sum).toEqual({ sent: 2000, received: 0 })
    await folder.read('a.age', 1000)
    expect(sum).toEqual({ sent: 2000, received: 1000 })
    await folder.list()
    const { received } = sum
    expect(received).toBeGreaterThan(1000)
    expect(await folder.read('a.age', 10)).toBeUndefined()
    expect(sum.received).toBe(received + 1000)
  })

  it('[MAILBOX-3] takes nothing beyond its bounds and writes nothing outside of its boxes', async () => {
    const { url, directory } = await openTestMailbox({ quotaBytes: 1000 })
    expect(await put(url, `box/${BOX}/a.age`, new Uint8Array(600))).toBe(204)
    expect(await put(url, `box/${OTHER}/b.age`, new Uint8Array(600))).toBe(507)
    const full = openMailboxFolder(openHttpBoxes(url), () => [BOX])
    await expect(full.write('c.age', new Uint8Array(600))).rejects.toMatchObject({ code: 'unreachable', fault: 'full' })
    for (const path of [
      'box/x/a.age',
      `box/${BOX}/..%2Fa.age`,
      `box/${BOX}/a.txt`,
      `box/${BOX}/.a.age`,
      `box/${BOX}/a.age/b`,
      `box/${BOX.toUpperCase()}/a.age`,
    ])
      expect([path, await put(url, path, Uint8Array.of(1))]).toEqual([path, 404])
    expect(await put(url, `box/${BOX}/a.age`, Uint8Array.of(1), { origin: 'https://example.org' })).toBe(403)
    expect(await status(url, `box/${BOX}/a.age`, 'POST')).toBe(405)
    expect(readdirSync(directory)).toEqual([BOX])
  })

  it('[MAILBOX-3] takes no more files than a box has, however many come at once', async () => {
    const { url } = await openTestMailbox()
    const names = Array.from({ length: MAILBOX_LIMITS.files + 8 }, (_, number) => `box/${BOX}/${number}.age`)
    const answers = await Promise.all(names.map((name) => put(url, name, Uint8Array.of(1))))
    expect(Map.groupBy(answers, (answer) => answer).get(204)).toHaveLength(MAILBOX_LIMITS.files)
    expect(await (await fetch(new URL(`box/${BOX}`, url))).json()).toHaveLength(MAILBOX_LIMITS.files)
  })

  it('[MAILBOX-2] a box that is full, or refuses, keeps nobody from the others', async () => {
    const full = BOX
    const boxes: Boxes = {
      list: async (box) => (box === full ? refuse() : [{ name: `${box[0]}.age`, bytes: 1, changedAt: 1 }]),
      read: async (box) => (box === full ? refuse() : { bytes: Uint8Array.of(7) }),
      write: async (box, name) => (box === full ? refuse() : void written.push(`${box[0]} ${name}`)),
      remove: async (box, name) => (box === full ? refuse() : void written.push(`${box[0]} no ${name}`)),
    }
    const written: string[] = []
    const refuse = (): never => {
      throw new FolderError('full', 'The mailbox is full.')
    }
    const folder = openMailboxFolder(boxes, () => [full, OTHER])
    expect((await folder.list()).map(({ name }) => name)).toEqual(['b.age'])
    expect(await folder.read('b.age', 9)).toEqual(Uint8Array.of(7))
    await folder.write('c.age', Uint8Array.of(1))
    await folder.remove('c.age')
    expect(written).toEqual(['b c.age', 'b no c.age'])
    const alone = openMailboxFolder(boxes, () => [full])
    for (const asked of [alone.list(), alone.read('b.age', 9), alone.write('c.age', Uint8Array.of(1)), alone.remove('c.age')])
      await expect(asked).rejects.toMatchObject({ fault: 'full' })
  })

  it('[MAILBOX-2] that does not answer at one box is not taken to have what the others have and no more', async () => {
    const silent = (): never => {
      throw new FolderError('missing', 'The mailbox does not answer.')
    }
    const boxes: Boxes = { list: async (box) => (box === BOX ? silent() : []), read: silent, write: silent, remove: silent }
    await expect(openMailboxFolder(boxes, () => [OTHER, BOX]).list()).rejects.toMatchObject({ fault: 'missing' })
  })

  it('[MAILBOX-3] lists as many files as a box has of a mailbox that says more, and passes over what is no name of one', async () => {
    const files = Array.from({ length: MAILBOX_LIMITS.files + 100 }, (_, number) => ({ name: `${number}.age`, bytes: 1, changedAt: 1 }))
    const server = createServer(
      (_request, response) => void response.end(JSON.stringify([{ name: '../x', bytes: 1, changedAt: 1 }, ...files])),
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const listed = await openHttpBoxes(`http://127.0.0.1:${port}/`).list(BOX)
    expect(listed).toEqual(files.slice(0, MAILBOX_LIMITS.files))
    server.close()
    server.closeAllConnections()
  })

  it('[MAILBOX-3] counts what lies there after a start, and removes what nobody wrote again', async () => {
    const time = createVirtualTime(Date.now())
    const { url, directory, mailbox } = await openTestMailbox({ quotaBytes: 1000, keptMs: 3_600_000, clock: time.clock() })
    expect(await put(url, `box/${BOX}/a.age`, new Uint8Array(600))).toBe(204)
    await mailbox.close()
    const again = await openTestMailbox({ quotaBytes: 1000, keptMs: 3_600_000, clock: time.clock(), directory })
    expect(await put(again.url, `box/${OTHER}/b.age`, new Uint8Array(600))).toBe(507)
    time.pass(3 * 3_600_000)
    await expect.poll(() => existsSync(join(directory, BOX))).toBe(false)
    expect(await put(again.url, `box/${OTHER}/b.age`, new Uint8Array(600))).toBe(204)
  })

  it('[MAILBOX-3] outlives five thousand changed requests', { timeout: 120_000 }, async () => {
    const { url, directory } = await openTestMailbox()
    const random = createSeededRandom(5)
    const folder = openMailboxFolder(openHttpBoxes(url), () => [BOX])
    await folder.write('a.age', Uint8Array.of(7))
    const whole = utf8(`box/${BOX}/a.age`)
    for (let count = 0; count < 5_000; count++) {
      const changed = Buffer.from(mutate(random, whole))
      if (changed.equals(whole)) continue
      const path =
        random.below(2) === 0 ? changed.toString('latin1') : [...changed].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
      const method = random.pick(['GET', 'PUT', 'DELETE', 'POST'] as const)
      const answered = await fetch(new URL(`/${path}`, url), { method, ...(method === 'PUT' && { body: Uint8Array.of(1) }) })
      await answered.body?.cancel()
      expect(answered.status).toBeLessThan(500)
    }
    expect(await folder.read('a.age', 9)).toEqual(Uint8Array.of(7))
    expect(readdirSync(directory).every((box) => /^[0-9a-f]{64}$/.test(box))).toBe(true)
  })

  it('[MAILBOX-2] that is none is said to be none', async () => {
    const { url, mailbox } = await openTestMailbox()
    await expect(openMailboxFolder(openHttpBoxes(new URL('elsewhere/', url).href), () => [BOX]).list()).rejects.toMatchObject({
      fault: 'other',
    })
    await mailbox.close()
    await expect(openMailboxFolder(openHttpBoxes(url), () => [BOX]).list()).rejects.toMatchObject({ fault: 'missing' })
  })
})
