/** The check page of a proof folder, from disk and without network, in a real browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCheckScript } from '../../electron/adapters/pages/check-script.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { axeFindings } from '../support/interface.ts'
import { ASKED, type Built, PRINTED, signedCoalition } from '../support/submission-of.ts'

let folder = ''
let browser: Browser
let built: { readonly en: Built; readonly ar: Built }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-proof-'))
  const coalition = signedCoalition()
  const script = await loadCheckScript()
  const en = await coalition.build('amina', ASKED, script)
  built = { en, ar: await coalition.build('amina', { ...ASKED, language: 'ar' }, script) }
  for (const language of ['en', 'ar'] as const) {
    for (const [name, bytes] of built[language].files) {
      const path = join(folder, language, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
    }
  }
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens a page from disk where there is no network; answers it with everything that it asked for and complained of. */
async function openFromDisk(path: string, javaScriptEnabled = true): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
  const context = await browser.newContext({ offline: true, javaScriptEnabled, viewport: { width: 1100, height: 900 } })
  const page = await context.newPage()
  const [requests, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(pathToFileURL(path).href)
  return { page, requests, complaints }
}

/** The page with something changed in what it carries. */
function changedPage(name: string, change: (html: string) => string): string {
  const path = join(folder, name)
  writeFileSync(path, change(readFileSync(join(folder, 'en/proof/check.html'), 'utf8')))
  return path
}

describe.skipIf(chromiumPath === undefined)('the check page', { timeout: 120_000 }, () => {
  it('[PROOF-7] checks itself without network, and says what it proves and what not', async () => {
    const { page, requests, complaints } = await openFromDisk(join(folder, 'en/proof/check.html'))
    await page.getByText('Everything on this page holds.').waitFor()
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([])
    expect(requests).toHaveLength(1)
    expect(complaints).toEqual([])
    await page.getByText('Which organisation a key belongs to is the coordinators’ word.').waitFor()
    expect(await page.getByRole('row').filter({ hasText: 'act shown' }).count()).toBe(7)
    expect(await page.getByRole('row').filter({ hasText: 'recorded by the coordinators, not signed' }).count()).toBe(1)
    expect(await page.locator('main').textContent()).not.toContain(PRINTED.dina)
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('[PROOF-7] tells documents of the edition from others', async () => {
    const { page } = await openFromDisk(join(folder, 'en/proof/check.html'))
    const [right, wrong] = [join(folder, 'en/submission-1.docx'), join(folder, 'ar/submission-2.docx')]
    await page.getByLabel('Choose the documents you received').setInputFiles([right, wrong])
    await page.getByText('submission-1.docx: is a document of this edition').waitFor()
    await page.getByText('submission-2.docx: is no document of this edition, or was changed').waitFor()
    await page.context().close()
  })

  it.each([
    ['a word of a text', 'text-changed', (html: string) => html.replace(/We ask about Budget(?=\.\\\\?"|\.\\")/, 'We beg about Budget')],
    ['a name in the edition', 'edition-signature', (html: string) => html.replace(/Green Delta(?=\\")/, 'Big Mining')],
    ['a signed act', 'sign-on-body', (html: string) => html.replace(/Not the date(?=\\\\\\")/, 'All of it')],
  ] as const)('[PROOF-7] finds out %s that was changed in what it carries', async (name, code, change) => {
    const { page } = await openFromDisk(changedPage(`${code}.html`, change))
    await page.getByText('Something does not hold:').waitFor()
    expect(await page.locator(`[data-code="${code}"]`).count(), name).toBeGreaterThan(0)
    await page.context().close()
  })

  it('[PROOF-7] runs no other program than its own', async () => {
    const path = changedPage('other.html', (html) => html.replace('</main>', '</main><script>document.title = "taken"</script>'))
    const { page } = await openFromDisk(path)
    await page.getByText('Everything on this page holds.').waitFor()
    expect(await page.title()).not.toBe('taken')
    await page.context().close()
  })

  it('[PROOF-7] reads as text without script, in Arabic from right to left', async () => {
    const { page } = await openFromDisk(join(folder, 'ar/proof/check.html'), false)
    await page.getByText('من دون برمجة نصية يمكن قراءة هذه الصفحة').waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await page.getByText('We ask about Budget.').waitFor()
    expect(await page.getByRole('cell', { name: 'Green Delta' }).count()).toBe(3)
    await page.context().close()
  })
})
