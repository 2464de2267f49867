/** A season that begins by envelopes alone, through the pages of two members whose computers never reach each other: one in English, one in Arabic. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { openCommandLine } from '../support/command-line.ts'
import { admitByEnvelope, dropOn, inviteByEnvelope, type SavedFile, savedBy } from '../support/envelope-files.ts'
import { askWithMessage, axeFindings, beSomebody, buildInterface, editor, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const FIRST = 'Publish every contract within thirty days.'
const SECOND = 'وننشر الميزانيات كل شهر.'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** As somebody who reads Arabic: says who one is, pastes the message, asks without contacting anybody, saves the request. */
async function askByEnvelope(page: Page, message: string): Promise<SavedFile> {
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.getByRole('button', { name: 'لديّ دعوة' }).click()
  await page.getByLabel('اسمك').fill('بلال')
  await page.getByRole('button', { name: 'متابعة' }).click()
  await page.getByLabel('الرسالة').fill(message)
  await page.getByRole('button', { name: 'عرض ما تقوله' }).click()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'مظاريف فقط' }).click()
  await page.getByText('مظاريف فقط: لا يتصل كورس بأحد.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  return await savedBy(page, () => page.getByRole('button', { name: 'حفظ الطلب في مظروف' }).click())
}

/** Writes more than fits into one small file, and makes an envelope of small parts from the command line. */
async function partsFor(profile: string, member: string): Promise<readonly SavedFile[]> {
  const line = openCommandLine()
  const folder = mkdtempSync(join(tmpdir(), 'chorus-parts-'))
  try {
    const words = Array.from({ length: 1800 }, (_, index) => createHash('sha256').update(String(index)).digest('hex')).join(' ')
    await line.at(profile).run('position', 'write', '1', '--append', words)
    const path = join(folder, 'welcome.age')
    const { files } = await line
      .at(profile)
      .run<{ files: readonly string[] }>('envelope', 'export', path, '--for', member, '--part-size', '0.033')
    return files.map((file) => ({ name: basename(file), bytes: readFileSync(file) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await line.end()
  }
}

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
        await amina.getByRole('button', { name: 'Take it in' }).click()
        await amina.getByText('Taken in', { exact: true }).first().waitFor()
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('dialog').getByRole('button', { name: 'Our first position' }).click()
        await editor(amina).getByText(SECOND).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))

  it('[ENV-6] says what each file is and what to do, takes what can be taken, by keyboard alone', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        await editor(amina).pressSequentially(FIRST)
        await amina.getByText('Saved on this computer').waitFor()
        const message = await inviteByEnvelope(amina)
        await askWithMessage(bilal, 'Bilal', message)
        await bilal.getByText('Chorus does not know yet where to ask.').waitFor()
        const request = await savedBy(bilal, () => bilal.getByRole('button', { name: 'Save the request as an envelope' }).click())
        expect(await axeFindings(bilal)).toEqual([])

        const cut = { name: 'envelope-cut.age', bytes: request.bytes.subarray(0, 300) }
        await amina.getByRole('link', { name: 'Plan', exact: true }).click()
        await amina.getByRole('button', { name: 'Add the plan' }).click()
        await dropOn(
          amina,
          'main',
          cut,
          request,
          { name: 'draft.docx', bytes: Buffer.from('PK') },
          { name: 'x.age', bytes: Buffer.from('x') },
        )
        const dialog = amina.getByRole('dialog')
        await dialog.getByText('This envelope is damaged: it was cut short or changed on its way.').waitFor()
        await dialog.getByText('This is not an envelope, or not a whole one.').waitFor()
        await dialog.getByText('This is a Word file.').waitFor()
        expect(await axeFindings(amina)).toEqual([])
        await dialog.getByRole('button', { name: 'Take in the request' }).and(amina.locator(':focus')).waitFor()
        await amina.keyboard.press('Enter')
        await amina.getByRole('button', { name: 'Yes, let in' }).waitFor()

        await dropOn(bilal, 'main', request)
        await bilal.getByText('This is your own request.').waitFor()
        await bilal.getByRole('dialog').locator(':focus').waitFor()
        await bilal.keyboard.press('Escape')
        await bilal.getByRole('dialog').waitFor({ state: 'detached' })
        await bilal.getByRole('button', { name: 'Take in an envelope…' }).focus()
        await bilal.keyboard.press('Enter')
        await bilal.getByRole('dialog').getByRole('button', { name: 'Choose files' }).waitFor()
        await bilal.getByRole('dialog').locator('input[type="file"]').setInputFiles({ name: 'letter.age', mimeType: '', buffer: cut.bytes })
        await bilal.getByText('This envelope is damaged').waitFor()
        await bilal.keyboard.press('Escape')
      },
      { pages, locale: 'en-GB' },
    ))

  it('[ENV-5] asks for the parts that are missing, and takes the envelope once they are there', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([start('amina'), start('bilal')])
        const [hers, his] = await Promise.all([amina.openPage(), bilal.openPage()])
        await startCoalition(hers, 'Amina', 'Open Samara', 'Budget Watch')
        await editor(hers).pressSequentially(FIRST)
        await hers.getByText('Saved on this computer').waitFor()
        await admitByEnvelope(hers, his, 'Bilal')
        const [first, ...others] = await partsFor(amina.profile, 'Bilal')
        if (!first || others.length === 0) throw new Error('one part only')

        await dropOn(his, 'main', first)
        await his
          .getByText(new RegExp(`^${others.length > 1 ? others.length : 'One'} of ${others.length + 1} parts (is|are) missing`))
          .waitFor()
        expect(await axeFindings(his)).toEqual([])
        await dropOn(his, '[role="dialog"]', ...others)
        await his.getByText('It lets you into the coalition “Open Samara”.').waitFor()
        await his.getByRole('button', { name: 'Take it in' }).click()
        await editor(his).getByText(FIRST).waitFor()
      },
      { pages, locale: 'en-GB' },
    ))

  it('are taken wherever they land, also before anybody has begun, and a backup is left to those who ask for it', () =>
    withMembers(
      async ({ start }) => {
        const page = await (await start('amina')).openPage()
        const envelope = { name: 'envelope-1a2b3c4d.age', bytes: Buffer.from('cut off') }
        const isNone = page.getByRole('dialog').getByText('This is not an envelope, or not a whole one.')
        const close = async (): Promise<void> => {
          await isNone.waitFor()
          await page.keyboard.press('Escape')
          await isNone.waitFor({ state: 'detached' })
        }
        await page.getByRole('button', { name: 'I have a backup' }).click()
        const backup = { name: 'chorus-backup-2026-11-03.age', bytes: Buffer.from('sealed') }
        await dropOn(page, 'text=Drop the backup', backup)
        await page.getByText(backup.name).waitFor()
        await page.getByRole('button', { name: 'Back', exact: true }).click()

        await dropOn(page, 'main', envelope)
        await page.getByText('The file waits and is shown as soon as Chorus is open here.').waitFor()
        await page.getByRole('button', { name: 'Start a coalition' }).click()
        await beSomebody(page, 'Amina')
        await close()
        await page.getByLabel('Name of the coalition').fill('Open Samara')
        await page.getByLabel('Your organisation').fill('Budget Watch')
        await page.getByRole('button', { name: 'Start writing' }).click()
        await editor(page).pressSequentially(FIRST)
        await dropOn(page, '[contenteditable="true"] p', envelope)
        await close()
        expect(await editor(page).textContent()).toBe(FIRST)
        await page.getByRole('link', { name: 'Plan', exact: true }).click()
        await page.getByRole('button', { name: 'Add the plan' }).click()
        await dropOn(page, 'text=Drop the plan', envelope)
        await close()
      },
      { pages, locale: 'en-GB' },
    ))
})
