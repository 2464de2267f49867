/** `npm run demo` in a browser, from the printed line to one's own first screen: real programs, real WebRTC, and nothing left of it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectPipe } from '../../electron/adapters/control/socket-pipe.ts'
import { SCRIPT } from '../../electron/local/demo/demo-script.ts'
import { checkProofFolder } from '../../electron/local/proof-folder.ts'
import { type Client, createClient } from '../../shared/api/client.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { look } from './look.ts'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 120_000
const folder = mkdtempSync(join(tmpdir(), 'chorus-demo-test-'))
const pages = join(folder, 'pages')

let browser: Browser
const started: ChildProcess[] = []

/** The demo, quickly, with its stage in a folder where nothing else is. */
async function startDemo(
  name: string,
  pace = 0.1,
): Promise<{ readonly process: ChildProcess; readonly address: string; readonly stages: string }> {
  const stages = join(folder, name)
  mkdirSync(stages)
  const words = ['--no-browser', '--pages', pages, '--profile', join(folder, `${name}-own`), '--stroke', '3', '--pace', String(pace)]
  const process = spawn(globalThis.process.execPath, [join(ROOT, 'build/demo.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...globalThis.process.env, TMPDIR: stages, XDG_RUNTIME_DIR: stages },
  })
  started.push(process)
  const address = await new Promise<string>((resolve) => {
    let printed = ''
    process.stdout?.on('data', (text) => {
      printed += String(text)
      const found = /http:\S+/.exec(printed)
      if (found) resolve(found[0])
    })
  })
  return { process, address, stages }
}

/** Notes every caption from now on. */
async function watchCaptions(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    const look = (): void => {
      const caption = document.querySelector('[data-caption]')?.getAttribute('data-caption')
      if (caption && caption !== seen.at(-1)) seen.push(caption)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
    look()
  })
  return async () => (await page.evaluate('seen')) as readonly string[]
}

/** Asks a member's host. */
async function ask<T>(stages: string, member: string, about: (client: Client) => Promise<T>): Promise<T> {
  const [stage = ''] = stagesLeft(stages)
  const runtime = process.env['XDG_RUNTIME_DIR']
  process.env['XDG_RUNTIME_DIR'] = stages
  const pipe = await connectPipe(join(stages, stage, member))
  if (runtime === undefined) delete process.env['XDG_RUNTIME_DIR']
  else process.env['XDG_RUNTIME_DIR'] = runtime
  if (!pipe) throw new Error(`${member} is not there`)
  const client = createClient(pipe)
  const answer = await about(client)
  client.close()
  return answer
}

const textOf = (stages: string, member: string, id: string): Promise<string> =>
  ask(stages, member, async (client) => (await client.call('position.show', { id, format: 'text' })).text ?? '')

/** What each organisation says about a position. */
const answersOf = (stages: string, member: string, position: string): Promise<Readonly<Record<string, string | undefined>>> =>
  ask(stages, member, async (client) => {
    const { positions, organisations } = await client.call('signons.matrix', {})
    const column = positions.findIndex(({ id }) => id === position)
    return Object.fromEntries(organisations.map(({ name, cells }) => [name, cells[column]?.state]))
  })

/** Chooses a part of the demo from its list. */
async function goTo(page: Page, now: string, part: string): Promise<void> {
  await page.getByRole('button', { name: now }).click()
  await page.getByRole('menuitem', { name: part }).click()
}

const isStruck = (stages: string): Promise<void> => expect.poll(() => stagesLeft(stages), { timeout: PATIENCE_MS }).toEqual([])
const stagesLeft = (stages: string): readonly string[] => readdirSync(stages).filter((name) => name.startsWith('chorus-demo-'))

describe.skipIf(chromiumPath === undefined)('the demo', () => {
  beforeAll(async () => {
    await build({ configFile: join(ROOT, 'build/vite.renderer.config.ts'), logLevel: 'error', build: { outDir: pages } })
    browser = await openBrowser()
  }, PATIENCE_MS)

  afterAll(async () => {
    for (const process of started) process.kill('SIGKILL')
    await browser?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it(
    'tells its captions in order, from the first words to a submission whose proof holds; all three hold the same; it leads to one’s own first screen, and nothing is left',
    async () => {
      const demo = await startDemo('whole')
      const page = await browser.newPage()
      await page.goto(demo.address)
      const captions = await watchCaptions(page)
      await page.waitForURL(/positions\/\w/)
      const position = /positions\/(\w+)/.exec(page.url())?.[1] ?? ''
      await page.locator('[data-caption="end"]').waitFor({ timeout: PATIENCE_MS })
      const all = SCRIPT.flatMap((beat) => (beat.do === 'say' ? [beat.caption as string] : []))
      const seen = await captions()
      expect(seen.length).toBeGreaterThan(all.length / 2)
      expect(all.filter((caption) => seen.includes(caption))).toEqual(seen)
      const texts = await Promise.all(['amina', 'layla', 'watcher'].map((member) => textOf(demo.stages, member, position)))
      expect(new Set(texts).size).toBe(1)
      for (const words of ['Tables, not pictures of tables. From June 2027. And every county’s.', 'بلا اتصال'])
        expect(texts[0]).toContain(words)
      expect(await answersOf(demo.stages, 'watcher', position)).toEqual({
        'Budget Watch': 'signed',
        'Farmers’ Union': 'earlier',
        'Your organisation': 'owes',
        'مبادرة الموازنة المفتوحة': 'signed-except',
      })
      await page.getByRole('heading', { name: 'Edition 1' }).waitFor()
      await page.getByText('2 organisations signed').waitFor()
      expect(await checkProofFolder(join(demo.stages, ...stagesLeft(demo.stages), 'submission-1'))).toMatchObject({
        problems: [],
        shown: 2,
      })

      await page.getByRole('button', { name: 'Again', exact: true }).click()
      await page.waitForURL((url) => /positions/.test(url.href) && !url.href.includes(position))
      await page.getByRole('button', { name: 'Start my coalition' }).click()
      await page.getByRole('heading', { name: 'Many organisations, one position.' }).waitFor()
      await isStruck(demo.stages)
      await page.getByRole('button', { name: 'Look around: 2 minutes' }).click()
      await page.locator('[data-caption]').waitFor({ timeout: PATIENCE_MS })
      demo.process.kill('SIGINT')
      expect(await once(demo.process, 'exit')).toEqual([0, null])
      expect(stagesLeft(demo.stages)).toEqual([])
      await page.close()
    },
    2 * PATIENCE_MS,
  )

  it(
    'goes to any of its parts, ahead in this text and back in a new one, and each is in order in both sizes and on both papers',
    async () => {
      // Nobody waits for so long: what is seen was gone to.
      const demo = await startDemo('parts', 100)
      const page = await browser.newPage()
      await page.goto(demo.address)
      await page.waitForURL(/positions\/\w/)
      const position = /positions\/(\w+)/.exec(page.url())?.[1] ?? ''
      const arrive = async (caption: string): Promise<void> => {
        await page.locator(`[data-caption="${caption}"]`).waitFor({ timeout: PATIENCE_MS })
        await look(page, `demo-${caption}`)
      }
      await page.getByRole('button', { name: 'Next part' }).click()
      await arrive('cut')
      await page.getByRole('button', { name: 'Next part' }).click()
      await page.locator('.remarked').first().waitFor()
      await arrive('object')
      expect(page.url()).toContain(`${position}/remarks`)
      await goTo(page, '3 of 7: An objection', 'Organisations answer')
      await arrive('sign')
      await page.getByRole('gridcell', { name: /^Budget Watch, 1 · Publish the budget every month: has not answered/ }).waitFor()
      await goTo(page, '5 of 7: Organisations answer', 'The joint submission and its proof')
      await arrive('submission')
      expect(await answersOf(demo.stages, 'amina', position)).toMatchObject({ 'Budget Watch': 'signed', 'Farmers’ Union': 'earlier' })
      await goTo(page, '7 of 7: The joint submission and its proof', 'The text is closed')
      await arrive('close')
      expect(page.url()).not.toContain(position)
      await page.close()
      demo.process.kill('SIGINT')
      await once(demo.process, 'exit')
    },
    2 * PATIENCE_MS,
  )

  it(
    'leaves no program and no folder when it is killed',
    async () => {
      const demo = await startDemo('killed')
      expect(stagesLeft(demo.stages)).toHaveLength(1)
      demo.process.kill('SIGKILL')
      await isStruck(demo.stages)
    },
    PATIENCE_MS,
  )
})
