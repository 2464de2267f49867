/** A profile with a passphrase locks when nobody uses it, on the test's own clock. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { openTestProfile, type TestProfileDoor } from '../../support/pages.ts'
import { createVirtualTime, type VirtualTime } from '../../support/virtual-time.ts'

const MINUTE_MS = 60_000

let profile: TestProfileDoor
let time: VirtualTime
afterEach(async () => {
  await profile.end()
  expect(profile.bugs).toEqual([])
})

async function open(passphrase?: string): Promise<Client> {
  time = createVirtualTime()
  profile = await openTestProfile({ ...(passphrase ? { passphrase } : {}), clock: time.clock(), locksWhenIdle: true })
  return profile.connect().client
}

const stateOf = async (client: Client): Promise<string> => (await client.call('profile.state', {})).state

describe('a profile that nobody uses', { timeout: 60_000 }, () => {
  it('[LOCK-1] locks after ten minutes, or after what the settings say', async () => {
    const client = await open('kwa pamoja')
    time.pass(9.8 * MINUTE_MS)
    expect(await stateOf(client)).toBe('open')
    time.pass(0.4 * MINUTE_MS)
    expect(await stateOf(client)).toBe('locked')
    await client.call('profile.unlock', { passphrase: 'kwa pamoja' })
    await client.call('settings.set', { lockAfterMinutes: 2 })
    time.pass(2.2 * MINUTE_MS)
    expect(await stateOf(client)).toBe('locked')
  })

  it('[LOCK-1] locks after five minutes in careful mode, whatever the settings say', async () => {
    const client = await open('kwa pamoja')
    await client.call('settings.set', { careful: true, lockAfterMinutes: null })
    time.pass(4.8 * MINUTE_MS)
    expect(await stateOf(client)).toBe('open')
    time.pass(0.4 * MINUTE_MS)
    expect(await stateOf(client)).toBe('locked')
  })

  it('[LOCK-2] does not lock while a person types, acts or says that they are there', async () => {
    const client = await open('kwa pamoja')
    const { position } = await client.call('position.create', { title: 'Publish the budget' })
    const page = await profile.openPage(position)
    for (const use of [
      () => client.call('profile.touch', {}),
      async () => {
        page.type(0, 'word ')
        await page.saved()
      },
      () => client.call('coalition.rename', { name: 'Open Samara' }),
    ]) {
      time.pass(9 * MINUTE_MS)
      await use()
    }
    time.pass(9 * MINUTE_MS)
    expect(await stateOf(client)).toBe('open')
  })

  it('[LOCK-2] locks although pages ask by themselves what changed', async () => {
    const client = await open('kwa pamoja')
    for (let minute = 0; minute < 9; minute++) {
      time.pass(MINUTE_MS)
      await client.call('position.list', {})
      await client.call('members', {})
    }
    time.pass(1.2 * MINUTE_MS)
    expect(await stateOf(client)).toBe('locked')
  })

  it('[LOCK-2] answers nothing once the time is up, even before it has noticed, as when the computer wakes up', async () => {
    const hours = 3 * 60 * MINUTE_MS
    const sleeping = { offset: 0 }
    time = createVirtualTime()
    const clock = { ...time.clock(), now: () => time.now() + sleeping.offset }
    profile = await openTestProfile({ passphrase: 'kwa pamoja', clock, locksWhenIdle: true })
    const { client } = profile.connect()
    sleeping.offset = hours
    await expect(client.call('profile.touch', {}).then(() => client.call('position.list', {}))).rejects.toMatchObject({
      code: 'passphrase-needed',
    })
    time.pass(MINUTE_MS)
    expect(await stateOf(client)).toBe('locked')
  })

  it('[LOCK-1] never locks without a passphrase', async () => {
    const client = await open()
    time.pass(24 * 60 * MINUTE_MS)
    expect(await stateOf(client)).toBe('open')
  })
})
