/** One person on two computers, and a coordinator: invited on one page, let in on it, and lost on the other. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { askWithMessage, beSomebody, buildInterface, inviteByMessage, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { look } from './look.ts'

const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const members = (page: Page): Promise<void> => page.getByRole('link', { name: 'Members' }).click(PATIENCE)

/** Opens the invitation for another computer in the same network; answers its message. */
async function inviteComputer(page: Page): Promise<string> {
  await members(page)
  await page.getByRole('button', { name: 'Use Chorus on another computer, too' }).click(PATIENCE)
  const dialog = page.getByRole('dialog')
  await dialog.locator('label', { hasText: 'Same Wi-Fi or same room' }).click(PATIENCE)
  await dialog.getByRole('button', { name: 'Let members reach this computer' }).click(PATIENCE)
  await dialog.getByRole('button', { name: 'Copy the message' }).waitFor(PATIENCE)
  await look(page, 'another-computer')
  await dialog.getByRole('button', { name: 'What it says' }).click()
  return await dialog.getByRole('textbox', { name: 'The message' }).inputValue()
}

/** Asks on the new computer; answers the six words that it shows. */
async function askOnIt(page: Page, message: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'I have an invitation' }).click(PATIENCE)
  await beSomebody(page, 'Bilal')
  await page.getByLabel('The message').fill(message)
  await page.getByRole('button', { name: 'See what it says' }).click()
  await page.getByText('This invitation is for another computer of yours').waitFor(PATIENCE)
  await page.getByRole('button', { name: 'That is me' }).click(PATIENCE)
  const words = page.getByRole('list', { name: 'Compare with your first computer' })
  await words.waitFor(PATIENCE)
  await look(page, 'another-waits')
  return words.getByRole('listitem').allTextContents()
}

describe.skipIf(chromiumPath === undefined)('another computer of one’s own', { timeout: 300_000 }, () => {
  it('[JOIN-7] [MEM-15] comes in by a yes on the first, stands beside it for everybody, and removes it when that is lost', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal, laptop] = await Promise.all(['amina', 'bilal', 'laptop'].map(async (name) => (await start(name)).openPage()))
        if (!amina || !bilal || !laptop) throw new Error('a page is missing')
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        await askWithMessage(bilal, 'Bilal', await inviteByMessage(amina, 'Teachers’ Union'))
        await members(amina)
        await amina.getByRole('button', { name: 'Yes, let in' }).click(PATIENCE)
        const shown = await askOnIt(laptop, await inviteComputer(bilal))
        const request = bilal.getByRole('dialog')
        await request.getByText('Another computer of yours asks to be let in').waitFor(PATIENCE)
        const compared = await request.getByRole('list', { name: 'Six to compare' }).getByRole('listitem').allTextContents()
        expect(compared).toEqual(shown)
        await look(bilal, 'another-asks')
        expect(await amina.getByText('asks to be let in').count()).toBe(0)
        await request.getByRole('button', { name: 'Yes, it is mine' }).click()
        await bilal.getByText('Your other computer is in.').waitFor(PATIENCE)
        await request.waitFor({ ...PATIENCE, state: 'detached' })

        await members(laptop)
        for (const page of [amina, laptop, bilal]) await page.getByText('2 computers').first().waitFor(PATIENCE)
        expect(await laptop.getByRole('heading', { name: 'Teachers’ Union' }).count()).toBe(1)
        await laptop.getByText('This computer', { exact: false }).first().waitFor(PATIENCE)
        await look(laptop, 'your-computers')

        await amina.getByRole('button', { name: 'What becomes of Bilal' }).click()
        await amina.getByRole('menuitem', { name: 'Computers of Bilal' }).click()
        await amina.getByRole('dialog').getByRole('button', { name: 'Remove this computer' }).first().waitFor(PATIENCE)
        await look(amina, 'computers-of')
        await amina.keyboard.press('Escape')

        await laptop.getByRole('button', { name: 'This computer is lost' }).click()
        const question = laptop.getByRole('alertdialog')
        await question.getByText('keeps everything that reached it').waitFor(PATIENCE)
        await look(laptop, 'computer-lost')
        await question.getByRole('button', { name: 'Remove this computer' }).click()
        await laptop.getByText('The computer is removed.').waitFor(PATIENCE)
        for (const page of [amina, laptop])
          await page
            .getByText('2 computers')
            .first()
            .waitFor({ ...PATIENCE, state: 'detached' })
        expect(await laptop.getByRole('button', { name: 'This computer is lost' }).count()).toBe(0)

        await laptop.getByRole('link', { name: 'Settings' }).click()
        await laptop
          .getByRole('button', { name: /^Language/ })
          .or(laptop.getByRole('button', { name: /As the computer has it/ }))
          .first()
          .click(PATIENCE)
        await laptop.getByRole('option', { name: 'العربية' }).click()
        await laptop.getByRole('link', { name: 'الأعضاء' }).click(PATIENCE)
        await laptop.getByRole('heading', { name: 'حواسيبك' }).waitFor(PATIENCE)
        await look(laptop, 'your-computers-arabic')
      },
      { pages, locale: 'en-GB' },
    ))
})
