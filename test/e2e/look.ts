/** Looking at a page as people with different screens and eyes do. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings } from '../support/interface.ts'

/** The two sizes that pages are made for. */
export const SIZES = [
  { width: 1024, height: 640 },
  { width: 1366, height: 768 },
] as const

/** Nothing that axe finds and nothing that scrolls sideways, in both sizes and themes (what stands beside a text begins anew where a panel becomes a drawer); `CHORUS_PICTURES` names a folder for pictures of it. */
export async function look(
  page: Page,
  name: string,
  sizes: readonly { readonly width: number; readonly height: number }[] = SIZES,
): Promise<void> {
  const folder = process.env['CHORUS_PICTURES']
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const size of sizes) {
      await page.setViewportSize(size)
      const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
      expect(isWide, `${name} scrolls sideways at ${size.width}`).toBe(false)
      if (folder) await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${size.width}.png`) })
    }
    expect(await axeFindings(page), `${name}, ${colorScheme}`).toEqual([])
  }
}
