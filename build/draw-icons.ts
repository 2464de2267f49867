/** Draws the icons of the desktop application from the one picture that pages show too. Run it after changing the picture. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ROOT = join(import.meta.dirname, '..')
/** File name and width in pixels. Linux takes every size; the others are made of the largest. */
const ICONS = [16, 32, 48, 64, 128, 256, 512].map((size): [string, number] => [`${size}x${size}`, size])
const ALL: readonly [string, number][] = [...ICONS, ['icon', 1024], ['tray', 32]]

const picture = readFileSync(join(ROOT, 'renderer/icon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const [name, size] of ALL) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`)
  await page.screenshot({ path: join(ROOT, 'build/icons', `${name}.png`), omitBackground: true })
  await page.close()
}
await browser.close()
