/** An organisation at risk on the page: what it is told before, and what a plain member and a coordinator see after. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { axeFindings, buildInterface } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { look } from './look.ts'
import { openSigningMembers } from './signing-members.ts'

const REAL = 'Green Delta'
const CODE = 'Organisation 7'
const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

async function goTo(page: Page, place: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/${place}`)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

async function takeCodeName(bilal: Page): Promise<void> {
  await goTo(bilal, 'settings')
  await bilal.getByText(`Members see ${REAL}.`).waitFor(PATIENCE)
  const tick = bilal.getByRole('switch', { name: /^We are at risk/ })
  await tick.focus()
  await bilal.keyboard.press('Space')
  const dialog = bilal.getByRole('dialog')
  await dialog.getByText(/Coordinators see the real name on the page Members: Amina\./).waitFor(PATIENCE)
  await dialog.getByText(/cannot be called back/).waitFor()
  expect(await dialog.getByLabel('Real name').inputValue()).toBe(REAL)
  await dialog.getByRole('button', { name: 'Use this code name' }).click()
  await dialog.getByText('Type a code name.').waitFor()
  await dialog.getByLabel('Code name').fill(`The ${REAL}`)
  await bilal.keyboard.press('Enter')
  await dialog.getByText(/contains the real name/).waitFor(PATIENCE)
  await look(bilal, 'code-name-dialog')
  await dialog.getByLabel('Code name').fill(CODE)
  await bilal.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await bilal.getByText(`Members see ${CODE}. Coordinators and your own people also see ${REAL}.`).waitFor(PATIENCE)
  expect(await tick.isChecked()).toBe(true)
  await tick.scrollIntoViewIfNeeded()
  await look(bilal, 'code-name-settings')
}

describe.skipIf(chromiumPath === undefined)('a code name', { timeout: 300_000 }, () => {
  it('[CARD-6] [CARD-7] is taken knowing who will see what, shows members that and coordinators both, and is ended', () =>
    withMembers(
      async (members) => {
        const opened = await openSigningMembers(members)
        const [amina, bilal, chen] = [
          await opened.amina.open('/members'),
          await opened.bilal.open('/members'),
          await opened.chen.open('/members'),
        ]
        await heading(chen, REAL).waitFor(PATIENCE)
        await takeCodeName(bilal)

        await heading(amina, CODE).waitFor(PATIENCE)
        await amina.getByText(`Real name: ${REAL}`).waitFor(PATIENCE)
        await look(amina, 'code-name-members')
        await heading(chen, CODE).waitFor(PATIENCE)
        expect(await chen.getByText(REAL).count()).toBe(0)
        for (const place of ['sign-ons', 'submission', 'trail', '']) {
          await goTo(amina, place)
          await amina.getByRole('heading', { level: 1 }).waitFor()
          expect(await amina.getByText(REAL).count(), place).toBe(0)
        }

        await bilal.getByRole('switch', { name: /^We are at risk/ }).focus()
        await bilal.keyboard.press('Space')
        await bilal.getByText(`All members will see ${REAL}, in every list`, { exact: false }).waitFor()
        expect(await axeFindings(bilal)).toEqual([])
        await bilal.getByRole('button', { name: 'Show the real name' }).press('Enter')
        await heading(chen, REAL).waitFor(PATIENCE)
      },
      { pages, locale: 'en-GB' },
    ))

  it('[CARD-6] can stand from the founding on, and reads in Arabic', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        await page.getByRole('button', { name: 'إنشاء تحالف' }).click()
        await page.getByLabel('اسمك').fill('أمينة')
        await page.getByRole('button', { name: 'متابعة' }).click()
        await page.getByLabel('اسم التحالف').fill('سمارة المفتوحة')
        await page.getByLabel('منظمتك').fill('مأوى الحدود')
        await page.getByRole('button', { name: 'نحن في خطر' }).click()
        await page.getByLabel('الاسم المستعار').fill('المنظمة 7')
        await look(page, 'code-name-founding-arabic')
        await page.getByRole('button', { name: 'بدء الكتابة' }).click()
        await page.locator('[contenteditable="true"]:focus').waitFor(PATIENCE)
        await goTo(page, 'members')
        await heading(page, 'المنظمة 7').waitFor(PATIENCE)
        await page.getByText('مأوى الحدود').waitFor()
        await look(page, 'code-name-members-arabic')
        await page.getByRole('button', { name: 'اسم مستعار…' }).click()
        await page.getByRole('dialog').getByText('من يرى ماذا').waitFor()
        await look(page, 'code-name-dialog-arabic')
      },
      { pages, locale: 'ar' },
    ))
})
