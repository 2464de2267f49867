/** A backup brings everything back, on a new computer too, and the member goes on with the others. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { sealUnder } from '../../../electron/adapters/vault/passphrase-seal.ts'
import { type Door, openDoor } from '../../../electron/host/door.ts'
import { serveGuest } from '../../../electron/host/guest.ts'
import { type Client, createClient } from '../../../shared/api/client.ts'
import { createMemoryPipePair } from '../../../shared/api/memory-pipe.ts'
import { decodeBackup, encodeBackup } from '../../../shared/backup/backup-content.ts'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { until as untilAnswer } from '../../support/command-line.ts'

interface Member {
  readonly directory: string
  readonly door: Door
  readonly client: Client
}

const PASSPHRASE = 'kwa pamoja'

let folder = ''
let members: Member[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-backup-'))
  members = []
})
afterEach(async () => {
  for (const { door } of members) await door.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(name: string): Promise<Member> {
  const directory = join(folder, name)
  const network = { webrtc: false, listen: '127.0.0.1:0' }
  const door = await openDoor({ directory, log: createSilentLog(), network })
  const [near, far] = createMemoryPipePair()
  serveGuest(far, {
    door,
    reportBug: (bug) => {
      throw bug
    },
  })
  const member = { directory, door, client: createClient(near) }
  members.push(member)
  return member
}

/** Amina with a position and a backup of it. */
async function backedUp(): Promise<{ amina: Member; position: string; file: string }> {
  const amina = await open('amina')
  await amina.client.call('profile.create', { person: 'Amina' })
  await amina.client.call('coalition.create', { name: 'Open Samara', organisation: 'Budget Watch' })
  const { position } = await amina.client.call('position.create', { title: 'Publish the budget' })
  await amina.client.call('position.write', { id: position, append: 'Before the backup.' })
  const { file, name, bytes } = await amina.client.call('profile.backup', { passphrase: PASSPHRASE })
  expect(name).toMatch(/^chorus-backup-\d{4}-\d\d-\d\d\.age$/)
  expect(bytes).toBe(Buffer.from(file, 'base64').length)
  return { amina, position, file }
}

/** Memory pipes answer before sockets get a turn. */
const until = <T>(ask: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> => untilAnswer(() => nextTurn().then(ask), isDone)

const addressOf = async ({ client }: Member): Promise<string> => (await client.call('network', {})).ownAddresses[0] ?? ''
const textOf = async ({ client }: Member, id: string): Promise<string | undefined> =>
  (await client.call('position.show', { id }).catch(() => undefined))?.text

async function letIn(amina: Member, bilal: Member): Promise<void> {
  const { code } = await amina.client.call('coalition.invite', { organisation: 'Teachers’ Union' })
  await bilal.client.call('profile.create', { person: 'Bilal' })
  await bilal.client.call('coalition.join', { code, address: await addressOf(amina), waitSeconds: 0 })
  const [request] = await until(
    () => amina.client.call('coalition.requests', {}),
    (all) => all.length > 0,
  )
  await amina.client.call('coalition.admit', { id: request?.id ?? '' })
  await until(
    () => bilal.client.call('coalition.joining', {}),
    ({ state }) => state === 'let-in',
  )
}

describe('a backup', { timeout: 120_000 }, () => {
  it('[BACKUP-4] brings a profile back on another computer, under its passphrase', async () => {
    const { position, file } = await backedUp()
    const other = await open('other')
    expect(await other.client.call('profile.restore', { file, passphrase: PASSPHRASE })).toEqual({
      state: 'open',
      person: 'Amina',
      hasPassphrase: true,
    })
    expect(await other.client.call('coalition.list', {})).toMatchObject([{ name: 'Open Samara' }])
    expect(await textOf(other, position)).toBe('Before the backup.')
    expect((await other.client.call('inspect', {})).findings).toEqual([])
    await other.client.call('profile.lock', {})
    await other.client.call('profile.unlock', { passphrase: PASSPHRASE })
    expect(await textOf(other, position)).toBe('Before the backup.')
  })

  it('[BACKUP-2] is made while people write, and everything goes on', async () => {
    const { amina, position } = await backedUp()
    await amina.client.call('position.write', { id: position, append: 'Unsealed yet.' })
    const { file } = await amina.client.call('profile.backup', { passphrase: PASSPHRASE })
    await amina.client.call('position.write', { id: position, append: 'Afterwards.' })
    const other = await open('other')
    await other.client.call('profile.restore', { file, passphrase: PASSPHRASE })
    expect(await textOf(other, position)).toBe('Before the backup.\n\nUnsealed yet.')
    expect((await amina.client.call('inspect', {})).findings).toEqual([])
  })

  it('[EXCH-5] goes on with the others as a new computer where its log had gone on', async () => {
    const { amina, position } = await backedUp()
    const bilal = await open('bilal')
    await letIn(amina, bilal)
    const { file } = await amina.client.call('profile.backup', { passphrase: PASSPHRASE })
    await amina.client.call('position.write', { id: position, append: 'Written after the backup.' })
    await until(
      () => textOf(bilal, position),
      (text) => text?.endsWith('Written after the backup.') === true,
    )
    const device = (await amina.client.call('inspect', {})).device
    await amina.client.call('profile.erase', { confirm: 'erase' })

    await amina.client.call('profile.restore', { file, passphrase: PASSPHRASE })
    expect(await textOf(amina, position)).toBe('Before the backup.')
    await amina.client.call('position.write', { id: position, append: 'Written here before meeting anybody.' })
    await amina.client.call('network.connect', { address: await addressOf(bilal) })
    const isWhole = (text: string | undefined): boolean =>
      ['Before the backup.', 'Written after the backup.', 'Written here before meeting anybody.'].every((part) => text?.includes(part))
    await until(() => textOf(amina, position), isWhole)
    await until(() => textOf(bilal, position), isWhole)
    await amina.client.call('position.write', { id: position, append: 'And onwards.' })
    await until(
      () => textOf(bilal, position),
      (text) => text?.includes('And onwards.') === true,
    )
    expect(await textOf(amina, position)).toBe(await textOf(bilal, position))
    expect((await amina.client.call('inspect', {})).device).not.toBe(device)
  })
})

describe('what is no backup of this person', { timeout: 120_000 }, () => {
  const restore = async (member: Member, bytes: Uint8Array, passphrase = PASSPHRASE): Promise<unknown> =>
    await member.client.call('profile.restore', { file: Buffer.from(bytes).toString('base64'), passphrase })
  const isUntouched = ({ directory }: Member): boolean => !existsSync(directory) || readdirSync(directory).length === 0

  it('[BACKUP-3] is refused with a reason, and leaves no trace', async () => {
    const { file } = await backedUp()
    const whole = Uint8Array.from(Buffer.from(file, 'base64'))
    const other = await open('other')
    await expect(restore(other, whole, 'wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' })
    for (const length of [whole.length - 1, whole.length - 70_000, 200]) {
      await expect(restore(other, whole.subarray(0, length))).rejects.toMatchObject({ code: 'bad-input' })
    }
    const changed = Uint8Array.from(whole)
    changed[1000] = (changed[1000] ?? 0) ^ 1
    await expect(restore(other, changed)).rejects.toMatchObject({ code: 'bad-input' })
    for (const foreign of [new Uint8Array(0), utf8('PK not ours'), new Uint8Array(1_000_000), whole.subarray(0, 100)]) {
      await expect(restore(other, foreign)).rejects.toMatchObject({ code: 'bad-input' })
    }
    expect(isUntouched(other)).toBe(true)
    expect(await other.client.call('profile.state', {})).toMatchObject({ state: 'none' })
  })

  it('[BACKUP-3] is refused before it can ask for memory that the sealing never needs', async () => {
    const other = await open('other')
    const greedy = utf8(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 20\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`)
    await expect(restore(other, greedy)).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('[BACKUP-1] is refused when somebody sealed other files in it', async () => {
    const other = await open('other')
    const databaseKey = new Uint8Array(32)
    const profile = { name: 'profile.db', bytes: new Uint8Array(4096) }
    for (const content of [
      utf8('anything'),
      encodeBackup({ databaseKey, files: [] }),
      encodeBackup({ databaseKey, files: [profile, { name: '../outside.db', bytes: new Uint8Array(1) }] }),
      encodeBackup({ databaseKey, files: [profile, profile] }),
      encodeBackup({ databaseKey, files: [profile, { name: 'vault.json', bytes: new Uint8Array(1) }] }),
    ]) {
      expect(decodeBackup(content).ok).toBe(false)
    }
    const odd = await sealUnder(
      PASSPHRASE,
      encodeBackup({ databaseKey, files: [profile, { name: '../outside.db', bytes: new Uint8Array(1) }] }),
    )
    await expect(restore(other, odd)).rejects.toMatchObject({ code: 'bad-input' })
    const broken = await sealUnder(PASSPHRASE, encodeBackup({ databaseKey, files: [profile] }))
    await expect(restore(other, broken)).rejects.toMatchObject({ code: 'store-damaged' })
    expect([isUntouched(other), existsSync(join(folder, 'outside.db'))]).toEqual([true, false])
  })

  it('is refused where there is a profile already', async () => {
    const { amina, file } = await backedUp()
    await expect(amina.client.call('profile.restore', { file, passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'profile-exists' })
  })
})
