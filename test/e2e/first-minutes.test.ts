/** Two organisations, two computers, two programs: from the first screen to one text that both write. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { askWithMessage, buildInterface, editor, inviteByMessage, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const ORGANISATION = 'Teachers’ Union of Samara'
const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const wordsOnScreen = (page: Page, list: string): Promise<readonly string[]> =>
  page.getByRole('list', { name: list }).getByRole('listitem').allInnerTexts()

/** What stands beside a word and is the same in every language. */
const numberIn = (word: string): string => /\d{4}/.exec(word)?.[0] ?? word

/** Lets the one request in, after both screens were seen to show the same six words, and in two languages the same numbers. */
async function letIn(amina: Page, bilal: Page): Promise<void> {
  const yes = amina.getByRole('button', { name: 'Yes, let in' })
  await yes.waitFor(PATIENCE)
  const asked = await wordsOnScreen(bilal, 'Compare by telephone')
  expect(asked).toHaveLength(6)
  expect(await wordsOnScreen(amina, 'Six to compare by telephone')).toEqual(asked)
  await bilal.getByRole('button', { name: 'Français' }).click()
  await bilal.getByRole('list', { name: 'Comparez par téléphone' }).getByText(/\p{L}/u).first().waitFor(PATIENCE)
  const inFrench = await wordsOnScreen(bilal, 'Comparez par téléphone')
  expect(inFrench).not.toEqual(asked)
  expect(inFrench.map(numberIn)).toEqual(asked.map(numberIn))
  await bilal.getByRole('button', { name: 'English' }).click()
  await yes.click()
  await amina.getByRole('button', { name: 'Go on writing' }).click()
  await bilal.locator('.text[contenteditable="true"]:focus').waitFor(PATIENCE)
}

/** Both write in the same paragraph; each sees the other's words. */
async function writeTogether(amina: Page, bilal: Page): Promise<void> {
  await editor(amina).click()
  await amina.keyboard.type('We ask for figures.')
  await editor(bilal).filter({ hasText: 'We ask for figures.' }).waitFor(PATIENCE)
  await editor(bilal).click()
  await bilal.keyboard.press('Control+End')
  await bilal.keyboard.type(' نطلب الأرقام')
  await editor(amina).filter({ hasText: 'We ask for figures. نطلب الأرقام' }).waitFor(PATIENCE)
  await amina.getByText('2 of 2 organisations have it').waitFor(PATIENCE)
}

describe.skipIf(chromiumPath === undefined)('the first minutes', { timeout: 240_000 }, () => {
  it('lead two organisations from the first screen into one paragraph', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        const message = await inviteByMessage(amina, ORGANISATION)
        await askWithMessage(bilal, 'Bilal', message)
        await letIn(amina, bilal)
        await writeTogether(amina, bilal)
      },
      { pages, locale: 'en-GB' },
    ))

  it('lead there too when the inviting computer is off until later', () =>
    withMembers(
      async ({ start }) => {
        const inviting = await start('amina')
        const first = await inviting.openPage()
        await startCoalition(first, 'Amina', 'Open Samara', 'Budget Watch')
        const message = await inviteByMessage(first, ORGANISATION)
        await first.close()
        await inviting.host().stop()
        const bilal = await (await start('bilal')).openPage()
        await askWithMessage(bilal, 'Bilal', message)
        await bilal.getByText('Nobody can be reached now. Nothing is wrong:').waitFor(PATIENCE)
        await inviting.killAndRestart()
        const amina = await inviting.openPage()
        await letIn(amina, bilal)
        await writeTogether(amina, bilal)
      },
      { pages, locale: 'en-GB' },
    ))
})
