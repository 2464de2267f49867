/** Envelopes as people handle them: saved from a page, dropped on a page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { until } from './command-line.ts'
import { askWithMessage } from './interface.ts'

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

/** Drops files where `selector` is, as from a file manager: through the browser's own drag and drop. */
export async function dropOn(page: Page, selector: string, ...files: readonly SavedFile[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-dropped-'))
  // The page reads them when it likes.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const paths = files.map(({ name, bytes }) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
  const target = page.locator(selector).first()
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error(`${selector} is not in sight`)
  const devTools = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { ...at, type, data: { items: [], files: paths, dragOperationsMask: COPY } })
  }
  await devTools.detach()
}

/** The one way of dragging that a file manager offers. Chrome DevTools Protocol, Input.DragData. */
const COPY = 1

/** Invites the Teachers’ Union elsewhere, by envelope; answers the message, which names no address. */
export async function inviteByEnvelope(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite an organisation' }).first().click()
  await page.getByLabel('Name of the organisation').fill('Teachers’ Union')
  await page.locator('label', { hasText: 'Elsewhere' }).click()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await page.locator('label', { hasText: 'As envelopes, by e-mail or messenger' }).click()
  const message = page.getByRole('textbox', { name: 'The message' })
  const text = await until(
    () => message.inputValue(),
    (words) => words.includes('chorus-invitation:'),
  )
  await page.getByRole('button', { name: 'Done' }).click()
  return text
}

/** Invites, asks, and lets in, up to the welcome envelope that waits to be saved. */
export async function admitByEnvelope(coordinator: Page, joiner: Page, person: string): Promise<void> {
  await askWithMessage(joiner, person, await inviteByEnvelope(coordinator))
  const request = await savedBy(joiner, () => joiner.getByRole('button', { name: 'Save the request as an envelope' }).click())
  await dropOn(coordinator, 'main', request)
  await coordinator.getByRole('button', { name: 'Take in the request' }).click()
  await coordinator.getByRole('button', { name: 'Yes, let in' }).click()
  await coordinator.getByText(/^Welcome envelope ready/).waitFor()
}
