/** Connection servers on the page: what is said before, entering one by keyboard, what careful mode says, and a password that nobody reads again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { axeFindings, buildInterface } from '../support/interface.ts'
import { type LocalHostProcess, startLocalHost } from '../support/local-host.ts'
import { memberProfiles } from '../support/member-profiles.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 640 },
]
const SECRET = 'of the coalition'

let pages = ''
let folder: string
let host: LocalHostProcess
let browser: Browser

beforeAll(async () => {
  if (chromiumPath === undefined) return
  pages = await buildInterface()
  folder = mkdtempSync(join(tmpdir(), 'chorus-relays-page-'))
  const [amina = ''] = await memberProfiles(folder, ['amina', 'bilal'])
  host = await startLocalHost(amina, { pages })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  if (chromiumPath === undefined) return
  await browser.close()
  await host.kill()
  for (const one of [pages, folder]) rmSync(one, { recursive: true, force: true })
})

describe.skipIf(chromiumPath === undefined)('connection servers on the page', { timeout: 120_000 }, () => {
  it('[RELAY-3] [RELAY-4] are folded away and none; a coordinator enters one by keyboard after reading what it learns; careful mode asks none', async () => {
    const page = await browser.newPage({ locale: 'en-GB', viewport: SIZES[0] ?? null })
    await page.goto(host.address)
    const { origin } = new URL(page.url())
    await page.goto(`${origin}/#/connection`)
    const fold = page.getByRole('button', { name: 'For two homes' })
    await fold.waitFor()
    await fold.focus()
    await page.keyboard.press('Enter')
    await page.getByText('None entered.').waitFor()
    await page.getByText('Such a server learns the internet addresses of both computers').waitFor()
    await page.getByLabel('Address of the server').fill('turn.example.org')
    await page.getByRole('button', { name: 'Enter server' }).click()
    await page.getByText('This does not work as a server.').waitFor()

    await page.getByLabel('Address of the server').fill('turns:turn.example.org:443')
    await page.getByLabel('User name').fill('members')
    await page.getByLabel('Password').fill(SECRET)
    await page.keyboard.press('Enter')
    await page.getByText('as members').waitFor()
    expect(await page.getByText('None entered.').count()).toBe(0)
    expect(await page.content()).not.toContain(SECRET)
    const codes = page.getByRole('button', { name: 'Connect by two messages', exact: true })
    await codes.click()
    await page.getByText('a connection server of your coalition passes on').waitFor()
    await expectSound(page)

    await page.goto(`${origin}/#/settings`)
    await page.locator('label', { hasText: 'Careful mode' }).click()
    await page.goto(`${origin}/#/connection`)
    await page.getByText('this computer asks none of them. Others do').waitFor()
    await codes.click()
    await page.getByRole('button', { name: 'Connect by two messages…' }).waitFor()
    expect(await page.getByText('a connection server of your coalition passes on').count()).toBe(0)
    await expectSound(page)
    await page.getByRole('button', { name: 'Remove turns:turn.example.org:443' }).click()
    await page.getByText('None entered.').waitFor()
  })
})

/** Nothing that axe finds, and nothing that scrolls sideways. */
async function expectSound(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  }
  expect(await axeFindings(page)).toEqual([])
}
