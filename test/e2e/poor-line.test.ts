/** What is missing on a poor line, through pages: the question, how far it is, stopping and going on, what is not here yet. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../electron/adapters/memory/seeded-random.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { freePort } from '../support/command-line.ts'
import { axeFindings, buildInterface } from '../support/interface.ts'
import { type LocalHostProcess, startLocalHost } from '../support/local-host.ts'
import { memberProfiles } from '../support/member-profiles.ts'
import { openSlowRelay, type SlowRelay } from '../support/slow-relay.ts'

const POSITIONS = 12
const BYTES_PER_SECOND = 3_500
const PATIENCE_MS = 120_000
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

let pages = ''
let folder = ''
let browser: Browser
let amina: Host
let relay: SlowRelay
let bilal: LocalHostProcess
const complaints: string[] = []

/** About 75 kB in each of twelve positions, as much as people write in a season. */
async function writeMuch(host: Host): Promise<void> {
  const calls = host.handlers()
  const random = createSeededRandom(7)
  const word = (): string => Array.from({ length: 2 + random.below(9) }, () => LETTERS[random.below(26)]).join('')
  for (let position = 1; position <= POSITIONS; position++) {
    const { position: id } = await calls['position.create']({ title: `Publish budget ${position}` })
    for (let part = 0; part < 15; part++) {
      await calls['position.write']({ id, append: Array.from({ length: 680 }, word).join(' ') })
      host.coalition().replica.documents.sealAll()
    }
  }
}

beforeAll(async () => {
  if (chromiumPath === undefined) return
  pages = await buildInterface()
  folder = mkdtempSync(join(tmpdir(), 'chorus-poor-'))
  const [first = '', second = ''] = await memberProfiles(folder, ['Amina', 'Bilal'])
  const address = `127.0.0.1:${await freePort()}`
  amina = await openHost({ directory: first, log: createSilentLog(), network: { webrtc: false, listen: address } })
  await writeMuch(amina)
  relay = await openSlowRelay(address, BYTES_PER_SECOND)
  bilal = await startLocalHost(second, { pages, words: ['--connect', relay.address] })
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await bilal?.kill()
  relay?.close()
  await amina?.close()
  for (const one of [pages, folder]) if (one !== '') rmSync(one, { recursive: true, force: true })
})

async function openPage(address: string, locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1366, height: 768 } })
  context.setDefaultTimeout(PATIENCE_MS)
  context.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  const page = await context.newPage()
  await page.goto(address)
  return page
}

/** Where `CHORUS_PICTURES` names a folder, what the page looks like is kept there for people to look at. */
async function picture(page: Page, name: string): Promise<void> {
  const kept = process.env['CHORUS_PICTURES']
  if (kept) await page.screenshot({ path: join(kept, `${name}.png`) })
}

async function inDark(page: Page, work: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 1024, height: 640 })
  await work()
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 768 })
}

describe.skipIf(chromiumPath === undefined)('a poor line through pages', { timeout: 420_000 }, () => {
  it('[BRING-2] [BRING-5] [BRING-6] asks, brings, stops and goes on, and says what is not here yet', async () => {
    const page = await openPage(bilal.address, 'en-GB')
    await page.getByText(/^This brings .* MB|^This brings .* kB/).waitFor()
    await page.getByText(/A text that you open comes in any case/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, 'asks-en')
    await inDark(page, () => picture(page, 'asks-en-dark'))
    const again = await startLocalHost(join(folder, 'Bilal'), { pages, words: ['--connect', relay.address] })
    const arabic = await openPage(again.address, 'ar')
    await arabic.getByRole('button', { name: 'استعمال مظروف' }).waitFor()
    expect(await axeFindings(arabic)).toEqual([])
    await picture(arabic, 'asks-ar')

    await page.getByRole('button', { name: 'All', exact: true }).click()
    const bar = page.getByRole('progressbar', { name: 'Bringing what is missing' })
    await bar.waitFor()
    await page
      .getByText(/^\d+ kB of .*, about .* left$/)
      .first()
      .waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, 'coming-en')
    await arabic.getByRole('progressbar').waitFor()
    await picture(arabic, 'coming-ar')

    await page.getByRole('button', { name: 'Stop for now' }).click()
    await page.getByText(/not here yet, of \d+ texts\.$/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await inDark(page, () => picture(page, 'stopped-en-dark'))
    await page.getByRole('button', { name: 'Use an envelope' }).click()
    await page.getByText(/^Ask a member for an envelope/).waitFor()

    await page.getByRole('link', { name: 'Positions' }).click()
    const missing = page.getByRole('row').filter({ hasText: 'Not all here yet' })
    await missing.first().waitFor()
    // Nobody here is said to have words that have not come.
    await missing.last().getByText('1 of 2').waitFor()
    await picture(page, 'positions-en')
    await missing.last().click()
    await page.getByText(/^Not all of this text is here yet/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await picture(page, 'position-en')
    await page.getByText(/^Not all of this text is here yet/).waitFor({ state: 'detached' })

    await page.getByRole('link', { name: 'Connection' }).click()
    await page.getByRole('button', { name: 'Bring everything' }).waitFor()
    await picture(page, 'connection-en')
    await page.getByRole('button', { name: 'Bring everything' }).click()
    await bar.waitFor()
    expect(complaints).toEqual([])
  })
})
