/** An invitation that goes by word of mouth: a code alone, the address when it is asked for, and the one who invites hears of the request at once. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { axeFindings, beSomebody, buildInterface, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** Opens an invitation for the same room and leaves it on screen. */
async function inviteInTheRoom(page: Page): Promise<{ readonly code: string; readonly address: string }> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite an organisation' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').fill('Teachers’ Union')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await page.locator('label', { hasText: 'Same room, Wi-Fi or computer' }).click()
  await page.getByRole('button', { name: 'Let members reach this computer' }).click()
  await page.getByRole('button', { name: 'Copy code and address' }).waitFor()
  const groups = await page.getByRole('list', { name: 'Code' }).getByRole('listitem').allTextContents()
  const address = await page.getByRole('dialog').locator('[dir="ltr"]').filter({ hasText: /:\d+$/ }).first().textContent()
  return { code: groups.join('-'), address: address ?? '' }
}

describe.skipIf(chromiumPath === undefined)('an invitation by word of mouth', { timeout: 240_000 }, () => {
  it('says what is missing where no address is known, and tells the open invitation who asks', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        const { code, address } = await inviteInTheRoom(amina)
        expect(await axeFindings(amina)).toEqual([])
        await bilal.getByRole('button', { name: 'I have an invitation' }).click()
        await beSomebody(bilal, 'Bilal')
        await bilal.getByRole('tab', { name: 'Type a code' }).click()
        await bilal.getByLabel('The code').fill(code)
        await bilal.getByRole('button', { name: 'See what it says' }).click()
        await bilal.getByText('Beside the code in the invitation; needed unless you pasted a whole message.').waitFor()
        await bilal.getByRole('button', { name: 'Go on' }).click()
        await bilal.getByText('Chorus does not know yet where to ask.').waitFor(PATIENCE)
        expect(await axeFindings(bilal)).toEqual([])
        const field = bilal.getByLabel('Address of a member’s computer')
        await field.fill(address.replace(/:\d+$/, ''))
        await bilal.getByRole('button', { name: 'Add address' }).click()
        await bilal.getByText('The number after the colon is missing.').waitFor()
        await field.fill(address)
        await bilal.getByRole('button', { name: 'Add address' }).click()
        await amina.getByRole('dialog').getByText('Bilal is asking to be let in now.').waitFor(PATIENCE)
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('button', { name: 'Compare the six words' }).click()
        await amina.getByRole('button', { name: 'Yes, let in' }).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))
})
