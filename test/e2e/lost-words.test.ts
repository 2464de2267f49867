/** Words that went with the only computer that had them, on the page of their text: with whom they may be, and leaving them out for ever. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import type { Chain } from '../../electron/core/ports/replica-store.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { encodeRun } from '../../shared/entry/run.ts'
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
let position = ''

const openAlone = (directory: string): Promise<Host> => openHost({ directory, log: createSilentLog(), network: { webrtc: false } })

/** Bilal writes; Amina gets the headers of what he wrote first, and the words of what he wrote after it. */
async function writeAndLose(hers: string, his: string): Promise<void> {
  const [host, other] = [await openAlone(hers), await openAlone(his)]
  const { replica } = other.coalition()
  const own = () => replica.chains.ofDevice(replica.keys().device)[0]
  const before = own()?.seq ?? 0
  position = (await other.handlers()['position.create']({ title: 'Written on a train' })).position
  for (const words of ['Lost with the disk. ', 'Written after it. ']) {
    await other.handlers()['position.write']({ id: position, append: words.repeat(10) })
    replica.documents.sealAll()
  }
  const entries = replica.store.entries((own() as Chain).chain, before + 1, 100)
  const first = entries.findIndex(({ header }) => header.document === position)
  const run = encodeRun(entries.map((entry, at) => (at === first ? { ...entry, body: undefined } : entry)))
  expect(host.coalition().replica.receive([run])[0]?.added).toBe(entries.length)
  await other.close()
  await host.close()
}

beforeAll(async () => {
  if (chromiumPath === undefined) return
  pages = await buildInterface()
  folder = mkdtempSync(join(tmpdir(), 'chorus-lost-'))
  const [hers = '', his = ''] = await memberProfiles(folder, ['Amina', 'Bilal'])
  await writeAndLose(hers, his)
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
async function openText(locale: string, address = amina.address): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(`${address}#/positions/${position}`)
  return page
}

describe.skipIf(chromiumPath === undefined)('words that nobody may have any more', { timeout: 180_000 }, () => {
  it('[MEM-11] say with whom they may be, and are left out for ever by a coordinator who says so twice', async () => {
    const page = await openText('en-GB')
    await page.getByText(/^Not all of this text is here yet/).waitFor()
    await page.getByText(/Bilal.*: wrote it and may still have it/).waitFor()
    await look(page, 'lost-words')
    const arabic = await openText('ar', (await startLocalHost(profile, { pages })).address)
    await arabic.getByRole('button', { name: 'لم تعد هذه الكلمات لدى أحد…' }).waitFor()
    await look(arabic, 'lost-words-ar')
    await arabic.close()
    await page.getByRole('button', { name: 'Nobody has these words any more…' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText(/for everybody and for ever/).waitFor()
    await dialog.getByText(/Bilal.*: 2 edits/).waitFor()
    await look(page, 'lost-words-dialog')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(/^Not all of this text is here yet/).waitFor()
    await page.getByRole('button', { name: 'Nobody has these words any more…' }).click()
    await page.getByRole('button', { name: 'Leave them out for ever' }).click()
    await page.getByText('Left out. The text is whole without them.').waitFor()
    await page.getByText(/^Not all of this text is here yet/).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('textbox').first().waitFor()
    expect(await page.getByText(/^Not all of this text is here yet/).count()).toBe(0)
    expect(await page.getByText('Lost with the disk').count()).toBe(0)
  })
})
