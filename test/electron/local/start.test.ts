/** `npm start` where Electron is not installed: pages in the browser, one host per profile, the command line beside it. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createClient } from '../../../shared/api/client.ts'
import { pipeOverWebSocket } from '../../../shared/api/websocket-pipe.ts'
import { openCommandLine } from '../../support/command-line.ts'
import { type LocalHostProcess, startLocalHost } from '../../support/local-host.ts'

let folder = ''
let pages = ''
let hosts: LocalHostProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-start-'))
  pages = join(folder, 'pages')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Chorus</title>')
  hosts = []
})
afterEach(async () => {
  await Promise.all(hosts.filter(({ process }) => process.exitCode === null && process.signalCode === null).map((host) => host.kill()))
  rmSync(folder, { recursive: true, force: true })
})

async function start(profile: string, words: readonly string[] = []): Promise<LocalHostProcess> {
  const host = await startLocalHost(profile, { pages, words })
  hosts.push(host)
  return host
}

const enter = async (address: string): Promise<string> =>
  (await fetch(address, { redirect: 'manual' })).headers.getSetCookie()[0]?.split(';')[0] ?? ''

describe('starting Chorus', { timeout: 60_000 }, () => {
  it('says why it opens in the browser, prints an address that is good once, and closes cleanly', async () => {
    const host = await start(join(folder, 'amina'))
    expect(host.lines[0]).toBe('Electron is not installed here: Chorus opens in your browser.')
    const { origin } = new URL(host.address)
    const cookie = await enter(host.address)
    expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('<title>Chorus</title>')
    expect((await fetch(host.address, { redirect: 'manual' })).status).toBe(403)
    expect(await host.stop()).toBe(0)
  })

  it('makes a profile through a page, and the command line talks to the same host', async () => {
    const line = openCommandLine()
    const profile = line.profile('amina')
    const host = await start(profile.directory)
    const { origin, host: name } = new URL(host.address)
    const socket = new WebSocket(`ws://${name}/pipe`, { origin, headers: { cookie: await enter(host.address) } })
    await once(socket, 'open')
    const client = createClient(pipeOverWebSocket(socket))
    expect(await client.call('profile.state', {})).toEqual({ state: 'none', person: null, hasPassphrase: false })
    await client.call('profile.create', { person: 'Amina' })
    const told = new Promise<void>((resolve) => client.onEvent(({ topics }) => topics.includes('coalition') && resolve()))
    await profile.run('coalition', 'create', 'Open Samara', '--organisation', 'Budget Watch')
    await told
    expect(await client.call('coalition.list', {})).toMatchObject([{ name: 'Open Samara' }])
    await expect(client.call('page.address', {})).rejects.toMatchObject({ code: 'not-found' })
    expect(await host.stop()).toBe(0)
    await line.end()
  })

  it('opens another page of the Chorus that has the profile open', async () => {
    const profile = join(folder, 'amina')
    const first = await start(profile)
    const second = await start(profile)
    expect(second.lines).toContain('Chorus runs already; here is another page of it.')
    const [code] = second.process.exitCode === null ? ((await once(second.process, 'exit')) as [number]) : [second.process.exitCode]
    expect(code).toBe(0)
    expect(new URL(second.address).origin).toBe(new URL(first.address).origin)
    expect(await enter(second.address)).toMatch(/^chorus-\d+=/)
  })

  it('[PAGE-9] comes back to the port it had, and knows the browser it had let in; another profile does not', async () => {
    const profile = join(folder, 'amina')
    const first = await start(profile)
    const { origin } = new URL(first.address)
    const cookie = await enter(first.address)
    expect(await first.stop()).toBe(0)
    const second = await start(profile)
    expect(new URL(second.address).origin).toBe(origin)
    expect((await fetch(origin, { headers: { cookie } })).status).toBe(200)
    await second.stop()
    await start(join(folder, 'bilal'), ['--port', new URL(origin).port])
    expect((await fetch(origin, { headers: { cookie } })).status).toBe(403)
  })

  it('[PAGE-9] says so when its port is taken, goes elsewhere, and lets nobody in by what was sent to that port', async () => {
    const profile = join(folder, 'amina')
    const first = await start(profile)
    const { port } = new URL(first.address)
    const cookie = await enter(first.address)
    await first.stop()
    const other = createServer().listen(Number(port), '127.0.0.1')
    await once(other, 'listening')
    const second = await start(profile)
    const moved = new URL(second.address)
    expect(second.lines).toContain(
      `Port ${port} is taken by another program: Chorus is at another one now, and pages left open must be opened anew.`,
    )
    expect((await fetch(moved.origin, { headers: { cookie: cookie.replace(port, moved.port) } })).status).toBe(403)
    other.close()
  })

  it('says what to do when the profile is open without pages', async () => {
    const line = openCommandLine()
    const profile = line.profile('bilal')
    await profile.run('profile', 'create', '--person', 'Bilal')
    await profile.peer()
    await expect(startLocalHost(profile.directory, { pages })).rejects.toThrow('Stop it, then start the one with pages: npm start')
    await line.end()
  })

  it('says how to build pages that are missing', async () => {
    await expect(startLocalHost(join(folder, 'amina'), { pages: join(folder, 'nowhere') })).rejects.toThrow(
      'Build them: npm run build:page',
    )
  })

  it('keeps two profiles apart: one’s cookie opens nothing of the other', async () => {
    const [a, b] = [await start(join(folder, 'amina')), await start(join(folder, 'bilal'))]
    const cookies = `${await enter(a.address)}`
    const port = new URL(b.address).port
    for (const cookie of [cookies, cookies.replace(/chorus-\d+/, `chorus-${port}`)]) {
      expect((await fetch(new URL(b.address).origin, { headers: { cookie } })).status).toBe(403)
    }
  })
})
