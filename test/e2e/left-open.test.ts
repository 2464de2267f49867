/** A page that was left open while Chorus was closed: it finds the Chorus that is started again, with the words typed meanwhile. */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { buildInterface, editor, startCoalition } from '../support/interface.ts'
import { startLocalHost } from '../support/local-host.ts'
import { withMembers } from '../support/members-in-browsers.ts'

const PATIENCE = { timeout: 60_000 }

let pages = ''
beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

/** How far down the text can be seen, in pixels. */
const endOfText = (page: Page): Promise<number> =>
  editor(page).evaluate((text) => {
    let box: Element = text
    while (box.parentElement && getComputedStyle(box).overflowY !== 'auto') box = box.parentElement
    return box.getBoundingClientRect().bottom
  })

describe.skipIf(chromiumPath === undefined)('a page left open', { timeout: 240_000 }, () => {
  it('[PAGE-8] [PAGE-9] goes on when Chorus is started again by the plain command, and what was typed meanwhile is saved', () =>
    withMembers(
      async ({ start, expectComplaint }) => {
        expectComplaint(/WebSocket connection to .* failed/)
        const member = await start('amina')
        const page = await member.openPage()
        await startCoalition(page, 'Amina', 'Open Samara', 'Budget Watch')
        await editor(page).click()
        await page.keyboard.type('Saved words. ')
        const saved = page.locator('[data-saved="true"]')
        await saved.waitFor(PATIENCE)
        await page.clock.install()
        expect(await member.host().stop()).toBe(0)
        await page.getByText('if Chorus was closed, start it').waitFor(PATIENCE)
        await page.keyboard.type('Unsaved words.')
        for (const size of [
          { width: 800, height: 600 },
          { width: 1366, height: 768 },
        ]) {
          await page.setViewportSize(size)
          const notice = await page.locator('[data-lost-notice]').boundingBox()
          expect(await endOfText(page)).toBeLessThanOrEqual(notice?.y ?? 0)
        }
        expect(await saved.isVisible()).toBe(false)
        await page.clock.fastForward(31_000)
        await page.getByText('What you wrote last is only in this page so far.').waitFor(PATIENCE)
        await member.context.grantPermissions(['clipboard-read', 'clipboard-write'])
        await page.getByRole('button', { name: 'Copy the words' }).click()
        await page.getByText('Copied.').waitFor(PATIENCE)
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Unsaved words.')
        const again = await startLocalHost(member.profile, { pages })
        try {
          await saved.waitFor(PATIENCE)
          expect(await editor(page).textContent()).toContain('Saved words. Unsaved words.')
          await page.reload()
          await editor(page).filter({ hasText: 'Saved words. Unsaved words.' }).waitFor(PATIENCE)
        } finally {
          await again.stop()
        }
      },
      { pages, locale: 'en-GB' },
    ))
})
