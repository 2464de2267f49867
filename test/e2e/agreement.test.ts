/** Silence, agreement, deadlines, the sheet for the board and outside supporters, on the pages of three members. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { axeFindings, buildInterface } from '../support/interface.ts'
import { withMembers } from '../support/members-in-browsers.ts'
import { look, SIZES } from './look.ts'
import { BY_MAIL, call, openSigningMembers, type SigningMembers, writePosition } from './signing-members.ts'

const WORDS = 'We ask for monthly data on every budget line.'

const folder = mkdtempSync(join(tmpdir(), 'chorus-sheets-'))
let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => {
  for (const made of [pages, folder]) rmSync(made, { recursive: true, force: true })
})

const DAY_MS = 24 * 3_600_000
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

/** The members, their pages, and the two positions, both closed and known to the others. */
interface Season extends SigningMembers {
  readonly hers: Page
  readonly his: Page
  readonly theirs: Page
  readonly budget: string
  readonly land: string
}

/** Chooses an option of a combo box by typing. */
async function choose(page: Page, label: string, typed: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed)
  await page.getByRole('option', { name: option }).click()
}

/** The language of the text goes into what is signed, and is shown where it is answered. */
async function stateLanguage({ amina, hers, budget }: Season): Promise<void> {
  await amina.open(`/positions/${budget}`)
  await button(hers, 'More about this position')
    .or(button(hers, /^File|^More/))
    .first()
    .click()
  await hers.getByRole('menuitem', { name: 'Language of the text…' }).click()
  await choose(hers, 'Language', 'Fren', 'French')
  // Where a panel becomes a drawer the head begins anew, and what it had opened closes.
  await look(hers, 'language', SIZES.slice(1))
  await button(hers, 'Set the language').click()
  await hers.getByText('In French', { exact: true }).first().waitFor()
}

/** Until when a stage lasts is said with its zone, shown to everybody, and is over by an act alone. */
async function giveDeadlines({ amina, bilal, hers, his, budget }: Season): Promise<void> {
  await button(hers, 'Set a deadline…').click()
  await dialog(hers).getByText('Nothing happens by the clock', { exact: false }).waitFor()
  await button(hers, 'Set the time').click()
  await dialog(hers).getByText('Choose day, time and time zone.').waitFor()
  await dialog(hers).getByLabel('Until').fill('2099-12-04T17:00')
  await choose(hers, 'Time zone', 'Nairobi', /Nairobi/)
  await look(hers, 'deadline', SIZES.slice(1))
  await button(hers, 'Set the time').click()
  await button(hers, /^until Fri, 4 Dec 2099, 17:00 Nairobi · closes in/).waitFor()
  await look(hers, 'position-deadline')
  await bilal.open(`/positions/${budget}`)
  await his.getByText(/^until Fri, 4 Dec 2099, 17:00 Nairobi/).waitFor()
  expect(await button(his, /^until/).count()).toBe(0)
  await amina.line.run('deadline', budget, new Date(Date.now() + 3.5 * DAY_MS).toISOString(), '--zone', 'Africa/Nairobi')
  await bilal.open('/')
  await his.getByText('Writing, 1 · Budget data: closes in 3 days').waitFor()
  await look(his, 'home-deadline')
}

/** Closing asks until when answers are wanted; who discusses longer is told, and sign-on ends by an act. */
async function closeUntil({ amina, bilal, hers, his, budget }: Season): Promise<void> {
  await amina.open(`/positions/${budget}`)
  await hers.setViewportSize({ width: 1366, height: 768 })
  await button(hers, 'Close the text…').click()
  await dialog(hers).getByLabel('Answers asked for until (optional)').fill('2099-12-18T17:00')
  await choose(hers, 'Time zone', 'Nairobi', /Nairobi/)
  await look(hers, 'close-deadline')
  await button(hers, 'Close and open sign-on').click()
  await button(hers, 'End sign-on').click()
  await hers.getByText('Sign-on has ended', { exact: false }).waitFor()
  await button(hers, 'Open sign-on again').click()
  await button(hers, 'End sign-on').waitFor()
  await bilal.open(`/positions/${budget}`)
  await button(his, 'Answer for your organisation…').click()
  await dialog(his)
    .getByText(/^Answers are asked for until Fri, 18 Dec 2099, 17:00 Nairobi/)
    .waitFor()
  await dialog(his).locator('label', { hasText: 'We are discussing it' }).click()
  await dialog(his).getByLabel('You will answer by').fill('2099-12-19')
  await dialog(his).getByText('This is after the time for answers.', { exact: false }).waitFor()
  await look(his, 'answer-late')
  await his.keyboard.press('Escape')
}

/** One press makes the sheet for the board, where one answers and on the position; printed on A4 it is one page. */
async function printSheet({ bilal, his, budget, land }: Season): Promise<void> {
  await bilal.open('/sign-ons/answer')
  const [fromDialog] = await Promise.all([his.waitForEvent('download'), button(his, 'Sheet for your board').click()])
  await his.keyboard.press('Escape')
  await bilal.open(`/positions/${land}`)
  const [fromPosition] = await Promise.all([his.waitForEvent('download'), button(his, 'Sheet for your board').click()])
  expect(fromDialog.suggestedFilename()).toBe('board-sheet-2.html')
  expect(fromPosition.suggestedFilename()).toMatch(/^board-sheet-[0-9A-Z]{4}-[0-9A-Z]{4}\.html$/)
  const sheets = [{ name: 'sheet', path: join(folder, 'sheet.html') }]
  await fromDialog.saveAs(join(folder, 'sheet.html'))
  const arabic = join(folder, 'arabic.html')
  const texts = (await bilal.line.run<readonly { hash: string; isInForce: boolean }[]>('version', 'list', budget)).map(({ hash }) => hash)
  await bilal.line.run('sheet', ...texts, '--language', 'ar', '--out', arabic)
  for (const { name, path } of [...sheets, { name: 'sheet-arabic', path: arabic }]) {
    const page = await his.context().newPage()
    await page.goto(pathToFileURL(path).href)
    await page
      .getByText(/Budget data/)
      .first()
      .waitFor()
    expect(await axeFindings(page), name).toEqual([])
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), name).toHaveLength(1)
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[4-6][.\d]* 84[12][.\d]*\]/)
    if (process.env['CHORUS_PICTURES']) await page.screenshot({ path: join(process.env['CHORUS_PICTURES'], `${name}.png`), fullPage: true })
    await page.close()
  }
}

/** The rule is set, and says at once how the coalition stands. */
async function setRule({ amina, hers }: Season): Promise<void> {
  await amina.open('/sign-ons')
  await hers.getByRole('link', { name: /of 2 texts agreed/ }).click()
  await hers.getByText('No coordinator has set this yet', { exact: false }).waitFor()
  await button(hers, 'Change…').click()
  await look(hers, 'rule')
  await dialog(hers).locator('label', { hasText: 'At least half' }).click()
  await dialog(hers).locator('label', { hasText: 'Count silence as yes' }).click()
  await button(hers, 'Set the rule').click()
  await hers
    .getByText('At least half of the organisations asked must say yes. Silence that was counted is a yes.', { exact: false })
    .waitFor()
  await hers.getByText('0 of 4 say yes; 2 needed.').first().waitFor()
  await hers.getByText(`Not heard from: ${BY_MAIL}.`).first().waitFor()
}

/** Silence is announced to those who have the text, everybody sees it, and it counts by an act alone. */
async function announceSilence({ bilal, hers, his, budget }: Season): Promise<void> {
  await button(hers, 'Announce it…').click()
  const names = 'Budget Watch, Green Delta and Rural Women’s Forum'
  await dialog(hers).getByText(`Counts for, because they have the text: ${names}.`).waitFor()
  await dialog(hers).getByText(`Does not count for, because nothing shows that they have it: ${BY_MAIL}.`).waitFor()
  await button(hers, 'Announce it').click()
  await dialog(hers).getByText('Choose day, time and time zone.').waitFor()
  await dialog(hers).getByLabel('No answer by').fill('2099-12-04T17:00')
  await choose(hers, 'Time zone', 'Nairobi', /Nairobi/)
  await look(hers, 'silence')
  await button(hers, 'Announce it').click()
  await hers.getByText('Announced to 3 organisations.').waitFor()
  await look(hers, 'agreement')

  // Whoever is asked reads it on the start page, on the position and where it is answered.
  const said = /No answer by Fri,? 4 Dec 2099, 17:00 Nairobi.* counts as agreed by silence, shown as such\./
  await bilal.open('/')
  await his.getByText(said).waitFor()
  await look(his, 'home-silence')
  await bilal.open(`/positions/${budget}`)
  await his.getByText(said).first().waitFor()
  await look(his, 'position-silence')
  await button(his, 'Answer for your organisation…').click()
  await dialog(his).getByText(said).waitFor()
  await dialog(his).getByText('Language: French', { exact: false }).first().waitFor()
  await look(his, 'answer-silence')
  await his.keyboard.press('Escape')
}

/** When the time is over nothing happens by itself; the coordinator counts, and freezes what came of it. */
async function countAndFreeze({ amina, bilal, hers, his }: Season): Promise<void> {
  const soon = new Date(Date.now() + 8_000).toISOString()
  const matrix = await amina.line.run<{ positions: readonly { text: { hash: string } | null }[] }>('matrix')
  const texts = matrix.positions.flatMap(({ text }) => (text ? [text.hash] : []))
  await amina.line.run('silence', 'announce', ...texts, '--until', soon)
  await bilal.line.run(
    'endorse',
    '--version',
    texts[0] ?? '',
    '--decision',
    'declined',
    '--mandate-body',
    'Board',
    '--mandate-date',
    '2026-11-10',
  )
  await hers.getByText('0 of 4 say yes; 2 needed.').first().waitFor()
  // The start page goes with the clock, at most half a minute late.
  await amina.open('/')
  await hers.getByText('The time is over for', { exact: false }).waitFor()
  await hers.getByRole('listitem').filter({ hasText: 'The time is over for' }).getByRole('button').click()
  await hers.getByText('Nothing counts until you say so.', { exact: false }).waitFor()
  await button(hers, 'Count silence…').click()
  await look(hers, 'silence-count')
  await button(hers, 'Count silence').click()
  await hers.getByText('2 of 4 say yes; 2 needed.').waitFor()
  await button(hers, 'Freeze the outcome…').first().click()
  await button(hers, 'Freeze it').click()
  await dialog(hers).getByText('Say what the outcome is.').waitFor()
  await dialog(hers).getByLabel('The outcome in words').fill('Agreed in the call of 28 November.')
  await look(hers, 'freeze')
  await button(hers, 'Freeze it').click()
  await hers.getByText('Agreed in the call of 28 November.').waitFor()
  await button(hers, 'Rule and answers it was made from').click()
  await hers.getByText('Green Delta: does not sign').waitFor()
  await look(hers, 'outcomes')

  // Everybody has the outcome, and nobody else freezes.
  await bilal.open('/sign-ons/agreement')
  await his.getByText('Agreed in the call of 28 November.').waitFor()
  expect(await button(his, 'Freeze the outcome…').count()).toBe(0)
  expect(await button(his, 'Change…').count()).toBe(0)
}

/** Who supports from outside is recorded one by one or by a table, whole or not at all, and stands apart. */
async function recordSupporters({ amina, bilal, hers, his }: Season): Promise<void> {
  await amina.open('/sign-ons')
  await hers.getByRole('link', { name: 'Outside supporters' }).click()
  await button(hers, 'Record it').click()
  await hers.getByText('Name the organisation.').waitFor()
  await hers.getByLabel('Organisation, as printed').fill('Aarhus Centre')
  await hers.locator('label', { hasText: '1 · Budget data' }).click()
  await hers.getByLabel('Given on').fill('2020-11-12')
  await hers.getByLabel('How it came').fill('Letter')
  const scans = hers.locator('input[type="file"][accept*="pdf"]')
  await scans.setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') })
  await hers.getByText('This file is none of PDF, JPEG, PNG or .eml', { exact: false }).waitFor()
  await scans.setInputFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed by hand') })
  await hers.getByText('letter.pdf').waitFor()
  await look(hers, 'supporter')
  await button(hers, 'Record it').click()
  await hers.getByRole('listitem').filter({ hasText: 'Aarhus Centre' }).waitFor()

  const head = 'Organisation,Country,Text,Answer,Except,Given on,How it came\n'
  const file = (body: string) => ({ name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from(head + body) })
  const input = hers.locator('input[type="file"][accept*="csv"]')
  await input.setInputFiles(file('Water Now,KE,1,yes,,2020-11-12,E-mail\nNobody,,9,perhaps,,2020-11-12,E-mail\n'))
  await hers.getByText('1 line cannot be taken.', { exact: false }).waitFor()
  expect(await button(hers, 'Record 2 answers').isDisabled()).toBe(true)
  await look(hers, 'supporters-wrong')
  await input.setInputFiles(file('Water Now,KE,1,yes,,2020-11-12,E-mail\nمركز الشفافية,JO,2,نعم,,2020-11-13,رسالة\n'))
  await button(hers, 'Record 2 answers').click()
  await hers.getByText('2 answers are recorded.').waitFor()
  await amina.open('/sign-ons')
  await hers
    .getByRole('rowheader', { name: 'Outside supporters, recorded by a coordinator and never counted' })
    .or(hers.getByText('Outside supporters, recorded', { exact: false }))
    .first()
    .waitFor()
  await hers.getByRole('gridcell', { name: /^Aarhus Centre, 1 · Budget data: .*with its scan or mail/ }).focus()
  const [scan] = await Promise.all([hers.waitForEvent('download'), button(hers, 'Save the scan or mail').click()])
  expect([scan.suggestedFilename(), readFileSync(await scan.path(), 'utf8')]).toEqual(['letter.pdf', '%PDF-1.7 signed by hand'])
  const supports = /^Water Now, 1 · Budget data: recorded by the coordinator about text 1: yes \(E-mail, 12 Nov 2020\)$/
  await hers.getByRole('gridcell', { name: supports }).waitFor()
  await hers.getByRole('gridcell', { name: /^Water Now, 2 · Land register: nothing recorded about text 1$/ }).waitFor()
  await hers
    .getByRole('gridcell', { name: /of 4 signed this text$/ })
    .first()
    .waitFor()
  // The keys go over the heading to those below it.
  await hers.getByRole('gridcell', { name: supports }).focus()
  await hers.keyboard.press('Control+Home')
  for (let row = 0; row < 7; row++) await hers.keyboard.press('ArrowDown')
  expect(await hers.evaluate(() => document.activeElement?.textContent)).toContain('Water Now')
  await look(hers, 'matrix-supporters')
  await button(hers, 'Save as a table').click()
  const [book] = await Promise.all([
    hers.waitForEvent('download'),
    hers.getByRole('menuitem', { name: 'For Excel and other spreadsheets (XLSX)' }).click(),
  ])
  expect(book.suggestedFilename()).toBe('sign-ons.xlsx')
  await bilal.open('/sign-ons/supporters')
  await his.getByRole('listitem').filter({ hasText: 'مركز الشفافية' }).waitFor()
  expect(await button(his, 'Record it').count()).toBe(0)
}

/** A misspelt supporter is renamed, one recorded by mistake goes; both leave a trace. */
async function keepTheList({ amina, hers }: Season): Promise<void> {
  await amina.open('/sign-ons/supporters')
  await button(hers, 'Rename… Water Now').click()
  await hers.getByRole('dialog').getByLabel('Organisation, as printed').fill('Water for All')
  await button(hers, 'Rename').click()
  await hers.getByText('(before: Water Now)').waitFor()
  await button(hers, 'Take off the list… Water for All').click()
  await button(hers, 'Take it off the list').click()
  await hers.getByText('Say why.').waitFor()
  await hers.getByLabel('Why').fill('Recorded by mistake')
  await look(hers, 'supporter-remove')
  await button(hers, 'Take it off the list').click()
  await hers.getByText('taken off the list: Recorded by mistake').waitFor()
  await look(hers, 'supporters-kept')
}

/** An answer given after the deadline is listed everywhere, and does not count once a coordinator says so. */
async function ruleAboutLate({ amina, bilal, hers, his, budget }: Season): Promise<void> {
  const [text] = (await amina.line.run<readonly { code: string }[]>('version', 'list', budget)).slice(-1)
  const day = '2099-12-30'
  await amina.line.run(
    'supporters',
    'record',
    'Late Watch',
    '--version',
    text?.code ?? '',
    '--decision',
    'endorsed',
    '--on',
    day,
    '--source',
    'Letter',
  )
  await amina.open('/')
  await hers.getByText('1 sign-on came late').waitFor()
  await amina.open('/sign-ons/agreement')
  await hers.getByText('after the deadline, not ruled upon yet', { exact: false }).waitFor()
  await look(hers, 'late')
  await button(hers, 'Do not count it… Late Watch').click()
  await hers.getByLabel('Why').fill('The letter was printed')
  await look(hers, 'late-rule')
  await button(hers, 'It does not count').click()
  await hers.getByText('does not count: The letter was printed (Amina)', { exact: false }).waitFor()
  await bilal.open('/sign-ons')
  await his.getByRole('gridcell', { name: /^Late Watch, 1 · Budget data: signed text 1 late: does not count/ }).waitFor()
}

/** The same in Arabic. */
async function readInArabic({ chen, theirs, land }: Season): Promise<void> {
  await call(chen, 'settings.set', { language: 'ar' })
  await chen.open('/sign-ons/agreement')
  await theirs.getByText('متى نُعدّ متفقين؟').waitFor()
  await theirs.getByText('Agreed in the call of 28 November.').waitFor()
  await look(theirs, 'agreement-arabic')
  await chen.open('/sign-ons')
  await theirs.getByRole('grid').waitFor()
  await look(theirs, 'matrix-supporters-arabic')
  await chen.open(`/positions/${land}`)
  await theirs.locator('article').waitFor()
  await look(theirs, 'position-arabic')
}

describe.skipIf(chromiumPath === undefined)('a coalition that agrees', { timeout: 600_000 }, () => {
  it('[AGREE-1] [AGREE-2] [AGREE-3] [SIGN-4] [CLOSE-1] [META-6] [OUTSIDE-1] [OUTSIDE-3] [OUTSIDE-4] [ATTACH-3] [LATE-2] gives deadlines, states a rule, counts silence by an act, freezes what came of it', () =>
    withMembers(
      async (members) => {
        const signing = await openSigningMembers(members)
        const { amina, bilal, chen } = signing
        const budget = await writePosition(signing, 'Budget data', WORDS)
        const land = await writePosition(signing, 'Land register', WORDS)
        const [hers, his, theirs] = [await amina.open('/'), await bilal.open('/'), await chen.open('/')]
        const season = { amina, bilal, chen, hers, his, theirs, budget, land }
        await stateLanguage(season)
        await giveDeadlines(season)
        await closeUntil(season)
        await amina.line.run('version', 'freeze', land)
        await until(
          () => amina.line.run<readonly { unheard: number }[]>('agreement'),
          (texts) => texts.length === 2 && texts.every(({ unheard }) => unheard === 1),
        )
        await printSheet(season)
        await setRule(season)
        await announceSilence(season)
        await countAndFreeze(season)
        await recordSupporters(season)
        await keepTheList(season)
        await ruleAboutLate(season)
        await readInArabic(season)
      },
      { pages, locale: 'en-GB' },
    ))
})
