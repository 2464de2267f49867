/** Where writing was promised, the cursor is in the text: what a person types next stands there. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { beSomebody, buildInterface, editor, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const writing = (page: Page) => page.locator('.text[contenteditable="true"]:focus')

async function typeHere(page: Page, words: string): Promise<void> {
  await writing(page).waitFor()
  await page.keyboard.type(words)
  await editor(page).filter({ hasText: words }).waitFor()
}

async function makePosition(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Positions' }).click()
  await page.getByRole('button', { name: 'New position' }).click()
  await page.getByLabel('What is it about?').fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function openFromList(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Positions' }).click()
  await page.getByRole('rowheader', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe.skipIf(chromiumPath === undefined)('the cursor', { timeout: 240_000 }, () => {
  it('stands in the first text, in a new one and in an empty one from the list; a written text leaves it to its title', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await typeHere(page, 'We ask for figures.')
        await makePosition(page, 'Contracts')
        await writing(page).waitFor()
        await openFromList(page, 'Our first position')
        await editor(page).filter({ hasText: 'We ask for figures.' }).waitFor()
        expect(await writing(page).count()).toBe(0)
        await openFromList(page, 'Contracts')
        await typeHere(page, 'We ask for contracts.')
      },
      { pages, locale: 'en-GB' },
    ))

  it('has what was typed while the first text was still on its way', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        const held = Promise.withResolvers<void>()
        await page.route(/position-page/, async (route) => {
          await held.promise
          await route.continue()
        })
        await page.getByRole('button', { name: 'Start a coalition' }).click()
        await beSomebody(page, 'Amina')
        await page.getByLabel('Name of the coalition').fill('Open Samara')
        await page.getByLabel('Your organisation').fill('Budget Watch')
        await page.getByRole('button', { name: 'Start writing' }).click()
        await page.getByText('Opening the text').waitFor({ state: 'attached' })
        await page.keyboard.type('We ask for x')
        await page.keyboard.press('Backspace')
        held.resolve()
        await typeHere(page, 'figures.')
        expect(await editor(page).textContent()).toBe('We ask for figures.')
      },
      { pages, locale: 'en-GB' },
    ))

  it('waits for a window over the page', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        const address = page.url()
        await page.getByRole('link', { name: 'Home' }).click()
        await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
        await page.keyboard.press('Control+k')
        const search = page.getByRole('combobox', { name: 'Words to find' })
        await search.waitFor()
        await page.evaluate((hash) => location.replace(hash), new URL(address).hash)
        await page.locator('.text[contenteditable="true"]').waitFor()
        await search.fill('budget')
        expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
        await page.keyboard.press('Escape')
        await typeHere(page, 'We ask for figures.')
      },
      { pages, locale: 'en-GB' },
    ))
})
