/** Finding members on the local network from the page: what it says first, the switch by keyboard, what comes of it. On networks of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath, openBrowser } from '../support/browser.ts'
import { type CommandLine, openCommandLine } from '../support/command-line.ts'
import { axeFindings, buildInterface } from '../support/interface.ts'
import { type LocalHostProcess, startLocalHost } from '../support/local-host.ts'
import { memberProfiles } from '../support/member-profiles.ts'
import { type Computer, type Namespaces, openNamespaces, whyNoNamespaces } from '../support/namespaces.ts'
import { type NetworkedMember, networkedMember } from '../support/networked-member.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 640 },
]

let pages = ''
let folder: string
let line: CommandLine
let networks: Namespaces
let computer: Computer
let amina: string
let bilal: NetworkedMember
let host: LocalHostProcess
let browser: Browser

beforeAll(async () => {
  pages = await buildInterface()
}, 120_000)
afterAll(() => rmSync(pages, { recursive: true, force: true }))

describe.skipIf(chromiumPath === undefined || whyNoNamespaces() !== undefined)('the page of the connection', { timeout: 180_000 }, () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chorus-nearby-'))
    line = openCommandLine()
    networks = openNamespaces()
    const office = networks.wire('office')
    const [one, two] = ['amina', 'bilal'].map((name, index) => {
      const each = networks.computer(name)
      each.plug(office, `10.77.1.${index + 2}`)
      return each
    }) as [Computer, Computer]
    computer = one
    const [first = '', second = ''] = await memberProfiles(folder, ['amina', 'bilal'])
    amina = first
    bilal = networkedMember(line, second, two)
    host = await startLocalHost(amina, { pages, within: computer.within })
    browser = await openBrowser(browserOn(computer))
  }, 60_000)
  afterEach(async () => {
    await browser.close()
    await host.kill()
    await line.end()
    await networks.end()
    rmSync(folder, { recursive: true, force: true })
  })

  it('[LAN-1] says what others see before anything is shown to them, finds a member by one key, and falls silent in careful mode', async () => {
    const page = await browser.newPage({ locale: 'en-GB', viewport: SIZES[0] ?? null })
    await page.goto(host.address)
    await page.goto(`${new URL(page.url()).origin}/#/connection`)
    const nearby = page.getByRole('switch', { name: 'Find members on this network' })
    const unfold = (): Promise<void> => page.getByRole('button', { name: 'Members on this network' }).click()
    await unfold()
    expect(await nearby.isChecked()).toBe(false)
    await page.getByText('Others on the same network can then see that a Chorus is here').waitFor()
    await page.getByRole('heading', { name: 'What helps' }).waitFor()
    await expectSound(page)

    await nearby.focus()
    await page.keyboard.press('Space')
    await page.getByText('Looking. No Chorus has answered yet.').waitFor()
    await bilal.start('--lan')
    await page.getByText('1 computer with Chorus is here.').waitFor()
    await page.getByText('All is well: this computer is linked with a member.').waitFor()
    await page.getByText('Both have the same').waitFor()
    expect(await page.getByText('Organisation 2').count()).toBe(2)
    await expectSound(page)

    await bilal.kill()
    await page.getByText('Nobody is linked right now.').waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/settings`)
    await page.locator('label', { hasText: 'Careful mode' }).click()
    await page.goto(`${new URL(page.url()).origin}/#/connection`)
    await unfold()
    await page.getByText('Chorus does not show itself on the network.').waitFor()
    expect([await nearby.isChecked(), await nearby.isDisabled()]).toEqual([false, true])
    await expectSound(page)
  })

  it('[LAN-7] invites in one room by a code alone', async () => {
    const page = await browser.newPage({ locale: 'en-GB', viewport: SIZES[0] ?? null })
    await page.goto(host.address)
    await page.goto(`${new URL(page.url()).origin}/#/connection`)
    await page.getByRole('button', { name: 'Members on this network' }).click()
    await page.getByRole('switch', { name: 'Find members on this network' }).focus()
    await page.keyboard.press('Space')
    await page.getByText('Looking. No Chorus has answered yet.').waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/members/invite`)
    await page.getByLabel('Name of the organisation').fill('Teachers’ Union')
    await page.locator('label', { hasText: 'Same Wi-Fi or same room' }).click()
    expect(await page.getByText('Opens this computer to your network').count()).toBe(0)
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    await page.getByRole('button', { name: 'Copy the message', exact: true }).waitFor()
    await page.getByText('leave the address empty').waitFor()
    expect(await page.getByText('First their computer must be able to reach yours.').count()).toBe(0)
    await expectSound(page)
  })
})

/** Nothing that axe finds, and nothing that scrolls sideways. */
async function expectSound(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  }
  expect(await axeFindings(page)).toEqual([])
}

/** A program that starts Chromium on a computer of the test's. */
function browserOn({ within }: Computer): string {
  const script = join(folder, 'browser')
  writeFileSync(script, `#!/bin/sh\nexec ${within.join(' ')} ${chromiumPath} "$@"\n`, { mode: 0o755 })
  return script
}
