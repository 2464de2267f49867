/** A position's text as its page shows it, and the patience that slow machines need. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { until } from '../support/command-line.ts'

const PATIENCE_MS = 60_000
/** More than a page has places to Tab to. */
const MOST_STEPS = 60

/** Slow machines take their time; what comes true at last is true. */
export const eventually = <T>(ask: () => Promise<T>) => expect.poll(ask, { timeout: PATIENCE_MS })

/** The paragraphs, without other people's carets. */
export const wordsOf = (page: Page): Promise<string> =>
  page.locator('.text').evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return [...copy.querySelectorAll('p')].map((paragraph) => paragraph.textContent).join('\n')
  })

/** The paragraphs as soon as they are as wanted. */
export const wordsWhen = (page: Page, isSo: (words: string) => boolean, patienceMs = PATIENCE_MS): Promise<string> =>
  until(() => wordsOf(page), isSo, patienceMs)

/** Whether the page calls everything saved. */
export const isSaved = (page: Page): Promise<boolean> => page.locator('[data-saved="true"]').isVisible()

/** The name of what has the focus; a field's is its label. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document
    const [label] = (activeElement as HTMLInputElement | null)?.labels ?? []
    return activeElement?.getAttribute('aria-label') ?? label?.textContent ?? activeElement?.textContent ?? ''
  })

/** Presses Tab, or another key, until something by this name has the focus; fails where that never comes. */
export async function tabTo(page: Page, isIt: (name: string) => boolean, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  while (passed.length < MOST_STEPS) {
    const name = await focused(page)
    if (isIt(name)) return
    passed.push(name)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to it, only to: ${passed.map((name) => name.slice(0, 40)).join(' | ')}`)
}
