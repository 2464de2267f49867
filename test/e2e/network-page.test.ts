/** The page that carries WebRTC in the desktop shell, in a real Chromium, against a host with Node's WebRTC in another process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connectPipe } from '../../electron/adapters/control/socket-pipe.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { ownAddresses } from '../../electron/adapters/node/own-addresses.ts'
import { createCarriedLobbies } from '../../electron/adapters/webrtc/carried-lobbies.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { type Client, createClient } from '../../shared/api/client.ts'
import { openBrowser } from '../support/browser.ts'
import { openCommandLine, until } from '../support/command-line.ts'
import { buildNetworkPage, type NetworkPage, openNetworkPage } from '../support/network-page.ts'
import { twoMembers } from '../support/two-members.ts'

const PATIENCE_MS = 90_000
let browser: Browser
beforeAll(async () => {
  await buildNetworkPage()
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-page-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A host whose WebRTC runs in a page. */
async function openPagedHost(
  directory: string,
  network: { readonly listen?: string; readonly connect?: readonly string[] },
): Promise<{ readonly host: Host; readonly page: NetworkPage }> {
  const log = createSilentLog()
  const lobbies = createCarriedLobbies({ clock: createNodeClock(), log, ownAddresses: () => ownAddresses('::') })
  const page = await openNetworkPage(browser, lobbies.attach)
  const host = await openHost({ directory, log, network: { ...network, carrier: lobbies } })
  ends.push(async () => {
    await host.close()
    await page.close()
  })
  return { host, page }
}

/** A host with Node's WebRTC, in a process of its own, and a way to ask it. */
async function startPeer(directory: string, ...words: readonly string[]): Promise<Client> {
  const line = openCommandLine()
  ends.push(line.end)
  await line.at(directory).peer(...words)
  const pipe = await connectPipe(directory)
  if (!pipe) throw new Error('the peer does not answer')
  return createClient(pipe)
}

/** Text of about so many bytes, in long paragraphs. */
const draftOf = (bytes: number): string => {
  const sentence = 'We ask the government to publish every figure, every month, in a form that anyone can read and check. '
  const paragraph = `${sentence.repeat(80)}\n\n`
  return paragraph.repeat(Math.ceil(bytes / paragraph.length))
}
const write = async (host: Host, megabytes: number): Promise<void> => {
  const { position } = await host.handlers()['position.create']({ title: `${megabytes} MB of ${host.person()}` })
  await host.handlers()['position.write']({ id: position, markdown: draftOf(megabytes * 1024 * 1024) })
}
const carriers = (host: Host): readonly string[] => host.sessions.peers().flatMap(({ carrier, inStep }) => (inStep ? [carrier] : []))
const linked = (host: Host): Promise<readonly string[]> =>
  until(
    async () => carriers(host),
    (found) => found.length > 0,
    PATIENCE_MS,
  )

type Row = { readonly title: string; readonly textHash: string | null; readonly excerpt: string; readonly id: string }
const facts = (rows: readonly Row[]): string => JSON.stringify(rows.map(({ title, textHash }) => [title, textHash]).sort())

describe('the network page', () => {
  it('carries large positions each way, live typing, and comes back after a reload', async () => {
    const { amina, bilal, address } = await twoMembers(newFolder(), async (host) => {
      for (const megabytes of [1, 8]) await write(host, megabytes)
    })
    const peer = await startPeer(amina, '--listen', address)
    const { host, page } = await openPagedHost(bilal, { connect: [address] })
    const here = async (): Promise<readonly Row[]> => await host.handlers()['position.list']({})
    const there = async (): Promise<readonly Row[]> => await peer.call('position.list', {})
    const equal = (): Promise<readonly (readonly Row[])[]> =>
      until(
        () => Promise.all([here(), there()]),
        ([a, b]) => facts(a ?? []) === facts(b ?? []),
        PATIENCE_MS,
      )

    expect(await linked(host)).toEqual(['webrtc'])
    const [rows = []] = await equal()
    expect(rows.map(({ title }) => title).sort()).toEqual(['1 MB of Amina', '1 MB of Bilal', '8 MB of Amina', '8 MB of Bilal'])
    expect(new Set(rows.map(({ textHash }) => textHash)).size).toBe(2)

    const id = rows.find(({ title }) => title === '1 MB of Amina')?.id ?? ''
    await Promise.all([
      host.handlers()['position.type']({ id, block: 0, offset: 0, text: 'معًا. ' }),
      peer.call('position.type', { id, block: 1, offset: 0, text: 'Together. ' }),
    ])
    await equal()
    const { text } = await host.handlers()['position.show']({ id, format: 'text' })
    expect([text?.includes('معًا. '), text?.includes('Together. ')]).toEqual([true, true])

    await page.page.reload()
    await until(
      async () => host.sessions.peers().length,
      (count) => count === 0,
      PATIENCE_MS,
    )
    expect(await linked(host)).toEqual(['webrtc'])
    await peer.call('position.type', { id, block: 0, offset: 0, text: 'After the reload. ' })
    await equal()
    expect(page.complaints).toEqual([])
  }, 300_000)
})
