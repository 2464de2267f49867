/** Pages in Chromium on real hosts: let in by an address, typing together over WebRTC, and nothing that was called saved is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, until } from '../support/command-line.ts'
import { type MemberInBrowser, withMembers } from '../support/members-in-browsers.ts'
import type { PipePage } from './pipe-page/main.ts'

type InPage = typeof globalThis & { readonly chorus: PipePage }

let pages = ''
beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'chorus-pipe-page-'))
  const root = join(import.meta.dirname, 'pipe-page')
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: pages, emptyOutDir: true, modulePreload: { polyfill: false } },
  })
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

const call = <T>(page: Page, method: string, input: unknown = {}): Promise<T> =>
  page.evaluate(([name, given]) => (globalThis as InPage).chorus.call(name as string, given), [method, input] as const) as Promise<T>
const type = (page: Page, offset: number, text: string): Promise<void> =>
  page.evaluate(([at, words]) => (globalThis as InPage).chorus.type(at, words), [offset, text] as const)
const textOf = (page: Page): Promise<string> => page.evaluate(() => (globalThis as InPage).chorus.text())
const attach = (page: Page, position: string): Promise<void> => page.evaluate((id) => (globalThis as InPage).chorus.attach(id), position)
const saved = async (page: Page): Promise<void> => void (await page.waitForFunction(() => (globalThis as InPage).chorus.isSaved()))

async function withPosition(member: MemberInBrowser, person: string): Promise<{ page: Page; position: string }> {
  const page = await member.openPage()
  await call(page, 'profile.create', { person })
  await call(page, 'coalition.create', { name: 'Open Samara', organisation: 'Budget Watch' })
  const { position } = await call<{ position: string }>(page, 'position.create', { title: 'Publish the budget' })
  await attach(page, position)
  return { page, position }
}

describe('a page in Chromium', { timeout: 120_000 }, () => {
  it('is let in by an address, writes, and finds everything after reloading', () =>
    withMembers(
      async ({ start }) => {
        const amina = await start('amina')
        const { page, position } = await withPosition(amina, 'Amina')
        expect(new URL(page.url()).search).toBe('')
        await type(page, 0, 'We ask for figures. نطلب الأرقام')
        await saved(page)
        await page.reload()
        await attach(page, position)
        expect(await textOf(page)).toBe('We ask for figures. نطلب الأرقام')
        const second = await amina.openPage()
        await attach(second, position)
        await type(second, 0, 'Second page. ')
        await page.waitForFunction(() => (globalThis as InPage).chorus.text().startsWith('Second page. '))
      },
      { pages },
    ))

  it('is not let in without an address, nor by one that was used', () =>
    withMembers(
      async ({ browser, start, expectComplaint }) => {
        const amina = await start('amina')
        const { address } = amina.host()
        await amina.openPage()
        const stranger = await browser.newContext()
        expectComplaint(/status of 403/)
        const page = await stranger.newPage()
        for (const tried of [address, new URL(address).origin]) {
          expect((await page.goto(tried))?.status()).toBe(403)
          expect(await page.textContent('body')).toContain('Start Chorus again to get a new address: npm start')
        }
      },
      { pages },
    ))

  it('loses nothing that it called saved when the plug is pulled while it types', () =>
    withMembers(
      async ({ start, expectComplaint }) => {
        const amina = await start('amina')
        const { page, position } = await withPosition(amina, 'Amina')
        expectComplaint(/WebSocket connection/)
        const typing = page.evaluate(async () => {
          const { chorus } = globalThis as InPage
          for (let count = 0; !chorus.isClosed(); count++) {
            chorus.type(chorus.text().length, `${count} `)
            await new Promise((resolve) => setTimeout(resolve))
          }
        })
        await page.waitForFunction(() => (globalThis as InPage).chorus.savedText().length > 500)
        await amina.killAndRestart()
        await typing
        const wasSaved = await page.evaluate(() => (globalThis as InPage).chorus.savedText())
        const again = await amina.openPage()
        await attach(again, position)
        expect((await textOf(again)).startsWith(wasSaved)).toBe(true)
      },
      { pages },
    ))

  it('writes in one paragraph with another member at once, over WebRTC, in two languages', () =>
    withMembers(
      async ({ start }) => {
        const address = `127.0.0.1:${await freePort()}`
        const [amina, bilal] = [await start('amina', '--listen', address), await start('bilal')]
        const { page: a, position } = await withPosition(amina, 'Amina')
        const { code } = await call<{ code: string }>(a, 'coalition.invite', { organisation: 'Teachers’ Union' })
        const b = await bilal.openPage()
        await call(b, 'profile.create', { person: 'Bilal' })
        await call(b, 'coalition.join', { code, address, waitSeconds: 0 })
        const [request] = await until(
          () => call<readonly { id: string }[]>(a, 'coalition.requests'),
          (all) => all.length > 0,
        )
        await call(a, 'coalition.admit', { id: request?.id })
        await until(
          () => call<readonly unknown[]>(b, 'position.list').catch(() => []),
          (all) => all.length > 0,
        )
        await until(
          () => call<readonly { carrier: string }[]>(a, 'peers'),
          (peers) => peers.some(({ carrier }) => carrier === 'webrtc'),
        )
        await attach(b, position)
        await type(a, 0, 'Figures every month.')
        await b.waitForFunction(() => (globalThis as InPage).chorus.text() === 'Figures every month.')
        await Promise.all([type(a, 7, ' in an open format'), type(b, 0, 'كل شهر: ')])
        const whole = 'كل شهر: Figures in an open format every month.'
        for (const page of [a, b]) await page.waitForFunction((text) => (globalThis as InPage).chorus.text() === text, whole)
      },
      { pages },
    ))
})
