/** A season that begins by envelopes alone, through the pages of two members whose computers never reach each other: one in English, one in Arabic. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { dropOn, type SavedFile, savedBy } from '../support/envelope-files.ts'
import { axeFindings, buildInterface, editor, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const FIRST = 'Publish every contract within thirty days.'
const SECOND = 'وننشر الميزانيات كل شهر.'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** Invites an organisation elsewhere; answers the message, which names no address. */
async function inviteByEnvelope(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite an organisation' }).first().click()
  await page.getByLabel('Name of the organisation').fill('Teachers’ Union')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await page.locator('label', { hasText: 'Elsewhere' }).click()
  expect(await page.getByRole('radio', { name: 'As envelopes, by e-mail or messenger' }).isChecked()).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  const message = page.getByRole('textbox', { name: 'The message' })
  const text = await until(
    () => message.inputValue(),
    (words) => words.includes('chorus-invitation:'),
  )
  expect(text).not.toContain('Address:')
  await page.getByRole('button', { name: 'Done' }).click()
  return text
}

/** As somebody who reads Arabic: says who one is, pastes the message, asks without contacting anybody, saves the request. */
async function askByEnvelope(page: Page, message: string): Promise<SavedFile> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.getByRole('button', { name: 'لديّ دعوة' }).click()
  await page.getByLabel('اسمك').fill('بلال')
  await page.getByRole('button', { name: 'متابعة' }).click()
  await page.getByLabel('الرسالة').fill(message)
  await page.getByRole('button', { name: 'عرض ما تقوله' }).click()
  await page.getByRole('button', { name: 'هذا نحن' }).click()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'مظاريف فقط' }).click()
  await page.getByText('مظاريف فقط: لا يتصل كورس بأحد.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  return await savedBy(page, () => page.getByRole('button', { name: 'حفظ الطلب في مظروف' }).click())
}

/** Takes in what is on screen. */
const takeIn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Take it in' }).click()

describe.skipIf(chromiumPath === undefined)('envelopes through pages', { timeout: 300_000 }, () => {
  it('[ENV-13] [ENV-14] [ENV-15] carry a season’s start: invitation, request, welcome, first paragraph, reply', () =>
    withMembers(
      async ({ start }) => {
        const amina = await (await start('amina')).openPage()
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        await editor(amina).pressSequentially(FIRST)
        await amina.getByText('Saved on this computer').waitFor()
        const message = await inviteByEnvelope(amina)

        const bilal = await (await start('bilal')).openPage()
        const request = await askByEnvelope(bilal, message)
        expect(request.name).toMatch(/^envelope-[0-9a-f]{8}\.age$/)
        const words = await bilal.getByRole('list', { name: 'قارنوا عبر الهاتف' }).getByRole('listitem').count()
        expect(words).toBe(6)

        await dropOn(amina, 'main', request)
        await amina.getByText('بلال asks to be let in for Teachers’ Union.').waitFor()
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('button', { name: 'Take in the request' }).click()
        await amina.getByRole('button', { name: 'Yes, let in' }).click()
        await amina.getByText(/^Welcome envelope ready \(\d+ kB\)$/).waitFor()
        expect(await axeFindings(amina)).toEqual([])
        const welcome = await savedBy(amina, () => amina.getByRole('button', { name: 'Save', exact: true }).click())
        await amina.getByRole('link', { name: 'Home' }).click()
        await amina.getByText('Waiting for بلال, Teachers’ Union').waitFor()
        expect(await axeFindings(amina)).toEqual([])

        await dropOn(bilal, 'main', welcome)
        await bilal.getByText(/يُدخلك إلى تحالف/).waitFor()
        expect(await axeFindings(bilal)).toEqual([])
        await bilal.getByRole('button', { name: 'إدخاله' }).click()
        await editor(bilal).getByText(FIRST).waitFor()
        await editor(bilal).click()
        await bilal.keyboard.press('Control+End')
        await bilal.keyboard.press('Enter')
        await editor(bilal).pressSequentially(SECOND)
        await bilal.getByText('محفوظ على هذا الحاسوب').waitFor()

        await bilal.getByRole('link', { name: 'الرئيسية' }).click()
        await bilal.getByText(/^التالي ردك على/).waitFor()
        expect(await axeFindings(bilal)).toEqual([])
        await bilal.getByRole('button', { name: 'إعداد الرد' }).click()
        const reply = await savedBy(bilal, () => bilal.getByRole('button', { name: 'حفظ', exact: true }).click())

        await amina.getByRole('link', { name: 'Positions' }).click()
        await dropOn(amina, 'main', reply)
        await amina.getByText(/^It adds \d+ edits? in 1 position/).waitFor()
        await takeIn(amina)
        await amina.getByText('Taken in', { exact: true }).waitFor()
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('dialog').getByRole('button', { name: 'Our first position' }).click()
        await editor(amina).getByText(SECOND).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))
})
