/** A season's start by envelopes alone, on real profiles that never reach each other: invitation, request, welcome, first paragraph, reply. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { type EpochKey, encodeLockbox } from '../../../electron/core/coalition/access.ts'
import { restoreProfile, sealBackup } from '../../../electron/host/backup.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'
import { toBase64url } from '../../../shared/bytes/base64url.ts'
import { fromHex } from '../../../shared/bytes/hex.ts'
import type { Clock } from '../../../shared/clock.ts'
import type { DeviceId, PersonId } from '../../../shared/ids.ts'
import { until } from '../../support/command-line.ts'

const PASSPHRASE = 'kwa pamoja'
const HOUR_MS = 3_600_000

let folder = ''
let hosts: Host[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-envelopes-'))
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A profile without any network. */
async function profile(name: string, clock: Clock = createNodeClock()): Promise<Host> {
  await createProfile({ directory: join(folder, name), person: name })
  return await openProfile(name, clock)
}
async function openProfile(name: string, clock: Clock = createNodeClock(), passphrase?: string): Promise<Host> {
  const host = await openHost({ directory: join(folder, name), passphrase, log: createSilentLog(), network: { webrtc: false }, clock })
  hosts.push(host)
  return host
}
async function restore(file: string): Promise<Host> {
  await restoreProfile(join(folder, 'Restored'), { file, passphrase: PASSPHRASE })
  return await openProfile('Restored', createNodeClock(), PASSPHRASE)
}
async function close(host: Host): Promise<void> {
  hosts = hosts.filter((one) => one !== host)
  await host.close()
}

const take = async (host: Host, ...files: readonly string[]) => (await host.handlers()['envelope.import']({ files: [...files] })).envelopes
const preview = async (host: Host, ...files: readonly string[]) =>
  (await host.handlers()['envelope.preview']({ files: [...files] })).envelopes
async function send(host: Host, to?: string, all = false): Promise<string> {
  const { files } = await host.handlers()['envelope.export']({ ...(to ? { for: to } : {}), all, partBytes: 18_000_000 })
  expect(files).toHaveLength(1)
  return files[0]?.file ?? ''
}
async function ask(host: Host, code: string): Promise<string> {
  return (await host.handlers()['envelope.request']({ code })).file
}
const write = (host: Host, append: string) => host.handlers()['position.write']({ id: '1', append })
const text = async (host: Host): Promise<string> => (await host.handlers()['position.show']({ id: '1', format: 'text' })).text ?? ''

async function found(name: string, clock?: Clock): Promise<Host> {
  const host = await profile(name, clock)
  await host.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  return host
}
async function invite(host: Host, organisation = 'Teachers’ Union'): Promise<string> {
  return (await host.handlers()['coalition.invite']({ organisation, role: 'editor', expiresHours: 24 })).code
}
async function admit(host: Host, name: string): Promise<void> {
  const requests = await host.handlers()['coalition.requests']({})
  await host.handlers()['coalition.admit']({ id: requests.find((one) => one.name === name)?.id ?? '' })
}

/** Amina with a position, and Bilal let in by files alone. */
async function twoByPost(): Promise<{ amina: Host; bilal: Host; welcome: string; request: string }> {
  const amina = await found('Amina')
  await amina.handlers()['position.create']({ title: 'Publish the budget' })
  const code = await invite(amina)
  const bilal = await profile('Bilal')
  const request = await ask(bilal, code)
  await take(amina, request)
  await admit(amina, 'Bilal')
  const welcome = await send(amina, 'Bilal')
  await take(bilal, welcome)
  return { amina, bilal, welcome, request }
}

describe('a season that begins by envelopes alone', () => {
  it('[ENV-13] [ENV-14] lets somebody in and carries the first words there and back, each file twice', async () => {
    const amina = await found('Amina')
    await amina.handlers()['position.create']({ title: 'Publish the budget' })
    const code = await invite(amina)
    const bilal = await profile('Bilal')
    const request = await ask(bilal, code)

    const [seen] = await preview(amina, request)
    const { check } = await bilal.handlers()['coalition.joining']({})
    expect(seen).toMatchObject({
      kind: 'request',
      refused: null,
      taken: false,
      request: { name: 'Bilal', organisationName: 'Teachers’ Union', state: 'waits' },
    })
    expect(seen?.request?.check).toEqual(check)
    expect(await amina.handlers()['coalition.requests']({})).toEqual([])
    expect(await take(amina, request)).toMatchObject([{ taken: true, request: { isHeld: false } }])
    expect(await take(amina, request)).toMatchObject([{ taken: true, request: { isHeld: true } }])
    expect(await amina.handlers()['coalition.requests']({})).toMatchObject([{ name: 'Bilal', organisationName: 'Teachers’ Union', check }])
    expect(await preview(bilal, request)).toMatchObject([{ refused: null, request: { state: 'mine', check } }])

    await admit(amina, 'Bilal')
    await write(amina, 'We ask for figures.')
    const made = await amina.handlers()['envelope.export']({ for: 'Bilal', all: false, partBytes: 18_000_000 })
    expect(made).toMatchObject({ kind: 'welcome', organisations: 1, withoutOwn: false })
    const welcome = made.files[0]?.file ?? ''
    expect(await take(amina, request)).toMatchObject([{ taken: true, request: { state: 'let-in' } }])

    expect(await preview(bilal, welcome)).toMatchObject([
      {
        kind: 'welcome',
        letsIn: true,
        taken: false,
        coalitionName: 'Open Samara',
        writer: { name: 'Amina', organisationName: 'Budget Watch', isMe: false },
      },
    ])
    expect(bilal.coalitions()).toHaveLength(0)
    expect(await take(bilal, welcome)).toMatchObject([
      { refused: null, letsIn: true, taken: true, coalitionName: 'Open Samara', adds: { members: 1, edits: 1 } },
    ])
    expect(await bilal.handlers()['coalition.joining']({})).toMatchObject({ state: 'let-in' })
    expect(await text(bilal)).toBe('We ask for figures.')
    expect(await take(bilal, welcome)).toMatchObject([{ refused: null, letsIn: false, taken: true, adds: { edits: 0 } }])
    expect(await take(bilal, request)).toMatchObject([{ refused: null, request: { state: 'mine' }, writer: { isMe: true } }])

    await write(bilal, 'Every month.')
    const reply = await send(bilal)
    expect(await preview(amina, reply)).toMatchObject([
      {
        kind: 'ordinary',
        writer: { name: 'Bilal', organisationName: 'Teachers’ Union' },
        adds: { edits: 1, positions: [{ title: 'Publish the budget', edits: 1 }] },
      },
    ])
    await take(amina, reply, reply)
    await take(amina, reply)
    expect(await text(amina)).toBe('We ask for figures.\n\nEvery month.')
    const delivery = await amina.handlers().delivery({ id: '1' })
    expect(delivery).toMatchObject({ have: 2, of: 2 })
    // What Amina sends now has nothing of what Bilal is known to have.
    expect(await preview(bilal, await send(amina))).toMatchObject([{ had: 0, adds: { edits: 0 } }])
  })

  it('[ENV-14] lets in once, though the welcome is taken in twice at the same moment', async () => {
    const amina = await found('Amina')
    const bilal = await profile('Bilal')
    await take(amina, await ask(bilal, await invite(amina)))
    await admit(amina, 'Bilal')
    const welcome = await send(amina, 'Bilal')
    const taken = await Promise.all([take(bilal, welcome), take(bilal, welcome)])
    expect(taken).toMatchObject([[{ taken: true, refused: null }], [{ taken: true, refused: null }]])
    expect(bilal.coalitions()).toHaveLength(1)
  })

  it('[ENV-8] takes what comes in the wrong order, in one go, as soon as it can be', async () => {
    const { amina, bilal } = await twoByPost()
    const code = await invite(amina, 'Nurses')
    const chen = await profile('Chen')
    await take(amina, await ask(chen, code))
    await admit(amina, 'Chen')
    const welcome = await send(amina, 'Chen')
    await take(bilal, await send(amina))
    await write(bilal, 'By Bilal.')
    const byBilal = await send(bilal)
    expect(await take(chen, byBilal, welcome)).toMatchObject([{ taken: true }, { taken: true }])
    expect(await text(chen)).toBe('By Bilal.')
  })

  it('[ENV-13] shows no request that is forged, expired, used, or of another coalition', async () => {
    let aheadMs = 0
    const clock = createNodeClock()
    const amina = await found('Amina', { ...clock, now: () => clock.now() + aheadMs })
    const [code, second] = [await invite(amina), await invite(amina, 'Nurses')]
    const bilal = await profile('Bilal')
    const request = await ask(bilal, code)
    const thief = await profile('Thief')
    const stolen = await ask(thief, code)
    const elsewhere = await found('Elsewhere')
    expect(await take(elsewhere, request)).toMatchObject([{ refused: 'not-for-you', taken: false }])
    await take(amina, request)
    await admit(amina, 'Bilal')
    expect(await take(amina, stolen)).toMatchObject([{ refused: 'used', writer: { name: 'Thief' } }])
    expect(await amina.handlers()['coalition.requests']({})).toEqual([])
    const late = await ask(await profile('Late'), second)
    aheadMs = 25 * HOUR_MS
    expect(await take(amina, late)).toMatchObject([{ refused: 'expired', taken: false }])
    expect(await amina.handlers()['coalition.requests']({})).toEqual([])
  })

  it('[ENV-1] [ENV-14] lets nobody in by an envelope that is for others', async () => {
    const { amina, welcome } = await twoByPost()
    const code = await invite(amina, 'Nurses')
    const chen = await profile('Chen')
    await ask(chen, code)
    expect(await take(chen, welcome)).toMatchObject([{ refused: 'not-for-you', taken: false }])
    const everything = await send(amina)
    expect(await take(chen, everything)).toMatchObject([{ refused: 'not-for-you' }])
    expect(chen.coalitions()).toHaveLength(0)
  })

  it('[ENV-14] lets nobody into a coalition that the code was not made for, however true the rest is', async () => {
    const amina = await found('Amina')
    const code = await invite(amina)
    const bilal = await profile('Bilal')
    await take(amina, await ask(bilal, code))
    // Whoever sees the request can invite its key into a coalition of their own and let it in there; only the code yields the proof.
    const { coalition } = amina.coalition()
    const [card] = coalition.cards.list('request')
    const [invitation] = [...amina.coalition().replica.membership().invitations.values()]
    const { device = '', agreement = '', person = '', signature = '' } = card?.fields ?? {}
    const thief = await found('Thief')
    const own = thief.coalition()
    if (!invitation) throw new Error('no invitation')
    const { invitation: key, organisation, roles, expires, rendezvous, proof } = invitation
    own.replica.actMembership({ t: 'invite', invitation: key, organisation, roles: [...roles], expires, rendezvous, proof })
    const box = await createNodeCrypto().sealTo([fromHex(agreement)], encodeLockbox(own.epochKeys.newest() as [EpochKey]))
    own.replica.actMembership({
      t: 'admit',
      invitation: key,
      device: device as DeviceId,
      agreement,
      person: person as PersonId,
      organisation,
      roles: [...roles],
      request: signature,
      lockbox: toBase64url(box),
    })
    const fake = await send(thief, person)
    expect(await preview(bilal, fake)).toMatchObject([{ refused: 'other-coalition', letsIn: false, writer: { name: 'Thief' } }])
    expect(await take(bilal, fake)).toMatchObject([{ refused: 'other-coalition', taken: false }])
    expect(bilal.coalitions()).toHaveLength(0)
    expect(await bilal.handlers()['coalition.joining']({})).toMatchObject({ state: 'waiting' })
    await admit(amina, 'Bilal')
    expect(await take(bilal, await send(amina, 'Bilal'), fake)).toMatchObject([{ taken: true }, { refused: 'not-for-you' }])
  })

  it('[ENV-9] goes on after a restored backup by envelopes alone, and nothing forks', async () => {
    const { amina, bilal } = await twoByPost()
    await write(bilal, 'Before the backup.')
    await take(amina, await send(bilal))
    const backup = await sealBackup(bilal.copy(), PASSPHRASE, 0)
    await write(bilal, 'After the backup.')
    await take(amina, await send(bilal))
    await close(bilal)
    const restored = await restore(backup.file)
    await write(restored, 'Written on the old state.')
    const held = await restored.handlers()['envelope.export']({ all: true, partBytes: 18_000_000 })
    expect(held.withoutOwn).toBe(true)
    expect(await take(amina, held.files[0]?.file ?? '')).toMatchObject([{ taken: true, adds: { edits: 0 } }])
    // Amina's envelope with everything proves what is missing: the restored computer goes on as a new one.
    expect(await take(restored, await send(amina, undefined, true))).toMatchObject([{ taken: true, isRestored: true }])
    const made = await until(
      async () => await restored.handlers()['envelope.export']({ all: false, partBytes: 18_000_000 }),
      ({ withoutOwn }) => !withoutOwn,
    )
    expect(await take(amina, made.files[0]?.file ?? '')).toMatchObject([{ taken: true, adds: { edits: 1 } }])
    expect(await text(amina)).toContain('After the backup.')
    expect(await text(amina)).toContain('Written on the old state.')
    expect(await text(restored)).toBe(await text(amina))
  })

  it('[ENV-9] is trusted again after a restored backup when a reply shows that nothing is missing', async () => {
    const { amina, bilal } = await twoByPost()
    await write(bilal, 'Before the backup.')
    await take(amina, await send(bilal))
    const earlier = await send(amina, undefined, true)
    const backup = await sealBackup(bilal.copy(), PASSPHRASE, 0)
    await close(bilal)
    const restored = await restore(backup.file)
    await write(restored, 'Nothing was lost.')
    const asking = await restored.handlers()['envelope.export']({ all: false, partBytes: 18_000_000 })
    expect(asking.withoutOwn).toBe(true)
    // What was written before the restored computer asked proves nothing.
    await take(restored, earlier)
    expect(await restored.handlers()['envelope.export']({ all: false, partBytes: 18_000_000 })).toMatchObject({ withoutOwn: true })
    await take(amina, asking.files[0]?.file ?? '')
    await take(restored, await send(amina))
    const made = await restored.handlers()['envelope.export']({ all: false, partBytes: 18_000_000 })
    expect(made.withoutOwn).toBe(false)
    await take(amina, made.files[0]?.file ?? '')
    expect(await text(amina)).toBe('Before the backup.\n\nNothing was lost.')
  })
})
