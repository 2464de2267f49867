/** What a page showed when it was left, and what came since. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentId } from '../../../shared/ids.ts'
import { openTestProfile, type TestProfileDoor } from '../../support/pages.ts'

let profile: TestProfileDoor
let position = ''

beforeEach(async () => {
  profile = await openTestProfile()
  position = (await profile.connect().client.call('position.create', { title: 'Publish the budget' })).position
})
afterEach(async () => {
  await profile.end()
  expect(profile.bugs).toEqual([])
})

describe('a text that was looked at', () => {
  it('[CLOSE-8] says what came since its page was left, and nothing before', async () => {
    const { client } = profile.connect()
    const changed = () => client.call('text.changed-since-look', {})
    const since = () => client.call('text.since-look', { id: position })
    const { looks } = profile.door().coalition(undefined).signing
    const page = await profile.openPage(position)
    page.type(0, 'We ask for figures. ')
    await page.saved()
    expect([await since(), await changed()]).toEqual([null, []])
    page.copy.close()
    await expect.poll(() => looks.last(position as DocumentId)).toBeDefined()
    await client.call('position.write', { id: position, append: 'Every month.' })
    expect(await changed()).toEqual([position])
    expect(await since()).toMatchObject({ wordsAdded: 2, wordsRemoved: 0, lookedAt: expect.any(Number) })
    const pipe = profile.connect()
    await profile.openPage(position, pipe)
    expect(await since()).toMatchObject({ wordsAdded: 2 })
    pipe.pipe.close()
    await expect.poll(changed).toEqual([])
    expect(await since()).toBeNull()
  })
})
