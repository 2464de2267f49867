/** Linking by two messages from the page: both sides, what each thing that can go wrong says, and what is said before anybody tries. SPEC section CODE. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addressesOfComputer } from '../../electron/adapters/node/own-addresses.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { axeFindings, buildInterface } from '../support/interface.ts'
import { type LocalHostProcess, startLocalHost } from '../support/local-host.ts'
import { memberProfiles } from '../support/member-profiles.ts'
import { openNamespaces, whyNoNamespaces } from '../support/namespaces.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 640 },
]
/** Nothing comes of an answer after 30 s. */
const GIVEN_UP_MS = 60_000

let pages = ''
let folder: string
let profiles: readonly string[]
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-codes-'))
  ends.push(async () => rmSync(folder, { recursive: true, force: true }))
  profiles = await memberProfiles(folder, ['Amina', 'Bilal'])
}, 60_000)
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function startHost(profile: string, within: readonly string[] = []): Promise<LocalHostProcess> {
  const host = await startLocalHost(profile, { pages, within })
  ends.push(host.kill)
  return host
}

async function connectionPage(browser: Browser, host: LocalHostProcess, locale: string): Promise<Page> {
  const page = await browser.newPage({ locale, viewport: SIZES[0] ?? null })
  await page.goto(host.address)
  await page.goto(`${new URL(page.url()).origin}/#/connection`)
  await page.getByRole('button', { name: locale === 'ar' ? 'الاتصال برسالتين' : 'Connect by two messages', exact: true }).click()
  return page
}

/** Nothing that axe finds, and nothing that scrolls sideways. */
async function expectSound(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  }
  expect(await axeFindings(page)).toEqual([])
}

describe.skipIf(chromiumPath === undefined || addressesOfComputer().length === 0)('two messages', { timeout: 180_000 }, () => {
  it('[CODE-6] link two members, one of whom reads Arabic; each mistake on the way is said', async () => {
    const browser = await openBrowser()
    ends.push(() => browser.close())
    const [amina = '', bilal = ''] = profiles
    const one = await connectionPage(browser, await startHost(amina), 'en-GB')
    const other = await connectionPage(browser, await startHost(bilal), 'ar')

    const open = one.getByRole('button', { name: 'Connect by two messages…' })
    await open.focus()
    await one.keyboard.press('Enter')
    await one.getByRole('dialog', { name: 'Connect by two messages' }).waitFor()
    await expectSound(one)
    await one.getByRole('button', { name: 'Make the first message' }).press('Enter')
    const first = await one.getByLabel('The message', { exact: true }).inputValue()
    expect(first).toMatch(/^For Chorus: .+\n\nchorus-connection-1:[\w-]+\.$/s)
    expect(await one.locator(':focus').textContent()).toBe('Copy message')
    await one.getByText(/Good until \d\d:\d\d, once\./).waitFor()
    await expectSound(one)
    const back = one.getByLabel('What the other member sent back')
    for (const [pasted, words] of [
      [first, 'This is your own message'],
      [first.slice(0, -40), 'The message is not whole'],
      ['Good morning', 'There is no connection message in this.'],
    ] as const) {
      await back.fill(pasted)
      await one.getByRole('button', { name: 'Connect', exact: true }).click()
      await one.getByText(words).waitFor()
    }
    await expectSound(one)

    await other.getByRole('button', { name: 'الاتصال برسالتين…' }).click()
    await other.getByLabel('أو ألصق الرسالة التي أرسلها إليك أحد الأعضاء').fill(first)
    await other.getByRole('button', { name: 'متابعة' }).click()
    await other.getByText('هذا هو الجواب على رسالة').waitFor()
    const second = await other.getByLabel('الرسالة', { exact: true }).inputValue()
    await expectSound(other)

    await back.fill(second)
    await one.getByRole('button', { name: 'Connect', exact: true }).click()
    await one.getByText('Linked with Bilal (Organisation 2).').waitFor()
    await other.getByText('تم الاتصال مع').waitFor()
    await expectSound(one)
    await expectSound(other)
    await one.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await one.getByText('All is well: this computer is linked with a member.').waitFor()
  })

  it('[CODE-7] say when nothing came through, lead to an envelope, and can be given up and begun again', async () => {
    const browser = await openBrowser()
    ends.push(() => browser.close())
    const [amina = '', bilal = ''] = profiles
    const there = await startHost(bilal)
    const one = await connectionPage(browser, await startHost(amina), 'en-GB')
    const other = await connectionPage(browser, there, 'en-GB')
    await one.getByRole('button', { name: 'Connect by two messages…' }).click()
    const make = one.getByRole('button', { name: 'Make the first message' })
    await make.click()
    await one.getByRole('button', { name: 'Give up' }).click()
    await make.click()
    const first = await one.getByLabel('The message', { exact: true }).inputValue()
    // The window may be closed while the message waits, and the page left.
    await one.keyboard.press('Escape')
    await one.reload()
    await one.getByRole('button', { name: 'Connect by two messages…' }).click()
    expect(await one.getByLabel('The message', { exact: true }).inputValue()).toBe(first)

    await other.getByRole('button', { name: 'Connect by two messages…' }).click()
    await other.getByLabel('Or paste the message that a member sent you').fill(first)
    await other.getByRole('button', { name: 'Go on' }).click()
    await other.getByText('Send it back the way theirs came').waitFor()
    const second = await other.getByLabel('The message', { exact: true }).inputValue()
    await there.kill()
    await one.getByLabel('What the other member sent back').fill(second)
    await one.getByRole('button', { name: 'Connect', exact: true }).click()
    await one.getByText('Linking with Bilal (Organisation 2)…').waitFor()
    await expectSound(one)
    await one.getByText('Nothing came through from Bilal (Organisation 2).').waitFor({ timeout: GIVEN_UP_MS })
    await expectSound(one)
    await one.getByRole('button', { name: 'Start again' }).click()
    await make.waitFor()
    await one.keyboard.press('Escape')
    await one.getByRole('button', { name: 'Make an envelope', exact: true }).click()
    await one.waitForURL(/#\/envelope/)
  })
})

describe.skipIf(chromiumPath === undefined || whyNoNamespaces() !== undefined)('a computer on no network', { timeout: 180_000 }, () => {
  it('[CODE-9] says that two messages cannot work before anybody tries, and leads to an envelope', async () => {
    const networks = openNamespaces()
    ends.push(networks.end)
    const { within } = networks.computer('amina')
    const script = join(folder, 'browser')
    writeFileSync(script, `#!/bin/sh\nexec ${within.join(' ')} ${chromiumPath} "$@"\n`, { mode: 0o755 })
    const browser = await openBrowser(script)
    ends.push(() => browser.close())
    const page = await connectionPage(browser, await startHost(profiles[0] ?? '', within), 'en-GB')
    await page.getByText('It cannot work now: this computer is on no network.').waitFor()
    expect(await page.getByRole('button', { name: 'Connect by two messages…' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Make an envelope', exact: true }).waitFor()
    await expectSound(page)
  })
})
