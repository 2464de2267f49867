/** Two organisations, two computers, two programs: from the first screen to one text that both write. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
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

/** Lets the one request in, after both screens were seen to show the same six words, also where one side reads in another language. */
async function letIn(amina: Page, bilal: Page): Promise<void> {
  await amina.getByRole('status').filter({ hasText: 'Bilal asks to be let in.' }).waitFor(PATIENCE)
  await until(
    () => amina.title(),
    (title) => title.startsWith('(1) '),
  )
  await amina.getByRole('button', { name: 'Compare the six words' }).click()
  const yes = amina.getByRole('button', { name: 'Yes, let in' })
  await yes.waitFor(PATIENCE)
  expect(await amina.getByText('Budget Watch').count()).toBe(0)
  expect(await amina.getByRole('button', { name: 'Compare the six words' }).count()).toBe(0)
  const asked = await wordsOnScreen(bilal, 'Compare by telephone')
  expect(asked).toHaveLength(6)
  expect(await wordsOnScreen(amina, 'Six to compare by telephone')).toEqual(asked)
  await bilal.getByRole('button', { name: 'Français' }).click()
  await bilal.getByRole('list', { name: 'Comparez par téléphone' }).getByText(/\p{L}/u).first().waitFor(PATIENCE)
  const inFrench = await wordsOnScreen(bilal, 'Comparez par téléphone')
  expect(inFrench).not.toEqual(asked)
  await bilal.getByRole('button', { name: 'mots français' }).click()
  await bilal.getByRole('option', { name: 'mots anglais' }).click()
  await bilal
    .getByRole('list', { name: 'Comparez par téléphone' })
    .getByText(asked[0] ?? '')
    .waitFor(PATIENCE)
  const withNumbers = await wordsOnScreen(bilal, 'Comparez par téléphone')
  expect(withNumbers.map((words) => words.replace(/\s*\d{4}$/, ''))).toEqual(asked)
  expect(withNumbers.every((words) => /\d{4}$/.test(words))).toBe(true)
  await bilal.getByRole('button', { name: 'English' }).click()
  const greeting = bilal.getByText('You are in.').waitFor(PATIENCE)
  await Promise.all([greeting, yes.click()])
  await amina.getByRole('button', { name: 'Go on writing' }).click()
  await amina.locator('.text[contenteditable="true"]:focus').waitFor(PATIENCE)
  await bilal.locator('.text[contenteditable="true"]:focus').waitFor(PATIENCE)
}

/** From Members back into the text, as whoever waits for a request does. */
async function writeMeanwhile(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: 'Positions', exact: true }).click()
  await page.getByRole('link', { name: 'Our first position' }).click()
  await page.locator('.text[contenteditable="true"]:focus').waitFor()
  expect(await page.getByRole('button', { name: 'Close the text…' }).count()).toBe(0)
  await page.keyboard.type(words)
  await page.getByRole('button', { name: 'Close the text…' }).waitFor()
}

/** Remembers whether the page ever says that words are not confirmed. */
const watchForDoubt = (page: Page): Promise<unknown> =>
  page.evaluate(`new MutationObserver(() => { window.doubted ||= document.body.innerText.includes('has confirmed the last words') })
    .observe(document.body, { childList: true, subtree: true, characterData: true })`)
const wasInDoubt = (page: Page): Promise<boolean> => page.evaluate('window.doubted === true')

/** Both write in the same paragraph; each sees the other's words, and neither is told that nobody has confirmed them. */
async function writeTogether(amina: Page, bilal: Page): Promise<void> {
  await Promise.all([amina, bilal].map(watchForDoubt))
  await amina.keyboard.type('We ask for figures.')
  await editor(bilal).filter({ hasText: 'We ask for figures.' }).waitFor(PATIENCE)
  await editor(bilal).click()
  await bilal.keyboard.press('Control+End')
  await bilal.keyboard.type(' نطلب الأرقام')
  await editor(amina).filter({ hasText: 'We ask for figures. نطلب الأرقام' }).waitFor(PATIENCE)
  await amina.getByText('2 of 2 organisations have it').waitFor(PATIENCE)
  expect(await Promise.all([amina, bilal].map(wasInDoubt))).toEqual([false, false])
}

describe.skipIf(chromiumPath === undefined)('the first minutes', { timeout: 240_000 }, () => {
  it('lead two organisations from the first screen into one paragraph', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        const message = await inviteByMessage(amina, ORGANISATION)
        await writeMeanwhile(amina, 'We meet every month. ')
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
        await amina.getByRole('link', { name: 'Positions', exact: true }).click()
        await letIn(amina, bilal)
        await writeTogether(amina, bilal)
      },
      { pages, locale: 'en-GB' },
    ))
})
