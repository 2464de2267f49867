/** Two members with a position between them: two profiles, two host processes over WebRTC, two browsers. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { freePort, until, type Verbs } from '../support/command-line.ts'
import { type LocalHostProcess, startLocalHost } from '../support/local-host.ts'
import { runningVerbs } from '../support/running-verbs.ts'

/** One member: a profile, the process that has it open, a browser of their own. */
export interface Member {
  readonly profile: Verbs
  /** Opens the position's page; `query` such as `language=ar`. */
  readonly openPage: (position: string, query?: string) => Promise<Page>
  /** What the pages' consoles complained about. */
  readonly complaints: readonly string[]
  /** Ends the host as a power cut does. */
  readonly kill: () => Promise<void>
  /** Starts it again at the same place and lets the browser in again. */
  readonly restart: () => Promise<void>
}

/** See the head of this file. */
export interface TwoMembers {
  readonly amina: Member
  readonly bashir: Member
  /** Makes a position on Amina's side; resolves once Bashir has it. */
  readonly position: (title: string) => Promise<string>
  readonly end: () => Promise<void>
}

/** Slow machines take their time. */
const PATIENCE_MS = 90_000
const ROOT = join(import.meta.dirname, '../..')
const PAGES = join(ROOT, 'build/out/position-page')

/** Founds a coalition, lets the second in, and links them. */
export async function openTwoMembers(): Promise<TwoMembers> {
  await buildPages()
  const folder = mkdtempSync(join(tmpdir(), 'chorus-two-'))
  const browser = await openBrowser()
  const own = `127.0.0.1:${await freePort()}`
  const [amina, bashir] = await Promise.all([
    openMember({ directory: join(folder, 'amina'), browser, network: ['--listen', own] }),
    openMember({ directory: join(folder, 'bashir'), browser, network: ['--connect', own] }),
  ])
  const [profile, other] = [amina.profile, bashir.profile]
  await profile.run('call', 'profile.create', JSON.stringify({ person: 'Amina Otieno' }))
  await profile.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
  await other.run('call', 'profile.create', JSON.stringify({ person: 'بشير حداد' }))
  const { code } = await profile.run<{ code: string }>('coalition', 'invite', '--organisation', 'Green Delta')
  // It ends when the member is let in, which happens meanwhile.
  const asked = other.attempt('coalition', 'join', code, '--address', own, '--wait', '20')
  const [request] = await until(
    () => profile.run<readonly { id: string }[]>('coalition', 'requests'),
    (requests) => requests.length > 0,
  )
  await profile.run('coalition', 'admit', request?.id ?? '')
  await asked
  await until(
    () => other.run<readonly unknown[]>('members').catch(() => []),
    (members) => members.length === 2,
  )
  const position = async (title: string): Promise<string> => {
    const made = await profile.run<{ position: string }>('position', 'create', '--title', title)
    await until(
      () => other.run<readonly { id: string }[]>('position', 'list'),
      (positions) => positions.some(({ id }) => id === made.position),
    )
    return made.position
  }
  return { amina, bashir, position, end: () => end(browser, folder, [amina, bashir]) }
}

/** In a process of its own: within a test the bundler would make React's slow form. */
async function buildPages(): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const words = [vite, 'build', '-c', 'test/e2e/position-page/vite.config.ts', '--logLevel', 'error']
  await promisify(execFile)(process.execPath, words, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } })
}

async function end(browser: Browser, folder: string, members: readonly Member[]): Promise<void> {
  await browser.close()
  await Promise.all(members.map(({ kill }) => kill()))
  rmSync(folder, { recursive: true, force: true })
}

interface OpenMember {
  readonly directory: string
  readonly browser: Browser
  /** Words for the start script: whom it reaches. */
  readonly network: readonly string[]
}

async function openMember({ directory, browser, network }: OpenMember): Promise<Member> {
  const port = await freePort()
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1366, height: 768 } })
  context.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  const words = ['--port', String(port), ...network]
  const start = (): Promise<LocalHostProcess> => startLocalHost(directory, { pages: PAGES, words })
  let host = await start()
  await enter(context, host.address)
  const openPage = async (position: string, query = ''): Promise<Page> => {
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error.stack)))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`http://127.0.0.1:${port}/?${query}#${position}`)
    await page.locator('.text').waitFor()
    return page
  }
  const restart = async (): Promise<void> => {
    host = await start()
    await enter(context, host.address)
  }
  const kill = async (): Promise<void> => {
    if (process.env['CHORUS_LOG'])
      console.log(
        host.lines
          .filter((line) => !line.includes('session ended'))
          .join('\n')
          .slice(0, 3000),
      )
    await host.kill()
  }
  return { profile: runningVerbs(directory), openPage, complaints, kill, restart }
}

/** An address is good once: it gives this browser its cookie. */
async function enter(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(address)
  await page.close()
}
