/** A text's earlier words on its page: what changed since somebody looked, and bringing back what was closed before. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { look } from './look.ts'
import { eventually, isSaved, wordsOf, wordsWhen } from './text-on-screen.ts'
import { openTwoMembers, type TwoMembers } from './two-members.ts'

const START_MS = 240_000
const TEST_MS = 240_000
const WIDE = { width: 1366, height: 768 }

let members: TwoMembers
let amina: Page
let position = ''

const button = (name: string) => amina.getByRole('button', { name, exact: true })

describe.skipIf(chromiumPath === undefined)('earlier words', () => {
  beforeAll(async () => {
    members = await openTwoMembers()
    position = await members.position('Open contracts')
    const { profile } = members.amina
    await profile.run('position', 'write', position, '--append', 'One number for every contract.')
    await profile.run('position', 'write', position, '--append', 'From planning to the last payment.')
    await profile.run('version', 'freeze', position)
    await profile.run('stage', position, 'drafting')
    await profile.run('position', 'write', position, '--append', 'A sentence nobody wants.')
    amina = await members.amina.openPage(position)
    await wordsWhen(amina, (words) => words.includes('nobody wants'))
  }, START_MS)
  afterAll(() => members?.end())

  it(
    'take the place of those that are there, as an edit that undo takes back',
    async () => {
      await amina.getByRole('tab', { name: 'Texts' }).click()
      await button('Bring these words back…').click()
      const dialog = amina.getByRole('dialog', { name: 'Bring earlier words back' })
      await dialog.getByText('A sentence nobody wants.').waitFor()
      await look(amina, 'bring-back', [WIDE])
      await dialog.getByRole('button', { name: 'Bring them back' }).click()
      await amina.getByText('The earlier words are back. You can undo this.').waitFor()
      await eventually(() => wordsOf(amina)).not.toContain('nobody wants')
      await eventually(() => isSaved(amina)).toBe(true)
      const { text } = await members.amina.profile.run<{ text: string }>('position', 'show', position)
      expect(text).toBe('One number for every contract.\n\nFrom planning to the last payment.')
      await amina.locator('.text').click()
      await amina.keyboard.press('Control+z')
      await eventually(() => wordsOf(amina)).toContain('nobody wants')
    },
    TEST_MS,
  )

  it(
    'are compared with what others wrote since the page was left',
    async () => {
      await amina.close()
      // What comes before the host has noticed that the page is gone was looked at.
      await eventually(async () => {
        await members.bashir.profile.run('position', 'write', position, '--append', 'Published within ten days.')
        return members.amina.profile.run<unknown>('call', 'text.changed-since-look', '{}')
      }).toEqual([position])
      const page = await members.amina.openPage(position)
      await page.getByText(/^Since you looked on .*: \d+ words added, none taken out$/).waitFor()
      await look(page, 'since-look', [WIDE])
      await page.getByRole('button', { name: 'See what changed' }).click()
      await page.getByRole('dialog', { name: 'Changed since you looked' }).getByText('Published within ten days.').first().waitFor()
    },
    TEST_MS,
  )

  it('leaves consoles without a complaint', () => {
    const complaints = [...members.amina.complaints, ...members.bashir.complaints]
    expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([])
  })
})
