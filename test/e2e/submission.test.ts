/** The joint submission on the pages of three members: chosen, looked at, made, saved, checked, handed over, made again; and the trail of all that. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../electron/local/print-submission.ts'
import type { OutputOf } from '../../shared/api/contract.ts'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { buildInterface } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { look } from './look.ts'
import { BY_MAIL, call, openSigningMembers, type SigningMembers, writePosition } from './signing-members.ts'
import { eventually, focused, tabTo } from './text-on-screen.ts'

const WORDS = 'We ask for monthly data on every budget line.'

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

/** What the print window would print. */
interface Printed {
  readonly title: string
  readonly text: string
  readonly rules: string
}

/** The members, their pages, and what they wrote. */
interface Season extends SigningMembers {
  readonly hers: Page
  readonly his: Page
  readonly theirs: Page
  readonly budget: string
  readonly land: string
}

async function close({ amina, bilal, chen }: SigningMembers, position: string): Promise<string> {
  const { hash } = await amina.line.run<{ hash: string }>('version', 'freeze', position)
  for (const member of [bilal, chen]) {
    await until(
      () => call<OutputOf<'text.list'>>(member, 'text.list', { id: position }).catch(() => ({ texts: [] })),
      ({ texts }) => texts.some((text) => text.hash === hash),
    )
  }
  return hash
}

const MANDATE = { body: 'Board', on: '2026-11-10' }

/** Two texts are closed and answered by everybody, one stays open, and an objection was not agreed. */
async function season(members: SigningMembers): Promise<{ readonly budget: string; readonly land: string }> {
  const { amina, bilal, chen } = members
  const [budget, land] = [await writePosition(members, 'Budget data', WORDS), await writePosition(members, 'Land register', WORDS)]
  await writePosition(members, 'Water rights', WORDS)
  const anchor = { from: 'AA', to: 'AA' }
  await call(bilal, 'remark.add', {
    position: budget,
    kind: 'red-line',
    text: 'Name the ministry that publishes.',
    quote: 'monthly data',
    anchor,
  })
  const [remark] = await until(
    () => call<OutputOf<'remarks'>>(amina, 'remarks', { position: budget }),
    (remarks) => remarks.length === 1,
  )
  await call(amina, 'remark.settle', { id: remark?.id ?? '', why: 'No majority', annexed: true })
  const texts = [await close(members, budget), await close(members, land)] as const
  const yes = texts.map((text) => ({ text, decision: 'endorsed' }))
  await call(amina, 'signons.sign', { answers: yes, mandate: MANDATE })
  await call(bilal, 'signons.sign', {
    answers: [{ text: texts[0], decision: 'endorsed_with_reservation', reservation: 'Not the table' }, yes[1]],
    mandate: MANDATE,
  })
  await call(chen, 'signons.sign', { answers: [{ text: texts[0], decision: 'abstained' }, yes[1]], mandate: MANDATE })
  const matrix = await until(
    () => call<OutputOf<'signons.matrix'>>(amina, 'signons.matrix', {}),
    ({ organisations }) => organisations.filter(({ owes }) => owes === 0).length === 3,
  )
  const byMail = matrix.organisations.find(({ name }) => name === BY_MAIL)?.id
  const recorded = texts.map((text) => ({ organisation: byMail, text, decision: 'endorsed', on: '2026-11-12', source: 'E-mail' }))
  const attachment = { name: 'Letter of the board.pdf', file: Buffer.from('%PDF-1.7 signed by hand').toString('base64') }
  await call(amina, 'signons.record', { answers: recorded, attachment })
  return { budget, land }
}

/** From the start page to an edition by the keyboard alone. */
async function makeFromTheKeyboard({ amina, hers, budget }: Season): Promise<void> {
  await amina.open('/submission')
  await hers.getByText('Nothing has gone out yet.', { exact: false }).waitFor()
  await look(hers, 'submission-empty')
  await amina.open('/')
  await hers.getByText('2 texts are closed and everybody has answered').waitFor()
  await tabTo(hers, (name) => name === 'Make the joint submission')
  await hers.keyboard.press('Enter')
  await hers.getByRole('heading', { name: 'What would go out as edition 1' }).waitFor()
  await hers.getByText('The title of the document.').waitFor()
  expect(await button(hers, 'Make edition 1').isDisabled()).toBe(true)
  await tabTo(hers, (name) => name === 'Move down: 1 · Budget data')
  await hers.keyboard.press('Enter')
  await hers.getByText('1 · Budget data is now 2 of 2').waitFor()
  expect(await focused(hers)).toBe('Move down: 1 · Budget data')
  await tabTo(hers, (name) => name === '1 position cannot go out yet')
  await hers.keyboard.press('Enter')
  await hers.getByText('its text is open: close it first').waitFor()
  await hers.getByLabel('Title of the document').focus()
  await hers.keyboard.type('Joint submission of Open Samara')
  await hers.getByLabel('To whom').focus()
  await hers.keyboard.type('Ministry of Finance')
  await hers.getByRole('textbox', { name: 'Most words (optional)' }).focus()
  await hers.keyboard.type('10')
  await hers.keyboard.press('Tab')
  await hers.getByText(/^\d+ of at most 10 words$/).waitFor()
  await hers.getByText(/words too many for the limit/).waitFor()
  await hers.getByRole('textbox', { name: 'Most words (optional)' }).fill('900')
  await hers.keyboard.press('Tab')
  await hers.getByText('Nothing is missing.').waitFor()
  await lookAtPreview(hers)
  await hers.getByText('Nothing is missing.').waitFor()
  await tabTo(hers, (name) => name === 'Make edition 1')
  await hers.keyboard.press('Enter')
  await dialog(hers).getByText('From then on it stays exactly as it is', { exact: false }).waitFor()
  await look(hers, 'submission-confirm')
  await tabTo(hers, (name) => name === 'Make edition 1')
  await hers.keyboard.press('Enter')
  await hers.getByRole('heading', { name: 'Edition 1', exact: true }).waitFor()
  const [made] = await amina.line.run<OutputOf<'submission.list'>>('submission', 'list')
  expect(made).toMatchObject({ named: { signed: 3, recorded: 1 }, notAgreed: 1, responseTable: true, cover: { wordLimit: 900 } })
  expect(made?.positions.at(-1)).toBe(budget)
}

/** Who would stand where, the exception, who takes no side, and what was not agreed. */
async function lookAtPreview(page: Page): Promise<void> {
  await button(page, /^1 · Budget data text 1/).click()
  await page.getByText('Signed: 2', { exact: true }).waitFor()
  await page.getByText('except: Not the table').waitFor()
  await page
    .getByRole('group', { name: /^1 · Budget data/ })
    .getByText('Recorded, not signed: 1')
    .waitFor()
  await page.getByText('Not printed, seen by members only: no side: 1').waitFor()
  await page.getByText('Annex: 1 wording not agreed').waitFor()
  await button(page, 'Read what would be printed').click()
  await page.getByText('Name the ministry that publishes.').waitFor()
  await look(page, 'submission-next')
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  await look(page, 'submission-next-top')
}

async function saved(page: Page, kind: RegExp): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await button(page, 'Save').first().click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: kind }).click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** Everything without scans, as it was saved; then what a tick adds to it, and nothing else. */
async function scansBeside(page: Page, plain: Uint8Array): Promise<void> {
  const names = Object.keys(unzipSync(plain))
  expect(names.filter((name) => name.startsWith('recorded/'))).toEqual([])
  const label = page.locator('label', { hasText: 'Put the scans of recorded answers beside the documents (1)' })
  await label.click()
  await look(page, 'submission-scans')
  const added = Object.keys(unzipSync((await saved(page, /^All of it/)).bytes)).filter((name) => !names.includes(name))
  expect(added.sort()).toEqual([expect.stringMatching(/^recorded\/[0-9a-f]{64}\.pdf$/), 'recorded/list.txt'])
  await label.click()
}

/** Every file, checked as whoever gets it does; and what the print window would print. */
async function saveCheckAndPrint({ amina, hers }: Season): Promise<void> {
  await look(hers, 'submission-made')
  const word = await saved(hers, /^Word/)
  expect(word.name).toBe('submission-1.docx')
  expect((await saved(hers, /^Page to print/)).name).toBe('submission-1.html')
  const markdown = await saved(hers, /^Markdown/)
  expect(Buffer.from(markdown.bytes).toString('utf8')).toContain('## Wording not agreed')
  const whole = await saved(hers, /^All of it/)
  await scansBeside(hers, whole.bytes)
  const folder = join(dirname(amina.profile), 'unpacked')
  for (const [name, bytes] of Object.entries(unzipSync(whole.bytes))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  expect(readFileSync(join(folder, 'submission-1.docx'))).toEqual(Buffer.from(word.bytes))
  expect(await amina.line.run<ReportView>('verify', folder)).toMatchObject({ holds: true, problems: [], signaturesShown: 5 })
  await button(hers, 'Print or save as PDF').click()
  const printed = await until(
    () => hers.evaluate<Printed | undefined>('globalThis.printed'),
    (found) => found !== undefined,
  )
  expect(printed?.title).toBe('Joint submission of Open Samara')
  expect(printed?.text).toContain('Name the ministry that publishes.')
  expect(printed?.rules).toMatch(/@page \{[^}]*size: a4/i)
  await eventually(() => hers.locator('iframe').count()).toBe(0)
  const pictures = process.env['CHORUS_PICTURES']
  if (pictures) for (const { name, bytes } of [word, whole]) writeFileSync(join(pictures, name), bytes)
}

/** It came back, goes by another way and is received; every member sees it, and what went out under its name. */
async function handOver({ amina, bilal, hers, his, land }: Season): Promise<void> {
  const record = async (channel: string): Promise<void> => {
    await button(hers, 'Record how it was sent…').first().click()
    await dialog(hers).getByRole('button', { name: /How/ }).click()
    await hers.getByRole('option', { name: channel }).click()
    await dialog(hers).getByLabel('To whom').fill('desk@finance.example')
    await dialog(hers).getByLabel('Day').fill('2026-11-26')
    await look(hers, `submission-sent-${channel.replace(/\W+/g, '-')}`)
    await button(hers, 'Keep it').click()
    await hers.getByText('Kept, and every member sees it.').first().waitFor()
  }
  await record('by e-mail')
  await hers.getByText('sent, no receipt yet').waitFor()
  expect(await amina.line.run('position', 'show', land)).toMatchObject({ stage: 'submitted' })
  await button(hers, /^It came back… by e-mail/).click()
  await dialog(hers).getByLabel('Note (optional)').fill('mailbox full')
  await look(hers, 'submission-bounce')
  await button(hers, 'State that it came back').click()
  await hers.getByText('came back: not sent').waitFor()
  await bilal.open('/')
  await eventually(() => his.getByText('Sent under your organisation’s name', { exact: false }).count()).toBe(0)
  await record('through a portal')
  await button(hers, /^Receipt came… through a portal/).click()
  await dialog(hers).getByLabel('Their reference (optional)').fill('MF-77')
  await button(hers, 'Keep the receipt').click()
  await hers.getByText('sent, receipt is here').waitFor()
  await look(hers, 'submission-received')
  await his.getByText('Sent under your organisation’s name: edition 1').waitFor()
  await bilal.open('/submission')
  await his.getByText('except: Not the table').waitFor()
  await his.getByText('· reference MF-77', { exact: false }).waitFor()
  await his.getByText('stated by Amina').first().waitFor()
  expect(await button(his, 'Record how it was sent…').count()).toBe(0)
  await look(his, 'submission-member')
}

/** The table goes out empty and comes back filled; the sentence in it is given a kind, and everybody reads what was answered. */
async function readResponsesBack({ amina, bilal, hers, his, budget, land }: Season): Promise<void> {
  await amina.open('/submission')
  const download = hers.waitForEvent('download')
  await button(hers, 'Save the empty table (Excel)').click()
  expect((await download).suggestedFilename()).toBe('responses-1.xlsx')
  await button(hers, 'Read the response table back…').click()
  const numbers = await amina.line.run<OutputOf<'responses.list'>>('submission', 'responses')
  const numberOf = (id: string): string => String(numbers.find(({ position }) => position === id)?.number)
  const table = `No.;Response;Reason;Unit;Date\n${numberOf(budget)};Accepted in part;From 2027;Treasury;2026-11-27\n${numberOf(land)};We shall look into it;;;\n99;Yes;;;\n`
  await hers.locator('input[type="file"]').setInputFiles({ name: 'back.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await dialog(hers).getByText('this edition has no such number: not taken').waitFor()
  await dialog(hers)
    .getByRole('button', { name: /Kind of answer to/ })
    .last()
    .click()
  await hers.getByRole('option', { name: 'needs discussion' }).click()
  await dialog(hers)
    .getByRole('button', { name: /needs discussion/ })
    .waitFor()
  await look(hers, 'responses-read')
  await button(hers, 'Keep 2 responses').click()
  await hers.getByText('2 responses kept, and every member sees them.').waitFor()
  await hers.getByText('We shall look into it').waitFor()
  await look(hers, 'responses-kept')
  expect(await amina.line.run('position', 'show', land)).toMatchObject({ stage: 'answered' })
  await bilal.open(`/positions/${budget}`)
  await his.getByText('What the government answered (edition 1)').waitFor()
  await his.getByText('accepted in part', { exact: true }).waitFor()
  await look(his, 'responses-position')
}

/** An organisation leaves its name out of what is made from now on, which is compared with what was. */
async function hideAndMakeAgain({ amina, chen, hers, theirs }: Season): Promise<void> {
  await chen.open('/submission')
  await button(theirs, 'Do not name it…').click()
  await dialog(theirs).getByText('Editions that were made before stay as they are.', { exact: false }).waitFor()
  await look(theirs, 'submission-hide')
  await button(theirs, 'Do not name Rural Women’s Forum').click()
  await theirs.getByText('Documents count Rural Women’s Forum and do not name it.').waitFor()
  await chen.open('/members')
  await theirs.getByText('not named in documents').waitFor()
  await amina.open('/submission/new')
  await hers.getByText('1 of them is not named').waitFor()
  await button(hers, 'Leave out: 1 · Budget data').click()
  await button(hers, 'Add 1 · Budget data').waitFor()
  await button(hers, 'Make edition 2').click()
  await dialog(hers).getByRole('button', { name: 'Make edition 2' }).click()
  await hers.getByRole('heading', { name: 'Edition 2', exact: true }).waitFor()
  await button(hers, 'What changed since edition 1').click()
  await hers.getByText('No longer in it: 1 · Budget data').waitFor()
  await hers.getByText('1 text is the same').waitFor()
  await button(hers, 'What the ministry does with the proof folder').click()
  await look(hers, 'submission-two')
  const markdown = await saved(hers, /^Markdown/)
  expect(markdown.name).toBe('submission-2.md')
  const words = Buffer.from(markdown.bytes).toString('utf8')
  expect(words).not.toContain('Rural Women')
  expect(words).toContain('1 further organisation that signed is not shown')
}

/** Everything that was done is found by words, and saved as a table. */
async function readTheTrail({ amina, hers }: Season): Promise<void> {
  await amina.open('/trail')
  await hers.getByText('made an edition of the joint submission, code', { exact: false }).first().waitFor()
  const lines = Number((await hers.getByText(/^\d+ lines$/).textContent())?.split(' ')[0])
  expect(lines).toBeGreaterThan(30)
  expect(await hers.getByRole('row').count()).toBeLessThan(lines)
  await look(hers, 'trail')
  await hers.getByLabel('Words to find').fill('receipt amina')
  await hers.getByText('kept a receipt for a joint submission').waitFor()
  await hers.getByText('1 line', { exact: true }).waitFor()
  const download = hers.waitForEvent('download')
  await button(hers, 'Save as a table').click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('kept a receipt for a joint submission')
  await hers.getByLabel('Words to find').fill('')
  await button(hers, /Every organisation/).click()
  await hers.getByRole('option', { name: 'Green Delta' }).click()
  await hers.getByText('said what the organisation cannot sign without').waitFor()
  expect(await hers.getByText('kept a receipt for a joint submission').count()).toBe(0)
}

/** The same from right to left. */
async function readInArabic({ amina, hers }: Season): Promise<void> {
  await call(amina, 'settings.set', { language: 'ar' })
  await amina.open('/submission')
  await hers.getByRole('heading', { name: 'الوثيقة المشتركة' }).waitFor()
  await look(hers, 'submission-arabic')
  await amina.open('/submission/new')
  await hers.getByRole('heading', { name: 'ما سيخرج في الإصدار 3' }).waitFor()
  await look(hers, 'submission-next-arabic')
  await amina.open('/trail')
  await hers.getByRole('row').first().waitFor()
  await look(hers, 'trail-arabic')
}

describe.skipIf(chromiumPath === undefined)('the joint submission', { timeout: 600_000 }, () => {
  it('[SUB-3] [SUB-7] [SUB-8] [SUB-9] [RESP-2] [RESP-3] [HIDE-1] is made, checked, handed over and answered on the pages, and made again', () =>
    withMembers(
      async (started) => {
        const members = await openSigningMembers(started)
        await members.amina.context.addInitScript(() => {
          window.print = () => {
            const rules = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
            Object.assign(window.top ?? {}, {
              printed: { title: document.title, text: document.body.textContent, rules: rules.join('\n') },
            })
            window.dispatchEvent(new Event('afterprint'))
          }
        })
        const written = await season(members)
        const [hers, his, theirs] = [await members.amina.open('/'), await members.bilal.open('/'), await members.chen.open('/')]
        const whole = { ...members, ...written, hers, his, theirs }
        await makeFromTheKeyboard(whole)
        await saveCheckAndPrint(whole)
        await handOver(whole)
        await readResponsesBack(whole)
        await hideAndMakeAgain(whole)
        await readTheTrail(whole)
        await readInArabic(whole)
      },
      { pages, locale: 'en-GB' },
    ))
})
