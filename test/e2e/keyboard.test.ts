/** What a coordinator does who has no mouse: every window of a text’s last weeks is reached, filled in and left by keys alone. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '../../shared/api/contract.ts'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { buildInterface } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { look, SIZES } from './look.ts'
import { BY_MAIL, call, openSigningMembers, type SigningMembers, writePosition } from './signing-members.ts'
import { eventually, focused, tabTo } from './text-on-screen.ts'

const WORDS = 'We ask for monthly data on every budget line.'
/** The same whichever of day and month the browser asks for first. */
const DAY = '0505'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

interface Season extends SigningMembers {
  readonly page: Page
  readonly budget: string
}

/** Goes to what has this name and presses Enter on it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, (found) => (typeof name === 'string' ? found === name : name.test(found)))
  await page.keyboard.press('Enter')
}

/** Goes to the field whose label begins so and types. */
async function typeInto(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, (found) => found.startsWith(label))
  await page.keyboard.type(words)
}

/** Five past five on the fifth of May. After the year only an arrow leads on, and where there are halves of the day it is the first. */
async function typeMoment(page: Page, label: string): Promise<void> {
  await typeInto(page, label, `${DAY}2099`)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('0505a')
}

/** Chooses in a combo box by typing. */
async function typeZone(page: Page): Promise<void> {
  await tabTo(page, (found) => found.startsWith('Time zone'))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Nairobi')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** A window that is closed gives the focus back: whoever has no mouse would begin at the top of the page again. */
async function focusIsBack(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
}

async function setDeadline({ amina, page, budget }: Season): Promise<void> {
  await amina.open(`/positions/${budget}`)
  await page.locator('.text[contenteditable="true"]').waitFor()
  await press(page, 'Set a deadline…')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await focusIsBack(page)
  expect(await focused(page)).toBe('Set a deadline…')
  await page.keyboard.press('Enter')
  await typeMoment(page, 'Until')
  await typeZone(page)
  // In a narrow window the head begins anew, and what it had opened closes.
  await look(page, 'keyboard-deadline', SIZES.slice(1))
  await press(page, 'Set the time')
  await page.getByRole('button', { name: /^until Tue, 5 May 2099, 05:05 Nairobi/ }).waitFor()
  await focusIsBack(page)
  expect(await focused(page)).toMatch(/^until Tue, 5 May/)
}

/** The arrows go over the matrix; Enter goes to what can be done about a cell. */
async function answerFromTheMatrix({ amina, page }: Season): Promise<void> {
  await amina.open('/sign-ons')
  await page.getByRole('grid').waitFor()
  await tabTo(page, (name) => name.startsWith('Budget Watch, 1 · Budget data'))
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toMatch(/^Budget Watch, 2 · Land register/)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('Answer for your organisation…')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, (name) => name === 'Yes')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'Yes, except …' }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowUp')
  expect(await page.getByRole('radio', { name: 'Yes', exact: true }).isChecked()).toBe(true)
  await typeInto(page, 'Who decided in your organisation?', 'Board')
  await typeInto(page, 'When?', `${DAY}2020`)
  await look(page, 'keyboard-answer')
  await press(page, 'Sign for Budget Watch')
  await page.getByRole('gridcell', { name: /^Budget Watch, 2 · Land register: signed text 1/ }).waitFor()
  await focusIsBack(page)
}

async function recordFromTheMatrix({ page }: Season): Promise<void> {
  await tabTo(page, (name) => name.startsWith('Budget Watch, 2'), 'Shift+Tab')
  for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toMatch(new RegExp(`^${BY_MAIL}, 2 · Land register`))
  await page.keyboard.press('Enter')
  await press(page, 'Record an answer…')
  await page.getByRole('dialog').waitFor()
  await typeInto(page, 'Given on', `${DAY}2020`)
  await typeInto(page, 'How it came', 'Letter')
  await look(page, 'keyboard-record')
  await press(page, 'Record it')
  await page.getByRole('gridcell', { name: new RegExp(`^${BY_MAIL}, 2 · Land register: recorded by the coordinator`) }).waitFor()
  await focusIsBack(page)
}

async function announceSilence({ amina, page }: Season): Promise<void> {
  await amina.open('/sign-ons/agreement')
  await page.getByRole('button', { name: 'Announce it…' }).waitFor()
  await press(page, 'Announce it…')
  await page.getByRole('dialog').waitFor()
  await typeMoment(page, 'No answer by')
  await typeZone(page)
  await look(page, 'keyboard-silence')
  await press(page, 'Announce it')
  await page.getByText(/^Announced to \d organisations\.$/).waitFor()
  await focusIsBack(page)
}

/** A line of the order is carried by keys as well as moved by its buttons, and the focus goes with it. */
async function makeEdition({ amina, page }: Season): Promise<void> {
  await amina.open('/submission/new')
  await page.getByRole('heading', { name: 'What would go out as edition 1' }).waitFor()
  const order = (): Promise<readonly string[]> =>
    page.getByRole('row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''))
  const before = await order()
  await press(page, 'Drag: 1 · Budget data')
  await tabTo(page, (name) => name === 'Insert after 2 · Land register', 'ArrowDown')
  await page.keyboard.press('Enter')
  await eventually(order).toEqual(before.toReversed())
  await press(page, 'Move up: 1 · Budget data')
  await eventually(order).toEqual(before)
  expect(await focused(page)).toBe('Move up: 1 · Budget data')
  await typeInto(page, 'Title of the document', 'Joint submission of Open Samara')
  await page.getByText('Nothing is missing.').waitFor()
  await press(page, 'Make edition 1')
  await page.getByRole('alertdialog').waitFor()
  await look(page, 'keyboard-edition')
  await press(page, 'Make edition 1')
  await page.getByRole('heading', { name: 'Edition 1', exact: true }).waitFor()
}

async function stateHowItWasSent({ page }: Season): Promise<void> {
  await press(page, 'Record how it was sent…')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, (name) => name.includes('by e-mail') || name.startsWith('Choose'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await typeInto(page, 'To whom', 'desk@finance.example')
  await look(page, 'keyboard-sent')
  await press(page, 'Keep it')
  await page.getByText('sent, no receipt yet').waitFor()
  await focusIsBack(page)
}

describe.skipIf(chromiumPath === undefined)('by keys alone', { timeout: 600_000 }, () => {
  it('[META-6] [SIGN-3] [AGREE-2] [SUB-7] a coordinator sets a time, answers, records, announces silence, orders and makes an edition and states how it was sent', () =>
    withMembers(
      async (started) => {
        const members = await openSigningMembers(started)
        const budget = await writePosition(members, 'Budget data', WORDS)
        const land = await writePosition(members, 'Land register', WORDS)
        const season = { ...members, budget, page: await members.amina.open('/') }
        await setDeadline(season)
        for (const position of [budget, land]) await members.amina.line.run('version', 'freeze', position)
        await until(
          () => call<OutputOf<'signons.matrix'>>(members.amina, 'signons.matrix', {}),
          ({ organisations }) => organisations.filter(({ cells }) => cells.every(({ isReached }) => isReached)).length === 3,
        )
        await answerFromTheMatrix(season)
        await recordFromTheMatrix(season)
        await announceSilence(season)
        await makeEdition(season)
        await stateHowItWasSent(season)
      },
      { pages, locale: 'en-GB' },
    ))
})
