/** The tools of the text with the keyboard alone, a new position about a commitment, and words that could not be handed over. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { axeFindings, buildInterface, importPlan, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { eventually, focused, isSaved, wordsOf } from './text-on-screen.ts'

const MOST_STEPS = 20

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const isWriting = (page: Page): Promise<boolean> => page.locator('.text:focus').isVisible()
const count = (page: Page, selector: string): Promise<number> => page.locator(`.text ${selector}`).count()

/** Presses a key until it is so; what one press undoes depends on how fast was typed. */
async function pressUntil(page: Page, key: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < MOST_STEPS && !(await isSo()); step++) await page.keyboard.press(key)
  expect(await isSo()).toBe(true)
}

/** Chooses from the toolbar's table menu without touching the mouse. */
async function chooseOfTable(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+F10')
  await pressUntil(page, 'ArrowRight', async () => (await focused(page)) === 'Table')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name }).waitFor()
  await pressUntil(page, 'ArrowDown', async () => (await focused(page)) === name)
  await page.keyboard.press('Enter')
  await eventually(() => isWriting(page)).toBe(true)
}

describe.skipIf(chromiumPath === undefined)('the tools of a text', { timeout: 240_000 }, () => {
  it('make, change and undo footnotes, links and tables with the keyboard alone', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await page.keyboard.type('The budget is late')
        await writeFootnotes(page)
        await writeLinks(page)
        await writeTable(page)
        await eventually(() => isSaved(page)).toBe(true)
      },
      { pages, locale: 'en-GB' },
    ))

  it('begin where a commitment of the plan was chosen', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await importPlan(page)
        await page.getByRole('link', { name: 'Positions' }).click()
        await page.getByRole('button', { name: 'New position' }).click()
        await page.getByLabel('What is it about?').fill('Water points')
        await page.getByRole('combobox', { name: 'Commitment of the plan' }).fill('rural water')
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        expect(await axeFindings(page)).toEqual([])
        await page.getByRole('button', { name: 'Start writing' }).click()
        await page.getByRole('heading', { level: 1, name: /Water points/ }).waitFor()
        await page.getByText('all 14,200 rural water points').waitFor()
        await eventually(() => isWriting(page)).toBe(true)
        await page.keyboard.type('First words')
        await eventually(() => wordsOf(page)).toBe('First words')
      },
      { pages, locale: 'en-GB' },
    ))

  it('give words back that the page could not hand over before it was left', () =>
    withMembers(
      async ({ start, expectComplaint }) => {
        expectComplaint(/WebSocket|ERR_CONNECTION/)
        const amina = await start('amina')
        await amina.context.grantPermissions(['clipboard-read', 'clipboard-write'])
        const page = await amina.openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await page.keyboard.type('Kept. ')
        await eventually(() => isSaved(page)).toBe(true)
        await amina.host().kill()
        await page.getByText('Chorus has stopped').first().waitFor()
        await page.keyboard.type('Nowhere else.')
        await page.getByRole('link', { name: 'Positions' }).click()
        const lost = page.getByRole('dialog', { name: 'These words could not be kept' })
        await eventually(() => lost.getByLabel('The words').inputValue()).toContain('Nowhere else.')
        await page.mouse.click(5, 5)
        expect(await lost.isVisible()).toBe(true)
        await lost.getByRole('button', { name: 'Copy the words' }).click()
        await page.getByText('Copied. Paste the words where they belong.').waitFor()
        expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Nowhere else.')
        await lost.waitFor({ state: 'detached' })
      },
      { pages, locale: 'en-GB' },
    ))
})

/** From the end of the text to the footnote there. A press that comes before the editor has read the cursor goes past it: then once more. */
async function chooseNote(page: Page): Promise<void> {
  const isChosen = (): Promise<boolean> => page.locator('.text .footnote.ProseMirror-selectednode').isVisible()
  for (let turn = 0; turn < MOST_STEPS && !(await isChosen()); turn++) {
    await page.keyboard.press('Control+End')
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    await page.keyboard.press('ArrowLeft')
  }
  expect(await isChosen()).toBe(true)
}

async function writeFootnotes(page: Page): Promise<void> {
  const field = page.getByLabel('What the footnote says')
  const note = (words: string): Promise<boolean> => page.locator(`.text [data-footnote="${words}"]`).isVisible()
  await page.keyboard.press('Control+Alt+f')
  await field.waitFor()
  await page.keyboard.type('Auditor General, page 14')
  await page.keyboard.press('Escape')
  await eventually(() => isWriting(page)).toBe(true)
  await eventually(() => note('Auditor General, page 14')).toBe(true)
  await pressUntil(page, 'Control+z', async () => (await count(page, '.footnote')) === 0)
  await pressUntil(page, 'Control+Shift+z', () => note('Auditor General, page 14'))
  await chooseNote(page)
  await page.keyboard.press('Enter')
  await field.fill('Auditor General, page 15')
  await page.keyboard.press('Tab')
  await pressUntil(page, 'Tab', async () => (await focused(page)) === 'Done')
  await page.keyboard.press('Enter')
  await eventually(() => note('Auditor General, page 15')).toBe(true)
  await eventually(() => isWriting(page)).toBe(true)
  await page.keyboard.press('Control+z')
  await eventually(() => note('Auditor General, page 14')).toBe(true)
  await chooseNote(page)
  await page.keyboard.press('Enter')
  await field.waitFor()
  await pressUntil(page, 'Tab', async () => (await focused(page)) === 'Remove the footnote')
  await page.keyboard.press('Enter')
  await eventually(() => count(page, '.footnote')).toBe(0)
  await eventually(() => isWriting(page)).toBe(true)
  await page.keyboard.press('Control+z')
  await eventually(() => note('Auditor General, page 14')).toBe(true)
}

/**
 * To the start of the text. ProseMirror takes a cursor that comes there within 200 ms of the focus for the browser's doing, and puts it back:
 * then once more.
 */
async function goToStart(page: Page): Promise<void> {
  const isThere = `(() => {
    const { anchorNode, anchorOffset, isCollapsed } = getSelection()
    const first = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT).nextNode()
    return isCollapsed && anchorOffset === 0 && (anchorNode === first || anchorNode?.contains(first))
  })()`
  await pressUntil(page, 'Control+Home', async () => {
    // Two frames: what was put back is put back by then.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    return await page.evaluate<boolean>(isThere)
  })
}

async function writeLinks(page: Page): Promise<void> {
  const field = page.getByLabel('Web or e-mail address')
  await goToStart(page)
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+k')
  await field.waitFor()
  await page.keyboard.type('no address')
  await page.keyboard.press('Enter')
  await page.getByText('This is no web or e-mail address.').waitFor()
  await field.fill('example.org')
  await page.keyboard.press('Enter')
  const href = (): Promise<string | null> => page.locator('.text a').getAttribute('href')
  await eventually(href).toMatch(/^https:\/\/example\.org\/?$/)
  await eventually(() => isWriting(page)).toBe(true)
  await page.keyboard.press('Control+z')
  await eventually(() => count(page, 'a')).toBe(0)
  expect(await wordsOf(page)).toContain('The budget is late')
  await page.keyboard.press('Control+Shift+z')
  await eventually(() => count(page, 'a')).toBe(1)
  await goToStart(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Shift+k')
  await eventually(() => field.inputValue()).toMatch(/example\.org/)
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await eventually(() => isWriting(page)).toBe(true)
  expect(await count(page, 'a')).toBe(1)
  await page.keyboard.press('Control+Shift+k')
  await field.waitFor()
  await pressUntil(page, 'Tab', async () => (await focused(page)) === 'Remove the link, keep the words')
  await page.keyboard.press('Enter')
  await eventually(() => count(page, 'a')).toBe(0)
  await eventually(() => isWriting(page)).toBe(true)
  await page.keyboard.press('Control+z')
  await eventually(() => count(page, 'a')).toBe(1)
  expect(await wordsOf(page)).toContain('The budget is late')
}

async function writeTable(page: Page): Promise<void> {
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await chooseOfTable(page, 'New table, 3 × 3')
  await eventually(() => count(page, 'tr')).toBe(3)
  await page.keyboard.type('County')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Share')
  const heads = (): Promise<string[]> => page.locator('.text th').allTextContents()
  expect(await heads()).toEqual(['County', 'Share', ''])
  await chooseOfTable(page, 'Row below')
  await eventually(() => count(page, 'tr')).toBe(4)
  await page.keyboard.press('Control+z')
  await eventually(() => count(page, 'tr')).toBe(3)
  expect(await heads()).toEqual(['County', 'Share', ''])
  await chooseOfTable(page, 'Column before this one')
  await eventually(() => count(page, 'tr:first-child > *')).toBe(4)
  await page.keyboard.press('Control+z')
  await eventually(() => count(page, 'tr:first-child > *')).toBe(3)
  await chooseOfTable(page, 'Remove the table')
  await eventually(() => count(page, 'table')).toBe(0)
  await page.keyboard.press('Control+z')
  await eventually(heads).toEqual(['County', 'Share', ''])
}
