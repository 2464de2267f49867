/** What members may do, on the page: a second coordinator of somebody who belongs, removal with what they keep said before, marked after. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { askWithMessage, axeFindings, buildInterface, inviteByMessage, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

describe.skipIf(chromiumPath === undefined)('members’ rights', { timeout: 240_000 }, () => {
  it('are changed and taken by keyboard, after the page said what stays with whom', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        await amina.keyboard.type('We ask for figures.')
        await askWithMessage(bilal, 'Bilal', await inviteByMessage(amina, 'Teachers’ Union'))
        await amina.getByRole('link', { name: 'Members' }).click()
        await amina.getByRole('button', { name: 'Yes, let in' }).click(PATIENCE)
        await bilal.getByRole('link', { name: 'Members' }).click(PATIENCE)
        const menu = amina.getByRole('button', { name: 'What becomes of Bilal' })
        await menu.focus()
        await amina.keyboard.press('Enter')
        await amina.getByRole('menuitem', { name: 'Make a coordinator' }).focus()
        await amina.keyboard.press('Enter')
        await amina.getByRole('dialog').waitFor()
        expect(await axeFindings(amina)).toEqual([])
        expect(await amina.getByRole('checkbox', { name: /^Coordinates/ }).isChecked()).toBe(true)
        await amina.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter')
        await amina.getByText('What Bilal may do is changed.').waitFor(PATIENCE)
        await amina
          .getByText(/coordinates.*may write/)
          .nth(1)
          .waitFor(PATIENCE)

        await menu.press('Enter')
        await amina.getByRole('menuitem', { name: 'Remove Bilal' }).press('Enter')
        const question = amina.getByRole('alertdialog')
        await question.getByText(/keeps everything that reached their computers/).waitFor(PATIENCE)
        const confirm = question.getByRole('button', { name: 'Remove Bilal' })
        expect(await confirm.isDisabled()).toBe(true)
        await question.getByRole('textbox').fill('Bilal')
        if (process.env['CHORUS_PICTURE']) await amina.screenshot({ path: process.env['CHORUS_PICTURE'] })
        await confirm.press('Enter')
        await amina.getByText('No longer a member').waitFor(PATIENCE)
        expect(await axeFindings(amina)).toEqual([])
        expect(await menu.count()).toBe(0)
      },
      { pages, locale: 'en-GB' },
    ))
})
