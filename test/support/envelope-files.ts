/** Envelopes as people handle them: saved from a page, dropped on a page. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** A file as it lies among the downloads. */
export interface SavedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** What the browser saves when this is done. */
export async function savedBy(page: Page, deed: () => Promise<unknown>): Promise<SavedFile> {
  const waiting = page.waitForEvent('download')
  await deed()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** Drops files where `selector` is, as from a file manager. */
export async function dropOn(page: Page, selector: string, ...files: readonly SavedFile[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, text: bytes.toString('base64') }))
  const dataTransfer = await page.evaluateHandle(`(${TRANSFER})(${JSON.stringify(given)})`)
  for (const kind of ['dragenter', 'dragover', 'drop']) await page.locator(selector).first().dispatchEvent(kind, { dataTransfer })
}

/** Runs in the page, which has types of its own. */
const TRANSFER = `(given) => {
  const dataTransfer = new DataTransfer()
  for (const { name, text } of given) {
    dataTransfer.items.add(new File([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], name))
  }
  return dataTransfer
}`
