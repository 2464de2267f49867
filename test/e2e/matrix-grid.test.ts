/** The matrix at its largest, a hundred organisations by sixty positions, in a real browser: its keys, what stays in sight, how long a key takes. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageBuild } from '../../build/page-build.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { type PageServer, servePage } from '../support/page-server.ts'
import { eventually, focused } from './text-on-screen.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const START_MS = 120_000
/** What a key may take until its cell has the focus and is drawn: beyond it people feel that they wait. A loaded machine is forgiven some. */
const LONGEST_KEY_MS = 150
const LONGEST_OPENING_MS = 10_000

let server: PageServer
let browser: Browser

async function open(query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  await page.goto(`${server.address}/?${query}#/matrix`)
  await page.getByRole('grid').waitFor()
  await allRows(page)
  return page
}

/** A screenful comes first, the others when there is time. */
const allRows = (page: Page): Promise<void> => eventually(() => page.getByRole('row').count()).toBe(102)

/** Presses a key; answers the milliseconds from the key to the frame in which its cell has the focus. */
async function timeOf(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const measured = globalThis as unknown as { keyTime: Promise<number> }
    measured.keyTime = new Promise((resolve) => {
      const press = (event: KeyboardEvent): void => {
        document.addEventListener('focusin', () => requestAnimationFrame(() => resolve(performance.now() - event.timeStamp)), {
          once: true,
        })
      }
      document.addEventListener('keydown', press, { once: true, capture: true })
    })
  })
  await page.keyboard.press(key)
  return await page.evaluate(() => (globalThis as unknown as { keyTime: Promise<number> }).keyTime)
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

describe.skipIf(chromiumPath === undefined)('the matrix at its largest', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    await build({ ...pageBuild('renderer/gallery', 'gallery-matrix'), configFile: false, logLevel: 'error' })
    server = await servePage(join(import.meta.dirname, '../../build/out/gallery-matrix'))
    browser = await openBrowser()
  }, START_MS)

  afterAll(async () => {
    await browser.close()
    await server.close()
  })

  it('opens and follows keys without lag', async () => {
    const begun = performance.now()
    const page = await open('language=en')
    expect(performance.now() - begun).toBeLessThan(LONGEST_OPENING_MS)
    await page.getByRole('gridcell').first().focus()
    const times: number[] = []
    for (let step = 0; step < 12; step++) times.push(await timeOf(page, 'ArrowDown'), await timeOf(page, 'ArrowRight'))
    console.log(`a key takes ${median(times).toFixed(1)} ms, at most ${Math.max(...times).toFixed(1)} ms`)
    expect(median(times)).toBeLessThan(LONGEST_KEY_MS)
    const filter = page.getByRole('button', { name: /^Not reached/ })
    await filter.click()
    expect(await filter.getAttribute('aria-pressed')).toBe('true')
    await page.close()
  })

  it('is one stop of the Tab key, says each cell as a sentence, and keeps names, numbers and totals in sight', async () => {
    const page = await open('language=en')
    expect(await page.locator('[role="grid"] [tabindex="0"]').count()).toBe(1)
    await page.getByRole('gridcell').first().focus()
    expect(await focused(page)).toMatch(/^Green Delta Network 1, 0 · .+: signed text 2 \(Board, 10 Nov\)$/)
    const name = page.getByRole('rowheader', { name: 'Green Delta Network 1', exact: true })
    const before = await name.boundingBox()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toMatch(/^Green Delta Network 1, 59 · /)
    expect((await name.boundingBox())?.x).toBe(before?.x)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('22Green Delta Network 100 owes 22 answers')
    for (const [place, edge] of [
      [page.getByRole('columnheader').first(), 'top'],
      [page.getByRole('rowheader', { name: 'Signed' }), 'bottom'],
    ] as const) {
      const [box, frame] = [await place.boundingBox(), await page.locator('[role="grid"]').locator('..').boundingBox()]
      const distance =
        edge === 'top' ? (box?.y ?? 0) - (frame?.y ?? 0) : (frame?.y ?? 0) + (frame?.height ?? 0) - (box?.y ?? 0) - (box?.height ?? 0)
      expect(Math.abs(distance), edge).toBeLessThan(20)
    }
    const covered = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect()
      const seen = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return document.activeElement?.contains(seen ?? null) !== true
    })
    expect(covered, 'the cell with the focus is covered').toBe(false)
    await page.close()
  })

  it('runs from the right in Arabic, where the left arrow goes on', async () => {
    const page = await open('language=ar&theme=dark')
    await page.getByRole('gridcell').first().focus()
    const first = await focused(page)
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toContain('1 · ')
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe(first)
    await page.close()
  })

  it.each(['language=en&theme=light', 'language=ar&theme=dark'])('has nothing that axe finds: %s', async (query) => {
    const page = await open(query)
    const { violations } = await page.evaluate<AxeResults>(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
    await page.close()
  })
})
