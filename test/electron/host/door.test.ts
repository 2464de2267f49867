/** The door of a profile: locking with pages open, erasing, and what is answered meanwhile. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { blockTexts } from '../../../shared/document/edit.ts'
import { openTestProfile, type TestProfileDoor } from '../../support/pages.ts'

const PASSPHRASE = 'kwa pamoja'

let profile: TestProfileDoor
afterEach(async () => {
  await profile.end()
  expect(profile.bugs).toEqual([])
})

async function lockedProfile(): Promise<{ position: string }> {
  profile = await openTestProfile({ passphrase: PASSPHRASE })
  const { client } = profile.connect()
  const { position } = await client.call('position.create', { title: 'Publish the budget' })
  return { position }
}

describe('a profile that is locked while pages are open', () => {
  it('lets go of their texts, keeps what was saved, and goes on where they attach again', async () => {
    const { position } = await lockedProfile()
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    page.type(0, 'Before. ')
    await page.saved()
    expect(await pipe.client.call('profile.lock', {})).toEqual({ state: 'locked', person: null, hasPassphrase: true })
    await page.when(() => !page.copy.mayWrite())
    await expect(pipe.client.call('position.list', {})).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(page.reattach(pipe)).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(pipe.client.call('profile.unlock', { passphrase: 'wrong' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await pipe.client.call('profile.unlock', { passphrase: PASSPHRASE })
    await page.reattach(pipe)
    expect(page.copy.mayWrite()).toBe(true)
    page.type(8, 'After.')
    await page.saved()
    expect(page.text()).toBe('Before. After.')
    const { positions } = profile.door().coalition(undefined)
    expect(positions.read(positions.find(position).id, blockTexts)).toEqual(['Before. After.'])
  }, 60_000)

  it('keeps what was typed into a page at the moment of locking, and saves it afterwards', async () => {
    const { position } = await lockedProfile()
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    const locked = profile.connect().client.call('profile.lock', {})
    page.type(0, 'At that moment')
    await locked
    await page.when(() => !page.copy.mayWrite())
    await pipe.client.call('profile.unlock', { passphrase: PASSPHRASE })
    await page.reattach(pipe)
    await page.saved()
    expect([page.text(), page.lost]).toEqual(['At that moment', []])
  }, 60_000)

  it('cannot be locked without a passphrase to open it again', async () => {
    profile = await openTestProfile()
    await expect(profile.connect().client.call('profile.lock', {})).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('the passphrase', () => {
  it('[LOCK-3] is checked without opening anything', async () => {
    await lockedProfile()
    const { client } = profile.connect()
    await expect(client.call('profile.verify', { passphrase: 'wrong' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(await client.call('profile.verify', { passphrase: PASSPHRASE })).toEqual({})
    await client.call('profile.lock', {})
    await client.call('profile.verify', { passphrase: PASSPHRASE })
    expect(await client.call('profile.state', {})).toMatchObject({ state: 'locked' })
  }, 60_000)
})

describe('erasing', () => {
  it('works while pages are open, and leaves nothing', async () => {
    const { position } = await lockedProfile()
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    page.type(0, 'Gone')
    await page.saved()
    const told = new Promise<readonly string[]>((resolve) =>
      pipe.client.onEvent(({ topics }) => topics.includes('profile') && resolve(topics)),
    )
    expect(await pipe.client.call('profile.erase', { confirm: 'erase' })).toMatchObject({ state: 'none' })
    await told
    expect([existsSync(profile.directory), readdirSync(dirname(profile.directory))]).toEqual([false, []])
    await expect(pipe.client.call('position.list', {})).rejects.toMatchObject({ code: 'no-profile' })
    await pipe.client.call('profile.create', { person: 'Bilal' })
    expect(await pipe.client.call('coalition.list', {})).toEqual([])
  }, 60_000)

  it('works while the profile is locked, and needs no passphrase', async () => {
    await lockedProfile()
    const { client } = profile.connect()
    await client.call('profile.lock', {})
    await client.call('profile.erase', { confirm: 'erase' })
    expect(await client.call('profile.state', {})).toEqual({ state: 'none', person: null, hasPassphrase: false })
    expect(existsSync(profile.directory)).toBe(false)
  }, 60_000)

  it('guards against a slip', async () => {
    profile = await openTestProfile()
    const erase = profile.connect().client.call as (method: string, input: unknown) => Promise<unknown>
    await expect(erase('profile.erase', {})).rejects.toMatchObject({ code: 'bad-input' })
  })
})
