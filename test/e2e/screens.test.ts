/** Every screen around the text: nothing that axe finds, nothing that scrolls sideways, no complaint of console or policy. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { axeFindings, buildInterface, editor, importPlan, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const PLACES = [
  '/',
  '/positions',
  '/positions/new',
  '/positions/gone',
  '/plan',
  '/plan/ZZ0001',
  '/plan/%E0',
  '/sign-ons',
  '/sign-ons/answer',
  '/plan/import',
  '/submission',
  '/submission/new',
  '/trail',
  '/members',
  '/members/asking',
  '/members/invite',
  '/connection',
  '/envelope',
  '/settings',
  '/start',
  '/join',
  '/nowhere',
]
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 640 },
]
const PATIENCE = { timeout: 60_000 }
const LONG_NAME = 'Rural Women’s Forum for Transparent Local Government and Participatory Budgeting of the Northern Province'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** Looks at every place in both sizes; answers what is wrong, with where it is. */
async function lookAround(page: Page, position: string): Promise<readonly string[]> {
  const wrong: string[] = []
  const origin = new URL(page.url()).origin
  for (const place of [...PLACES, position]) {
    await page.goto(`${origin}/#${place}`)
    await page.locator('h1, [role="dialog"] h2').first().waitFor()
    await until(
      () => page.locator('[role="status"] [aria-hidden="true"]:not(svg)').count(),
      (waiting) => waiting === 0,
    )
    if (place === position) await editor(page).waitFor()
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
      if (isWide) wrong.push(`${place} scrolls sideways at ${size.width}`)
    }
    wrong.push(...(await axeFindings(page)).map((finding) => `${place} ${finding}`))
  }
  return wrong
}

describe.skipIf(chromiumPath === undefined)('every screen', { timeout: 300_000 }, () => {
  it('is sound in English and Arabic, on light and dark paper', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await page.getByRole('button', { name: 'Start a coalition' }).waitFor()
        expect(await axeFindings(page)).toEqual([])
        await startCoalition(page, 'Amina', LONG_NAME, LONG_NAME)
        await page.keyboard.type(LONG_NAME)
        const position = new URL(page.url()).hash.slice(1)
        await importPlan(page)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          expect(await lookAround(page, position), `English, ${colorScheme}`).toEqual([])
        }
        await page.goto(`${new URL(page.url()).origin}/#/settings`)
        await page
          .getByRole('button', { name: /^Language/ })
          .or(page.getByRole('button', { name: /As the computer has it/ }))
          .first()
          .click()
        await page.getByRole('option', { name: 'العربية' }).click()
        await page.getByRole('heading', { name: 'الإعدادات' }).waitFor()
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          expect(await lookAround(page, position), `Arabic, ${colorScheme}`).toEqual([])
        }
      },
      { pages, locale: 'en-GB' },
    ))

  it('opens what is found from the keyboard alone, also beside a text in a narrow window', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        const text = page.url()
        await importPlan(page)
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: 'Words to find' }).fill('budget')
        await page.getByRole('option', { name: /Publish the whole budget cycle/ }).waitFor()
        expect(await axeFindings(page)).toEqual([])
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { level: 1, name: /Publish the whole budget cycle/ }).waitFor()
        await page.setViewportSize({ width: 1024, height: 640 })
        await page.goto(text)
        await editor(page).waitFor()
        expect(await axeFindings(page)).toEqual([])
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: 'Words to find' }).waitFor()
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Search everywhere' }).click()
        await page.getByRole('combobox', { name: 'Words to find' }).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))

  it('leave the titles of positions room in a small window', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await page.setViewportSize({ width: 800, height: 640 })
        await page.goto(`${new URL(page.url()).origin}/#/positions`)
        const title = page.getByRole('rowheader', { name: 'Our first position' })
        expect(await title.evaluate((cell) => cell.getBoundingClientRect().width)).toBeGreaterThan(200)
      },
      { pages, locale: 'en-GB' },
    ))

  it('[PAGE-5] steps a number, and lets no markup in', () =>
    withMembers(
      async ({ start, expectComplaint }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await page.goto(`${new URL(page.url()).origin}/#/submission/new`)
        const field = page.getByRole('textbox', { name: 'Most words (optional)' })
        await field.fill('5')
        await field.press('ArrowUp')
        await field.press('ArrowUp')
        expect(await field.inputValue()).toBe('7')
        expectComplaint(/TrustedHTML|stopped by the content policy/)
        const refused = await page.evaluate(() => {
          try {
            document.body.insertAdjacentHTML('beforeend', '<b>taken</b>')
            return false
          } catch {
            return true
          }
        })
        expect(refused).toBe(true)
      },
      { pages, locale: 'en-GB' },
    ))

  it('keeps everything in a backup that another computer begins with', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await page.getByRole('link', { name: 'Settings' }).click()
        await page.getByRole('button', { name: 'Make a backup' }).click()
        await page.getByLabel('Passphrase', { exact: true }).fill('three red herons')
        await page.getByLabel('The same once more').fill('three red herons')
        const download = page.waitForEvent('download', PATIENCE)
        await page.getByRole('dialog').getByRole('button', { name: 'Make a backup' }).click()
        const file = await (await download).path()
        const other = await (await start('another computer')).openPage()
        await other.getByRole('button', { name: 'I have a backup' }).click()
        await other.locator('input[type="file"]').setInputFiles(file)
        await other.getByLabel('The backup’s passphrase').fill('three red herons')
        await other.getByRole('button', { name: 'Open the backup' }).click()
        await other.getByText('1 · Our first position').waitFor(PATIENCE)
      },
      { pages, locale: 'en-GB' },
    ))

  it('asks for the passphrase after locking, says a wrong one, and erases in two clicks', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await page.getByRole('button', { name: 'Start a coalition' }).click()
        await page.getByLabel('Your name').fill('Amina')
        await page.getByText('Others too').click()
        await page.getByLabel('Passphrase', { exact: true }).fill('three red herons')
        await page.getByLabel('The same once more').fill('three red heron')
        await page.getByRole('button', { name: 'Go on' }).click()
        await page.getByText('The two differ. Type the second again.').waitFor()
        await page.getByLabel('The same once more').fill('three red herons')
        await page.getByRole('button', { name: 'Go on' }).click()
        await page.getByLabel('Name of the coalition').fill('Open Samara')
        await page.getByLabel('Your organisation').fill('Budget Watch')
        await page.getByRole('button', { name: 'Start writing' }).click()
        await page.getByRole('button', { name: 'Open Samara' }).click()
        await page.getByRole('menuitem', { name: 'Lock now' }).click()
        const passphrase = page.getByLabel('Passphrase')
        await passphrase.fill('three blue herons')
        await passphrase.press('Enter')
        await page.getByText('This is not the passphrase.').waitFor()
        expect(await axeFindings(page)).toEqual([])
        await passphrase.fill('three red herons')
        await passphrase.press('Enter')
        await page.getByRole('button', { name: 'Open Samara' }).click()
        await page.getByRole('menuitem', { name: 'Lock now' }).click()
        await page.getByRole('button', { name: 'Erase Chorus here' }).click()
        await page.getByRole('button', { name: 'Erase now' }).click()
        await page.getByRole('button', { name: 'Start a coalition' }).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))
})
