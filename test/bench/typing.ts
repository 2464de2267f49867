/** E1: what a keystroke in 1,000 paragraphs costs in our editor and in bare ProseMirror with the same binding, in one run of Chromium. */
import { join } from 'node:path'
import { build } from 'vite'
import { pageBuild } from '../../build/page-build.ts'
import { openBrowser } from '../support/browser.ts'
import { servePage } from '../support/page-server.ts'

/** Milliseconds per keystroke until the layout is done, medians of interleaved rounds. */
export async function measureTyping(): Promise<{ readonly ours: number; readonly bare: number }> {
  await build({ ...pageBuild('test/bench/typing-page', 'typing-page'), configFile: false, logLevel: 'error' })
  const server = await servePage(join(import.meta.dirname, '../../build/out/typing-page'))
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(server.address)
    await page.waitForFunction('typeof window.measure === "function"')
    return await page.evaluate<{ ours: number; bare: number }>('window.measure()')
  } finally {
    await browser.close()
    await server.close()
  }
}
