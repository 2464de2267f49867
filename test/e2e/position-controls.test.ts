/** Every control of the position page, pressed by one member and seen by the other: facts, commitment, lead writers, sharing, who has it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_PLAN_CSV } from '../../shared/plan/sample-plan.ts'
import { chromiumPath } from '../support/browser.ts'
import { axeFindings } from '../support/interface.ts'
import { eventually, focused, isSaved, wordsOf, wordsWhen } from './text-on-screen.ts'
import { openTwoMembers, type TwoMembers } from './two-members.ts'

const START_MS = 240_000
const TEST_MS = 240_000
const ONLY_LEADS = 'Only lead writers write'
const WIDE = { width: 1366, height: 768 }

const folder = mkdtempSync(join(tmpdir(), 'chorus-controls-'))
const planFile = join(folder, 'plan.csv')

let members: TwoMembers
let amina: Page
let bashir: Page
let position = ''

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })
const line = (page: Page, name: string) => page.getByRole('menuitem', { name })

/** Presses a box or a switch by its words. */
const tick = (page: Page, words: string): Promise<void> => page.getByRole('dialog').locator('label', { hasText: words }).first().click()

/** Types at the end of the text. */
async function write(page: Page, words: string): Promise<void> {
  await page.locator('.text').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

/** What Amina does next reaches Bashir after everything she has shared: then he has all of that. */
async function passOn(title: string): Promise<void> {
  await button(amina, 'Change the title').click()
  await amina.getByLabel('Title', { exact: true }).fill(title)
  await amina.keyboard.press('Enter')
  await heading(bashir).filter({ hasText: title }).waitFor()
}

/** Another page of a member, from which nothing reaches the host until it is let go. */
async function held({ openPage }: TwoMembers['amina'], id: string): Promise<{ readonly page: Page; readonly letGo: () => void }> {
  const page = await openPage(id)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const waiting: (() => void)[] = []
  let isHeld = false
  await page.routeWebSocket(/\/pipe$/, (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      const send = (): void => host.send(message)
      if (isHeld) waiting.push(send)
      else send()
    })
  })
  await page.reload()
  await page.locator('.text').waitFor()
  await eventually(() => isSaved(page)).toBe(true)
  isHeld = true
  const letGo = (): void => {
    isHeld = false
    for (const send of waiting) send()
  }
  return { page, letGo }
}

async function share(way: string): Promise<void> {
  await button(amina, /^Share:/).click()
  await line(amina, way).click()
  await button(amina, `Share: ${way}`).waitFor()
}

describe.skipIf(chromiumPath === undefined)('the controls of a position', { timeout: TEST_MS }, () => {
  beforeAll(async () => {
    writeFileSync(planFile, SAMPLE_PLAN_CSV)
    members = await openTwoMembers()
    position = await members.position('Budget data')
    amina = await members.amina.openPage(position)
    bashir = await members.bashir.openPage(position)
  }, START_MS)

  afterAll(async () => {
    await members.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('keep a title and a sentence with Enter, leave them as they were with Esc, and give the focus back', async () => {
    await button(amina, 'Change the title').click()
    await amina.getByLabel('Title', { exact: true }).fill('Budget data, monthly')
    await amina.keyboard.press('Enter')
    await heading(amina).filter({ hasText: 'Budget data, monthly' }).waitFor()
    await button(bashir, 'Change the title').waitFor()
    await eventually(() => focused(amina)).toBe('Change the title')
    await amina.keyboard.press('Enter')
    await amina.getByLabel('Title', { exact: true }).fill('Nonsense')
    await amina.keyboard.press('Escape')
    await heading(amina).filter({ hasText: 'Budget data, monthly' }).waitFor()
    await button(amina, 'Change what we ask').click()
    await amina.getByLabel('What we ask', { exact: true }).fill('Publish it every month')
    await amina.keyboard.press('Tab')
    await bashir.getByText('Publish it every month').waitFor()
    expect(await heading(bashir).textContent()).toContain('Budget data, monthly')
  })

  it('say our view of the commitment', async () => {
    await button(amina, 'Our view: not said yet').click()
    await line(amina, 'support with changes').click()
    await button(bashir, 'Our view: support with changes').click()
    await line(bashir, 'oppose').click()
    await button(amina, 'Our view: oppose').waitFor()
  })

  it('choose the commitment that the position answers, and another one, with its wording beside both texts', async () => {
    await members.amina.profile.run('plan', 'import', planFile)
    await amina.getByRole('combobox', { name: 'Commitment of the plan' }).fill('water')
    await amina.getByRole('option', { name: /rural water points/ }).click()
    await button(amina, 'Answer this commitment').click()
    for (const page of [amina, bashir]) await page.getByText('all 14,200 rural water points').waitFor()
    await button(bashir, 'Choose another commitment').click()
    await bashir.getByRole('combobox', { name: 'Commitment of the plan' }).fill('public contracts')
    await bashir.keyboard.press('ArrowDown')
    await bashir.keyboard.press('Enter')
    await button(bashir, 'Answer this commitment').click()
    for (const page of [amina, bashir]) await page.getByText('one number per contract').waitFor()
    await button(amina, 'Choose another commitment').click()
    await button(amina, 'Leave it as it is').click()
    await amina.getByText('one number per contract').waitFor()
  })

  it('close the text to all but lead writers and say why, give back the words that came too late, and open it again', async () => {
    await button(amina, 'No lead writer yet').click()
    await tick(amina, 'Amina Otieno')
    expect(await axeFindings(amina)).toEqual([])
    await bashir.getByText('Lead writer: Amina Otieno').waitFor()
    // Bashir types; what he types leaves his page only after the switch has reached his computer.
    const late = await held(members.bashir, position)
    await write(late.page, 'Too late. ')
    await tick(amina, ONLY_LEADS)
    await amina.keyboard.press('Escape')
    await bashir.getByText('Only lead writers write this text now.').waitFor()
    await bashir.getByText('Amina Otieno writes. You can read and make remarks.').waitFor()
    await eventually(() => bashir.locator('.text[contenteditable="true"]').count()).toBe(0)
    expect(await button(bashir, 'Change the title').count()).toBe(0)
    late.letGo()
    await eventually(() => late.page.getByLabel('The words').inputValue()).toContain('Too late.')
    expect(await axeFindings(late.page)).toEqual([])
    await button(late.page, 'Copy the words').click()
    await late.page.getByText('Copied. Paste the words where they belong.').waitFor()
    expect(await late.page.evaluate(() => navigator.clipboard.readText())).toContain('Too late.')
    await eventually(() => dialog(late.page, 'These words could not be kept').count()).toBe(0)
    expect(await wordsOf(amina)).not.toContain('Too late')

    const opened = await members.bashir.openPage(position)
    await opened.getByText('Only lead writers write this text now.').waitFor()
    await write(amina, 'Agreed. ')
    await wordsWhen(opened, (words) => words.includes('Agreed.'))
    await button(amina, 'Lead writer: Amina Otieno').click()
    await tick(amina, ONLY_LEADS)
    await amina.keyboard.press('Escape')
    for (const [index, page] of [bashir, late.page, opened].entries()) {
      await page.locator('.text[contenteditable="true"]').waitFor()
      expect(await page.getByText('Only lead writers write this text now.').count()).toBe(0)
      await write(page, `Written ${index}. `)
      await wordsWhen(amina, (words) => words.includes(`Written ${index}.`))
    }
    await Promise.all([late.page.close(), opened.close()])
  })

  it('tell who has the text, and give the focus back', async () => {
    await amina.getByText('2 of 2 organisations have it').waitFor()
    await button(amina, 'Who?').click()
    const who = dialog(amina, 'Who has this text')
    await who.getByRole('listitem').filter({ hasText: 'Budget Watch' }).getByText('your organisation').waitFor()
    await who
      .getByRole('listitem')
      .filter({ hasText: 'Green Delta' })
      .getByText(/has all of it · told by/)
      .waitFor()
    expect(await axeFindings(amina)).toEqual([])
    await amina.keyboard.press('Escape')
    await eventually(() => focused(amina)).toBe('Who?')
  })

  it('share at pauses, or only when Share is pressed; unshared words outlive a power cut and are never called more than they are', async () => {
    await share('at pauses')
    await write(amina, 'At a pause. ')
    await wordsWhen(bashir, (words) => words.includes('At a pause.'))
    await share('when I press Share')
    await write(amina, 'Mine alone. ')
    await button(amina, 'Share').waitFor()
    await amina.getByText(/only on this computer so far/i).waitFor()
    await eventually(() => isSaved(amina)).toBe(true)
    await passOn('Shared by pressing')
    expect(await wordsOf(bashir)).not.toContain('Mine alone')
    await members.amina.kill()
    await amina.getByText('Chorus has stopped').first().waitFor()
    await members.amina.restart()
    await eventually(() => isSaved(amina)).toBe(true)
    expect(await wordsOf(amina)).toContain('Mine alone')
    await button(amina, 'Share').waitFor()
    await passOn('Still unshared')
    expect(await wordsOf(bashir)).not.toContain('Mine alone')
    await amina.getByText(/only on this computer so far/i).waitFor()
    await button(amina, 'Share').click()
    await wordsWhen(bashir, (words) => words.includes('Mine alone.'))
    await eventually(() => button(amina, 'Share').count()).toBe(0)
    await amina.getByText('2 of 2 organisations have it').waitFor()
    await write(amina, 'Shared by choosing. ')
    await button(amina, 'Share').waitFor()
    await share('live')
    await wordsWhen(bashir, (words) => words.includes('Shared by choosing.'))
  })

  it('open in a drawer where the window is narrow, hold the focus, and give it back', async () => {
    for (const size of [
      { width: 1024, height: 640 },
      { width: 800, height: 600 },
    ]) {
      await amina.setViewportSize(size)
      for (const name of ['Commitment', /^Remarks/]) {
        await button(amina, name).focus()
        await amina.keyboard.press('Enter')
        const drawer = dialog(amina, 'Beside the text')
        await drawer.waitFor()
        expect(await amina.locator('[role="dialog"]:focus-within').count()).toBe(1)
        expect(await axeFindings(amina)).toEqual([])
        await amina.keyboard.press('Escape')
        await drawer.waitFor({ state: 'detached' })
        await eventually(() => focused(amina)).toMatch(name)
      }
      const isWide = await amina.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
      expect(isWide).toBe(false)
    }
    await button(amina, 'File').focus()
    await amina.keyboard.press('Enter')
    await line(amina, 'Change the title').press('Enter')
    await dialog(amina, 'Change the title').getByLabel('Title').fill('Renamed where it is narrow')
    await amina.keyboard.press('Enter')
    await heading(bashir).filter({ hasText: 'Renamed where it is narrow' }).waitFor()
    await eventually(() => focused(amina)).toBe('File')
    await amina.setViewportSize(WIDE)
  })

  it('raised no complaint', () => {
    expect(
      [...members.amina.complaints, ...members.bashir.complaints].filter((text) => !/WebSocket|ERR_CONNECTION|status of 404/.test(text)),
    ).toEqual([])
  })
})
