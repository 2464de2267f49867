/** Positions go out as Word files and come in again, by the words on screen. */
import { readFileSync, rmSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { axeFindings, buildInterface, editor, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const WORDS = 'Publish every contract within thirty days.'
let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

async function saved(page: Page): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  return download
}

async function openPosition(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Positions' }).click()
  await page.getByRole('button', { name: 'New position' }).click()
  await page.getByLabel('What is it about?').fill(title)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await editor(page).waitFor()
}

async function bringIn(page: Page, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Bring in a Word file…' }).click()
  await page.locator('input[type="file"]').setInputFiles({ name: 'draft.docx', mimeType: WORD, buffer })
}

describe.skipIf(chromiumPath === undefined)('Word files', { timeout: 240_000 }, () => {
  it('carry the words of one position into another, after what is there or instead of it', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Green Delta')
        await editor(page).pressSequentially(WORDS)
        await page.getByText('Saved on this computer').waitFor()
        await page.getByRole('button', { name: 'File', exact: true }).click()
        await page.getByRole('menuitem', { name: 'Save as Word…' }).click()
        expect(await axeFindings(page)).toEqual([])
        const file = await saved(page)
        expect(file.suggestedFilename()).toMatch(/\.docx$/)
        const bytes = readFileSync(await file.path())
        expect(bytes.subarray(0, 2).toString()).toBe('PK')

        await openPosition(page, 'Contracts')
        await bringIn(page, bytes)
        await page.getByRole('button', { name: 'Take over' }).click()
        await editor(page).getByText(WORDS).waitFor()

        await bringIn(page, Buffer.from('not a file of Word'))
        await page.getByText('This is not a Word file.').waitFor()
        await page.keyboard.press('Escape')
        await bringIn(page, Buffer.from(wordFile(wordParagraph('Only this remains.'))))
        await page.getByRole('dialog').locator('label', { hasText: 'Instead of it' }).click()
        await page.getByText(/^“Contracts” loses its \d+ words$/).waitFor()
        expect(await axeFindings(page)).toEqual([])
        await page.getByRole('button', { name: 'Take over' }).click()
        await editor(page).getByText('Only this remains.').waitFor()
        expect(await editor(page).getByText(WORDS).count()).toBe(0)
      },
      { pages },
    ))

  it('hold the positions that were ticked, as a page in another language too', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Green Delta')
        for (const title of ['Contracts', 'Budgets', 'Courts']) await openPosition(page, title)
        await page.getByRole('link', { name: 'Positions' }).click()
        await page.getByRole('button', { name: 'Save as a file…' }).click()
        const dialog = page.getByRole('dialog')
        await dialog.locator('label', { hasText: 'Only some of them' }).click()
        await dialog.getByRole('button', { name: 'Save' }).click()
        await dialog.getByText('Tick at least one position.').waitFor()
        for (const title of ['Courts', 'Contracts']) await dialog.locator('label', { hasText: title }).click()
        await dialog.locator('label', { hasText: 'Page to print (.html)' }).click()
        await dialog.getByRole('button', { name: /Language of the words around/ }).click()
        await page.getByRole('option', { name: 'Français' }).click()
        const file = await saved(page)
        expect(file.suggestedFilename()).toBe('Positions communes.html')
        const html = readFileSync(await file.path(), 'utf8')
        expect(html).toContain('<html lang="fr"')
        expect(html).toContain('Sommaire')
        expect(html.indexOf('Contracts')).toBeLessThan(html.indexOf('Courts'))
        expect(html).not.toContain('Budgets')
      },
      { pages },
    ))
})
