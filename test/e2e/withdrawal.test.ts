/** Taking an invitation back on the members' page. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { openHost } from '../../electron/host/host.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { buildInterface } from '../support/interface.ts'
import { type LocalHostProcess, startLocalHost } from '../support/local-host.ts'
import { memberProfiles } from '../support/member-profiles.ts'
import { look } from './look.ts'

let pages = ''
let folder = ''
let browser: Browser
let amina: LocalHostProcess
let profile = ''

beforeAll(async () => {
  if (chromiumPath === undefined) return
  pages = await buildInterface()
  folder = mkdtempSync(join(tmpdir(), 'chorus-withdrawal-'))
  const [hers = ''] = await memberProfiles(folder, ['Amina'])
  const host = await openHost({ directory: hers, log: createSilentLog(), network: { webrtc: false } })
  await host.handlers()['coalition.invite']({ organisation: 'Coast Radio', expiresHours: 24, role: 'signatory' })
  await host.close()
  profile = hers
  amina = await startLocalHost(profile, { pages })
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await amina?.kill()
  for (const one of [pages, folder]) if (one !== '') rmSync(one, { recursive: true, force: true })
})

/** An address opens one browser: `address` is another one's. */
async function openMembers(locale: string, address = amina.address): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(`${address}#/members`)
  return page
}

describe.skipIf(chromiumPath === undefined)('an invitation on the members’ page', { timeout: 180_000 }, () => {
  it('[INV-6] is withdrawn by a coordinator who says so twice, and then shown as that', async () => {
    const page = await openMembers('en-GB')
    const withdraw = page.getByRole('button', { name: 'Withdraw the invitation of Coast Radio' })
    await withdraw.waitFor()
    await look(page, 'invitation-open')
    await withdraw.click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText(/^Nobody is let in by it any more/).waitFor()
    await look(page, 'invitation-withdraw')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await withdraw.click()
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await page.getByText('Withdrawn', { exact: true }).waitFor()
    expect(await withdraw.count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Show again' }).count()).toBe(0)
    await page.close()
    const arabic = await openMembers('ar', (await startLocalHost(profile, { pages })).address)
    await arabic.getByText('سُحبت', { exact: true }).waitFor()
    await look(arabic, 'invitation-withdrawn-ar')
  })
})
