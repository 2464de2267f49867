/** Envelopes as people handle them: saved from a page, dropped on a page. */
import { readFileSync } from 'node:fs'
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

/** Invites the Teachers’ Union elsewhere, by envelope; answers the message, which names no address. */
export async function inviteByEnvelope(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite an organisation' }).first().click()
  await page.getByLabel('Name of the organisation').fill('Teachers’ Union')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await page.locator('label', { hasText: 'Elsewhere' }).click()
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
