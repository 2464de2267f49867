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
import { createClient } from '../../shared/api/client.ts'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { until } from '../support/command-line.ts'
import { axeFindings } from '../support/interface.ts'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 120_000
const folder = mkdtempSync(join(tmpdir(), 'chorus-demo-test-'))
const pages = join(folder, 'pages')

let browser: Browser
const started: ChildProcess[] = []

/** The demo, quickly, with its stage in a folder where nothing else is. */
async function startDemo(name: string): Promise<{ readonly process: ChildProcess; readonly address: string; readonly stages: string }> {
  const stages = join(folder, name)
  mkdirSync(stages)
  const words = ['--no-browser', '--pages', pages, '--profile', join(folder, `${name}-own`), '--stroke', '3', '--pace', '0.1']
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

async function textOf(stages: string, member: string, position: string): Promise<string> {
  const [stage] = readdirSync(stages).filter((name) => name.startsWith('chorus-demo-'))
  const runtime = process.env['XDG_RUNTIME_DIR']
  process.env['XDG_RUNTIME_DIR'] = stages
  const pipe = await connectPipe(join(stages, stage ?? '', member))
  if (runtime === undefined) delete process.env['XDG_RUNTIME_DIR']
  else process.env['XDG_RUNTIME_DIR'] = runtime
  if (!pipe) throw new Error(`${member} is not there`)
  const client = createClient(pipe)
  const { text } = await client.call('position.show', { id: position, format: 'text' })
  client.close()
  return text ?? ''
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
    'tells its captions in order; both texts, also what was written without a line, are with all three; it leads to one’s own first screen, and nothing is left',
    async () => {
      const demo = await startDemo('whole')
      const page = await browser.newPage()
      await page.goto(demo.address)
      const captions = await watchCaptions(page)
      await page.locator('[data-caption="end"]').waitFor({ timeout: PATIENCE_MS })
      const all = SCRIPT.flatMap((beat) => (beat.do === 'say' ? [beat.caption as string] : []))
      const seen = await captions()
      expect(seen.length).toBeGreaterThan(4)
      expect(all.filter((caption) => seen.includes(caption))).toEqual(seen)
      const position = /positions\/(\w+)/.exec(page.url())?.[1] ?? ''
      const texts = await until(
        async () => Promise.all(['amina', 'layla', 'watcher'].map((member) => textOf(demo.stages, member, position))),
        (found) => new Set(found).size === 1,
      )
      expect(texts[0]).toContain('Tables, not pictures of tables.')
      expect(texts[0]).toContain('بلا اتصال')
      expect(await page.locator('.text').textContent()).toContain('بلا اتصال')
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect(await axeFindings(page), colorScheme).toEqual([])
      }

      await page.getByRole('button', { name: 'Again', exact: true }).click()
      await page.waitForURL((url) => !url.href.includes(position))
      await page.getByRole('button', { name: 'Start my coalition' }).click()
      await page.getByRole('heading', { name: 'Many organisations, one position.' }).waitFor()
      await isStruck(demo.stages)
      await page.getByRole('button', { name: 'Look around: 1 minute' }).click()
      await page.locator('[data-caption]').waitFor({ timeout: PATIENCE_MS })
      demo.process.kill('SIGINT')
      expect(await once(demo.process, 'exit')).toEqual([0, null])
      expect(stagesLeft(demo.stages)).toEqual([])
      await page.close()
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
