/** A folder between two members whose computers never reach each other, through their pages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { admitByEnvelope, dropOn, savedBy } from '../support/envelope-files.ts'
import { axeFindings, buildInterface, editor, startCoalition } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const FIRST = 'Publish every contract within thirty days.'
const SECOND = 'And every budget, each month. '

let pages = ''
let folder = ''
beforeAll(async () => {
  pages = await buildInterface()
  folder = mkdtempSync(join(tmpdir(), 'chorus-shared-'))
}, 120_000)
afterAll(() => {
  rmSync(pages, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

async function addFolder(page: Page, path: string): Promise<void> {
  await page.getByRole('link', { name: 'Connection' }).click()
  const field = page.getByLabel('The address you were given')
  const fold = page.getByRole('button', { name: 'Add a way to members' })
  await field.or(fold).filter({ visible: true }).first().waitFor()
  if (!(await field.isVisible())) await fold.click()
  await field.fill(path)
  await page.getByRole('button', { name: 'Use it' }).click()
}

const looking = (page: Page): Promise<void> => page.getByRole('button', { name: 'Look now' }).click()

describe.skipIf(chromiumPath === undefined)('a shared folder through pages', { timeout: 300_000 }, () => {
  it('[FOLDER-1] [FOLDER-2] carries texts from one to the other, says what is wrong, and is left with a confirmation', () =>
    withMembers(
      async ({ start }) => {
        const [amina, bilal] = await Promise.all([(await start('amina')).openPage(), (await start('bilal')).openPage()])
        await startCoalition(amina, 'Amina', 'Open Samara', 'Budget Watch')
        await editor(amina).pressSequentially(FIRST)
        await amina.getByText('Saved on this computer').waitFor()
        await admitByEnvelope(amina, bilal, 'Bilal')
        await dropOn(bilal, 'main', await savedBy(amina, () => amina.getByRole('button', { name: 'Save', exact: true }).click()))
        await bilal.getByRole('button', { name: 'Take it in' }).click()
        await editor(bilal).getByText(FIRST).waitFor()

        await addFolder(amina, join(folder, 'elsewhere'))
        await amina.getByText('It cannot be used: it is not there').waitFor()
        await addFolder(amina, 'elsewhere')
        await amina.getByText('This is no address that Chorus can use.').waitFor()
        expect(await axeFindings(amina)).toEqual([])
        await addFolder(amina, `"${folder}"`)
        await amina.getByText('Works', { exact: true }).waitFor()

        await editor(bilal).click()
        await bilal.keyboard.press('Control+Home')
        await editor(bilal).pressSequentially(SECOND)
        await bilal.getByText('Saved on this computer').waitFor()
        await addFolder(bilal, folder)
        await bilal.getByText('Works', { exact: true }).waitFor()
        await until(
          async () => {
            await looking(bilal)
            await looking(amina)
            return await amina.getByText('Last brought something').count()
          },
          (count) => count > 0,
        )
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('link', { name: 'Positions' }).click()
        await amina.getByText(SECOND.trim()).first().waitFor()

        writeFileSync(join(folder, 'half.age'), 'age-encryption.org/v1\n')
        await amina.getByRole('link', { name: 'Connection' }).click()
        await looking(amina)
        await amina.getByText(/^1 file in it cannot be used/).waitFor()
        await amina.getByRole('button', { name: `Remove ${folder}` }).click()
        await amina.getByText(`Use “${folder}” no more?`).waitFor()
        expect(await axeFindings(amina)).toEqual([])
        await amina.getByRole('button', { name: 'Remove here' }).click()
        await amina.getByRole('button', { name: `Remove ${folder}` }).waitFor({ state: 'detached' })
        rmSync(folder, { recursive: true })
        await looking(bilal)
        await bilal.getByText('The folder is not there.').waitFor()
      },
      { pages, locale: 'en-GB' },
    ))
})
