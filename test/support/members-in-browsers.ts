/** Members as they are in life: each with a host of its own in a process of its own and a page of it in Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type LocalHostProcess, startLocalHost } from './local-host.ts'

/** One member. */
export interface MemberInBrowser {
  readonly name: string
  /** The profile's folder. */
  readonly profile: string
  /** The host that runs now. */
  readonly host: () => LocalHostProcess
  readonly context: BrowserContext
  /** Opens a page of the running host through a new address. */
  readonly openPage: () => Promise<Page>
  /** Ends the host as a power cut does and starts another on the same profile; open pages stay as they are. */
  readonly killAndRestart: () => Promise<void>
}

/** What the members of one test share. */
export interface MembersInBrowsers {
  readonly browser: Browser
  /** Starts a member's host, with more words for the start script if any. */
  readonly start: (name: string, ...words: readonly string[]) => Promise<MemberInBrowser>
  /** A complaint of a page that this test brings about on purpose. */
  readonly expectComplaint: (pattern: RegExp) => void
}

/** Slow machines take their time. */
const PATIENCE_MS = 90_000

/** How the pages are served, and how large they are. */
export interface MembersConfig {
  /** Another folder of pages than the built interface. */
  readonly pages?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Such as `ar`. */
  readonly locale?: string
}

/**
 * Runs a test with members. Fails when it fails, and when any page complained: an error in the console, an error nobody caught, anything
 * that the content policy stopped. What pages looked like when it failed is kept in a folder whose path is printed.
 */
export async function withMembers(work: (members: MembersInBrowsers) => Promise<void>, config: MembersConfig = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-members-'))
  const browser = await openBrowser()
  const complaints: string[] = []
  const expected: RegExp[] = []
  const members: MemberInBrowser[] = []
  const start = async (name: string, ...words: readonly string[]): Promise<MemberInBrowser> => {
    const member = await startMember({ name, words, browser, folder, config, complain: (text) => void complaints.push(`${name}: ${text}`) })
    members.push(member)
    return member
  }
  try {
    await work({ browser, start, expectComplaint: (pattern) => void expected.push(pattern) })
    const unexpected = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))
    if (unexpected.length > 0) throw new Error(`pages complained:\n${unexpected.join('\n')}`)
  } catch (error) {
    await keepPictures(members, complaints)
    throw error
  } finally {
    await browser.close()
    await Promise.all(members.map(({ host }) => host().kill()))
    rmSync(folder, { recursive: true, force: true })
  }
}

interface StartMember {
  readonly name: string
  readonly words: readonly string[]
  readonly browser: Browser
  readonly folder: string
  readonly config: MembersConfig
  readonly complain: (text: string) => void
}

async function startMember({ name, words, browser, folder, config, complain }: StartMember): Promise<MemberInBrowser> {
  const profile = join(folder, name)
  const start = (): Promise<LocalHostProcess> => startLocalHost(profile, { words, ...(config.pages ? { pages: config.pages } : {}) })
  let host = await start()
  let unused: string | undefined = host.address
  const context = await browser.newContext({
    viewport: config.viewport ?? { width: 1366, height: 768 },
    ...(config.locale ? { locale: config.locale } : {}),
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(() => {
    const page = globalThis as unknown as EventTarget
    page.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI } = event as Event & { violatedDirective: string; blockedURI: string }
      console.error(`stopped by the content policy: ${violatedDirective} ${blockedURI}`)
    })
  })
  context.on('console', (message) => {
    if (message.type() === 'error') complain(message.text())
  })
  context.on('weberror', (error) => complain(String(error.error().stack)))
  const openPage = async (): Promise<Page> => {
    // Starting Chorus again hands out another address of the one that runs.
    const address = unused ?? (await start()).address
    unused = undefined
    const page = await context.newPage()
    await page.goto(address)
    return page
  }
  const killAndRestart = async (): Promise<void> => {
    await host.kill()
    host = await start()
    unused = host.address
  }
  return { name, profile, host: () => host, context, openPage, killAndRestart }
}

async function keepPictures(members: readonly MemberInBrowser[], complaints: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-pictures-'))
  for (const { name, context, host } of members) {
    for (const [index, page] of context.pages().entries()) {
      await page.screenshot({ path: join(folder, `${name}-${index}.png`) }).catch(() => undefined)
    }
    console.log(`${name}’s host printed:\n${host().lines.join('\n')}`)
  }
  if (complaints.length > 0) console.log(`pages complained:\n${complaints.join('\n')}`)
  console.log(`what pages looked like: ${folder}`)
}
