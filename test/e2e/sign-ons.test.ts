/** A text from its last objection to sign-on, a change and sign-on again, by three members on their own computers. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { buildInterface } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { look, SIZES } from './look.ts'
import { BY_MAIL, call, openSigningMembers, PASSPHRASE, type SigningMembers, writePosition } from './signing-members.ts'
import { eventually, tabTo } from './text-on-screen.ts'

const WORDS = 'We ask for monthly data on every budget line. The ministry publishes it as a table.'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const closedText = (page: Page) => page.getByRole('article', { name: 'Text of Budget data' })
const cell = (page: Page, name: RegExp) => page.getByRole('gridcell', { name })

/** The members, their pages, and the two positions. */
interface Season extends SigningMembers {
  readonly hers: Page
  readonly his: Page
  readonly theirs: Page
  readonly budget: string
  readonly land: string
}

/** Chooses in the group of an open dialog's text by the arrow keys. */
async function chooseByKeys(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown')
}

/** A signatory says what its organisation cannot sign without; the coordinator is led to it and settles it. */
async function objectAndSettle({ amina, hers, theirs, budget }: Season): Promise<void> {
  await button(hers, /^Stage: Writing/).click()
  await hers.getByRole('menuitem', { name: /^Last objections/ }).click()
  await theirs.getByText('Last objections').first().waitFor()
  await theirs.locator('.text p').first().click({ clickCount: 3 })
  await theirs.keyboard.press('Control+Alt+m')
  await theirs.getByLabel('Your remark').waitFor()
  await look(theirs, 'remark')
  await theirs.getByLabel('Your remark').fill('A date must be in it.')
  await theirs.locator('label', { hasText: 'We cannot sign unless' }).click()
  await button(theirs, 'Add remark').click()
  await theirs.getByText('cannot sign unless …').first().waitFor()

  // The coordinator is led to it and settles it.
  await hers.goto(`${new URL(hers.url()).origin}/#/`)
  await hers.getByText('1 “cannot sign unless” is not settled').waitFor()
  await amina.open(`/positions/${budget}`)
  await button(hers, 'Close the text…').click()
  await dialog(hers).getByText('One organisation cannot sign unless').waitFor()
  expect(await button(hers, 'Close and open sign-on').isDisabled()).toBe(true)
  await look(hers, 'close-unsettled')
  await button(hers, 'Go to it').click()
  await button(hers, 'Settle').click()
  await hers.getByLabel('How was it settled?').fill('A date is in.')
  await button(hers, 'Settle').last().click()
  await hers.getByText('Settled 1').waitFor()
}

/** Words that wait or are typed while the text is closed come back or are listed; none is lost, none gets in. */
async function closeWhileOthersWrite({ amina, bilal, hers, his, budget, land }: Season): Promise<void> {
  await call(bilal, 'position.sharing', { id: budget, sharing: 'press' })
  await bilal.line.run('position', 'write', budget, '--append', 'Written on a train.')

  // Somebody types while it is closed elsewhere: his words come back to him.
  const waiting: (() => void)[] = []
  let isHeld = false
  await his.routeWebSocket(/\/pipe$/, (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      // What the page asks goes through; what it writes waits. SPEC rule PIPE-2.
      if (isHeld && typeof message !== 'string' && message[0] === 1) waiting.push(() => host.send(message))
      else host.send(message)
    })
  })
  await his.reload()
  await his.locator('.text[contenteditable="true"]').waitFor()
  await eventually(() => his.locator('[data-saved="true"]').count()).toBe(1)
  isHeld = true
  await his.locator('.text').click()
  await his.keyboard.press('Control+End')
  await his.keyboard.type(' Typed too late.')
  await button(hers, 'Close the text…').click()
  await hers.getByLabel('Why it is closed').fill('Agreed in the call')
  await look(hers, 'close')
  await button(hers, 'Close and open sign-on').click()
  await hers
    .getByText(/^Text 1, closed/)
    .first()
    .waitFor()
  await his.getByText('This text was closed just now.', { exact: false }).waitFor()
  isHeld = false
  for (const send of waiting.splice(0)) send()
  await eventually(() => his.getByLabel('The words').inputValue()).toContain('Typed too late.')
  await dialog(his).getByRole('button', { name: 'Close' }).click()
  await button(his, 'Let them go').click()
  await his
    .getByText(/^Text 1, closed/)
    .first()
    .waitFor()
  expect(await closedText(his).textContent()).toContain('as a table.')
  expect(await closedText(his).textContent()).not.toContain('too late')
  await look(his, 'closed')

  // What waited arrives late: kept, listed, not in what is signed.
  await his.getByText('Words you wrote here were not shared before it was closed.').waitFor()
  await button(his, 'Share').click()
  await hers.getByText('1 edit arrived after closing: it is kept, not in this text').waitFor()
  await look(hers, 'late')
  await button(hers, 'See').click()
  await dialog(hers).locator('ins', { hasText: 'Written on a train.' }).waitFor()
  await look(hers, 'late-words')
  await hers.keyboard.press('Escape')
  expect(await closedText(hers).textContent()).not.toContain('train')
  await amina.line.run('version', 'freeze', land)
}

/** Two texts in one dialog, one of them with an exception, from the keyboard alone. */
async function answerFromTheKeyboard({ bilal, his }: Season): Promise<void> {
  await bilal.open('/')
  await his.getByText('2 texts need your organisation’s answer').waitFor()
  await look(his, 'home-signer')
  await tabTo(his, (name) => name === 'Read and answer')
  await his.keyboard.press('Enter')
  await dialog(his).getByText('Answers for Green Delta: 2 texts').waitFor()
  await look(his, 'answer')
  await tabTo(his, (name) => name === 'Read exactly what is signed')
  await his.keyboard.press('Enter')
  await dialog(his).getByText('as a table.', { exact: false }).first().waitFor()
  const first = dialog(his).getByRole('region', { name: 'Budget data' })
  await first.getByRole('radio', { name: 'Not now' }).focus()
  await his.keyboard.press('ArrowUp')
  await his.keyboard.press('ArrowUp')
  expect(await first.getByRole('radio', { name: 'Yes, except …' }).isChecked()).toBe(true)
  await his.keyboard.press('Tab')
  await his.keyboard.press('Tab')
  await his.keyboard.type('Not the table.')
  const second = dialog(his).getByRole('region', { name: 'Land register' })
  await second.getByRole('radio', { name: 'Not now' }).focus()
  await chooseByKeys(his, 1)
  expect(await second.getByRole('radio', { name: 'Yes', exact: true }).isChecked()).toBe(true)
  await dialog(his).getByLabel('Who decided in your organisation?').fill('Board')
  await his.keyboard.press('Enter')
  await dialog(his).getByText('Choose the day.').waitFor()
  await look(his, 'answer-missing')
  await dialog(his).getByLabel('When?').fill('2026-11-10')
  await tabTo(his, (name) => name === 'Sign for Green Delta')
  await his.keyboard.press('Enter')
  await his.getByText('Your organisation’s 2 answers are signed.').waitFor()
}

/** Where others use the computer the passphrase is asked for again. */
async function answerWithThePassphrase({ chen, theirs, budget }: Season): Promise<void> {
  await chen.open(`/positions/${budget}`)
  await button(theirs, 'Answer for your organisation…').click()
  await button(theirs, 'Other answers').click()
  await dialog(theirs).locator('label', { hasText: 'Takes no side' }).click()
  await dialog(theirs).getByLabel('Who decided in your organisation?').fill('Assembly')
  await dialog(theirs).getByLabel('When?').fill('2026-11-11')
  await dialog(theirs).getByLabel('Your passphrase').fill('three blue herons')
  await button(theirs, 'Sign for Rural Women’s Forum').click()
  await dialog(theirs).getByText('This is not the passphrase.', { exact: false }).waitFor()
  await look(theirs, 'answer-passphrase')
  await dialog(theirs).getByLabel('Your passphrase').fill(PASSPHRASE)
  await button(theirs, 'Sign for Rural Women’s Forum').click()
  await theirs.getByText('Your organisation’s answer is signed.').waitFor()
  await theirs.getByText('Rural Women’s Forum: takes no side on text 1 (Assembly, 11 Nov)').first().waitFor()
  await button(theirs, 'Change the answer…').first().waitFor()
  expect(await button(theirs, 'Answer for your organisation…').count()).toBe(0)
  await look(theirs, 'answered')
}

/** The coordinator records what came by e-mail and reminds whoever still owes. */
async function recordAndRemind({ amina, hers }: Season): Promise<void> {
  await amina.open('/sign-ons')
  await cell(hers, /^Green Delta, 1 · Budget data: signed text 1 with an exception \(Board, 10 Nov; except: Not the table\.\)$/).waitFor()
  await cell(hers, /^Rural Women’s Forum, 1 · Budget data: takes no side on text 1/).waitFor()
  await look(hers, 'matrix')
  await cell(hers, new RegExp(`^${BY_MAIL}, 1 · Budget data`)).focus()
  await hers.keyboard.press('Enter')
  await tabTo(hers, (name) => name === 'Record an answer…')
  await hers.keyboard.press('Enter')
  await dialog(hers).getByLabel('Given on').fill('2026-11-12')
  await dialog(hers).getByLabel('How it came').fill('E-mail of the chair')
  await look(hers, 'record')
  await button(hers, 'Record it').click()
  const recorded = new RegExp(
    `^${BY_MAIL}, 1 · Budget data: recorded by the coordinator about text 1: yes \\(E-mail of the chair, 12 Nov\\)$`,
  )
  await cell(hers, recorded).waitFor()
  expect(await cell(hers, recorded).textContent()).toBe('✎✓')
  await cell(hers, /^1 of 4 signed this text$/)
    .first()
    .waitFor()
  await button(hers, 'Owe an answer 3').click()
  expect(await hers.getByRole('row').count()).toBe(5)
  await button(hers, 'Copy reminder (3)').click()
  await hers.getByText('Copied: a reminder to 3 organisations.', { exact: false }).waitFor()
  const reminder = await hers.evaluate(() => navigator.clipboard.readText())
  for (const name of ['Budget Watch', 'Rural Women’s Forum', BY_MAIL]) expect(reminder).toContain(name)
  expect(reminder).not.toContain('Green Delta')
}

/** Whoever signed the earlier text is shown only what changed. */
async function changeAndAskAgain({ amina, bilal, hers, his, budget }: Season): Promise<void> {
  await amina.open(`/positions/${budget}`)
  await button(hers, 'Open it again…').click()
  await hers.getByRole('alertdialog').getByText('Nobody’s signature is lost', { exact: false }).waitFor()
  await look(hers, 'reopen')
  await button(hers, 'Open it again').click()
  await hers.locator('.text[contenteditable="true"]').waitFor()
  await amina.line.run('position', 'write', budget, '--append', 'And weekly from 2028.')
  await amina.line.run('version', 'freeze', budget, '--note', 'One sentence more')
  await bilal.open('/')
  await his.getByText('Changed since your answer: 8 words').waitFor()
  await button(his, 'See').first().click()
  await dialog(his).getByText('8 words added, none taken out').waitFor()
  expect(await dialog(his).locator('ins').count()).toBe(2)
  await look(his, 'answer-changed')
  expect(await dialog(his).getByLabel('Who decided in your organisation?').inputValue()).toBe('Board')
  await dialog(his).getByLabel('When?').fill('2026-11-20')
  await button(his, 'Yes, also for the new text').click()
  await his.getByText('Your organisation’s answer is signed.').waitFor()
  await amina.open('/sign-ons')
  await cell(hers, /^Green Delta, 1 · Budget data: signed text 2 with an exception/).waitFor()
}

/** Both texts stand beside the position, and any two are compared. */
async function compareTexts({ amina, hers, budget }: Season): Promise<void> {
  await amina.open(`/positions/${budget}`)
  await hers.setViewportSize({ width: 1366, height: 768 })
  await hers.getByRole('tab', { name: 'Texts' }).click()
  expect(await hers.getByRole('heading', { name: /^Text [12], closed/ }).count()).toBe(2)
  await hers.getByText('3 of 3 organisations have it').waitFor()
  await look(hers, 'texts')
  await hers.setViewportSize({ width: 1366, height: 768 })
  await button(hers, 'Compare…').last().click()
  await dialog(hers).getByText('8 words added, none taken out').waitFor()
  await dialog(hers).locator('label', { hasText: 'side by side' }).click()
  await look(hers, 'compare', SIZES.slice(1))
  await hers.keyboard.press('Escape')
}

/** The same in Arabic. */
async function readInArabic({ chen, theirs, budget }: Season): Promise<void> {
  await call(chen, 'settings.set', { language: 'ar' })
  await chen.open('/')
  await theirs.getByText('نصّان ينتظران جواب منظمتك').waitFor()
  await look(theirs, 'home-arabic')
  await chen.open('/sign-ons')
  await theirs.getByRole('grid').waitFor()
  await look(theirs, 'matrix-arabic')
  await chen.open(`/sign-ons/answer`)
  await dialog(theirs).getByRole('radio').first().waitFor()
  await look(theirs, 'answer-arabic')
  await chen.open(`/positions/${budget}`)
  await theirs.locator('article').waitFor()
  await look(theirs, 'closed-arabic')
}

describe.skipIf(chromiumPath === undefined)('a coalition that signs', { timeout: 600_000 }, () => {
  it('[CLOSE-5] [CLOSE-6] [SIGN-3] [SIGN-5] [SIGN-6] closes, signs, changes and signs again', () =>
    withMembers(
      async (members) => {
        const signing = await openSigningMembers(members)
        const { amina, bilal, chen } = signing
        const budget = await writePosition(signing, 'Budget data', WORDS)
        const land = await writePosition(signing, 'Land register', WORDS)
        const [hers, his, theirs] = [
          await amina.open(`/positions/${budget}`),
          await bilal.open(`/positions/${budget}`),
          await chen.open(`/positions/${budget}`),
        ]
        await hers.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        const season = { amina, bilal, chen, hers, his, theirs, budget, land }

        await objectAndSettle(season)
        await closeWhileOthersWrite(season)
        await answerFromTheKeyboard(season)
        await answerWithThePassphrase(season)
        await recordAndRemind(season)
        await changeAndAskAgain(season)
        await compareTexts(season)
        await readInArabic(season)
      },
      { pages, locale: 'en-GB' },
    ))
})
