/** The local web server lets in the browser that holds an address it gave, and nobody else. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import { createPageCookies } from '../../../electron/local/page-cookies.ts'
import { openWebServer, type WebServer } from '../../../electron/local/web-server.ts'
import { MAX_PIPE_FRAME_BYTES, type Pipe } from '../../../shared/api/pipe.ts'
import { createVirtualTime, type VirtualTime } from '../../support/virtual-time.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const LIFE_MS = 120_000

let folder = ''
let time: VirtualTime
let server: WebServer
let pipes: Pipe[] = []

const open = (): Promise<WebServer> => {
  const serve = (pipe: Pipe): void => {
    pipes.push(pipe)
    pipe.onFrame((frame) => pipe.send(frame))
  }
  const tools = { clock: time.clock(), random: createNodeRandom() }
  return openWebServer({ ...tools, pages: join(folder, 'pages'), port: 0, cookies: createPageCookies(tools), serve })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-web-'))
  mkdirSync(join(folder, 'pages', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'nobody may read this')
  writeFileSync(join(folder, 'pages', 'index.html'), '<!doctype html><title>Chorus</title>')
  writeFileSync(join(folder, 'pages', 'assets', 'main-AbCd_-12.js'), 'export {}')
  writeFileSync(join(folder, 'pages', 'assets', 'main-AbCd_-12.js.map'), '{}')
  time = createVirtualTime()
  pipes = []
  server = await open()
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function ask(path: string, headers: Readonly<Record<string, string>> = {}, { method = 'GET', port = server.port } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (part) => {
        body += String(part)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

const pathOf = (address: string): string => address.slice(address.indexOf('/', 'http://'.length))
const tokenPath = (from = server): string => pathOf(from.pageAddress(LIFE_MS))

/** The cookie that a browser would send back. */
async function enter(into = server): Promise<string> {
  const { headers } = await ask(tokenPath(into), {}, { port: into.port })
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

function openPipe(headers: Readonly<Record<string, string>>, { path = '/pipe', port = server.port } = {}): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

const origin = (): string => `http://127.0.0.1:${server.port}`

describe('letting a browser in', () => {
  it('[PAGE-1] trades a token for a cookie that scripts and other sites cannot use, and leads to the first page', async () => {
    const { status, headers } = await ask(tokenPath())
    expect([status, headers.location]).toEqual([303, '/'])
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^chorus-${server.port}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict$`)),
    ])
    const page = await ask('/', { cookie: await enter() })
    expect([page.status, page.headers['content-type'], page.body]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html><title>Chorus</title>',
    ])
  })

  it('[PAGE-1] takes a token once', async () => {
    const path = tokenPath()
    expect((await ask(path)).status).toBe(303)
    const again = await ask(path)
    expect(again.status).toBe(403)
    expect(again.body).toBe('This address was used already or is too old. Start Chorus again to get a new address: npm start\n')
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('[PAGE-1] takes no token that is too old, but one that is not yet', async () => {
    const [late, inTime] = [tokenPath(), tokenPath()]
    time.pass(LIFE_MS - 1)
    expect((await ask(inTime)).status).toBe(303)
    time.pass(1)
    expect((await ask(late)).status).toBe(403)
  })

  it.each(['/?token=', `/?token=${'0'.repeat(64)}`, '/?token=%00', '/other?token=TOKEN', '/?token=TOKENx'])(
    '[PAGE-1] refuses %s',
    async (path) => {
      const token = tokenPath().split('=')[1] as string
      expect((await ask(path.replace('TOKEN', token))).status).toBe(403)
    },
  )

  it('[PAGE-1] is not used up by looking at the address', async () => {
    const path = tokenPath()
    expect((await ask(path, {}, { method: 'HEAD' })).status).toBe(403)
    expect((await ask(path)).status).toBe(303)
  })
})

describe('a request', () => {
  it('[PAGE-2] without the cookie is refused with a way out', async () => {
    const { status, body } = await ask('/')
    expect([status, body]).toEqual([403, 'This browser was not let in. Start Chorus again to get a new address: npm start\n'])
  })

  it('[PAGE-2] with the cookie of another port, of another Chorus or doubled is refused', async () => {
    const other = await open()
    const [own, foreign] = [await enter(), await enter(other)]
    const renamed = foreign.replace(/^chorus-\d+/, `chorus-${server.port}`)
    for (const cookie of [foreign, renamed, `${own}; ${renamed}`, own.slice(0, -1), `x${own}`])
      expect((await ask('/', { cookie })).status).toBe(403)
    await other.close()
  })

  it.each(['localhost', 'chorus.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    '[PAGE-3] for the name %s is refused, also with a good cookie or token',
    async (host) => {
      const cookie = await enter()
      expect((await ask('/', { cookie, host })).status).toBe(403)
      expect((await ask(tokenPath(), { host })).status).toBe(403)
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('[PAGE-4] by %s is refused', async (method) => {
    const { status, headers } = await ask('/', { cookie: await enter() }, { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets',
    '/assets/main-AbCd_-12.js.map',
    '/constructor',
  ])('[PAGE-4] for %s finds nothing', async (path) => {
    const { status, body } = await ask(path, { cookie: await enter() })
    expect([400, 403, 404]).toContain(status)
    expect(body).not.toContain('nobody may read this')
  })

  it('[PAGE-4] is answered from what was listed at the start, kept by the browser where a name says its content', async () => {
    const cookie = await enter()
    const script = await ask('/assets/main-AbCd_-12.js', { cookie })
    expect([script.status, script.headers['content-type'], script.headers['cache-control']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'private, max-age=31536000, immutable',
    ])
    const page = await ask('/', { cookie })
    expect(page.headers['cache-control']).toBe('private, no-cache')
    const held = await ask('/', { cookie, 'if-none-match': page.headers.etag as string })
    expect([held.status, held.body]).toEqual([304, ''])
    expect((await ask('/', { cookie }, { method: 'HEAD' })).body).toBe('')
  })

  it('[PAGE-5] is answered under a policy without exceptions', async () => {
    for (const { headers } of [await ask('/', { cookie: await enter() }), await ask('/'), await ask(tokenPath())]) {
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self' ws://127.0.0.1:${server.port}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard default`,
      )
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['permissions-policy']).toContain('camera=()')
    }
  })
})

describe('a page’s pipe', () => {
  it('[PAGE-6] opens for the page that was let in and carries frames', async () => {
    const socket = await openPipe({ cookie: await enter(), origin: origin() })
    socket.send(Uint8Array.of(1, 2, 3))
    const [data] = (await once(socket, 'message')) as [Uint8Array]
    expect([...data]).toEqual([1, 2, 3])
  })

  it('[PAGE-6] opens for nobody else', async () => {
    const cookie = await enter()
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ cookie }, '/pipe'],
      [{ origin: origin() }, '/pipe'],
      [{ cookie, origin: 'http://evil.example' }, '/pipe'],
      [{ cookie, origin: 'null' }, '/pipe'],
      [{ cookie, origin: `http://localhost:${server.port}` }, '/pipe'],
      [{ cookie, origin: `https://127.0.0.1:${server.port}` }, '/pipe'],
      [{ cookie, origin: 'http://127.0.0.1:1' }, '/pipe'],
      [{ cookie, origin: origin(), host: 'chorus.example' }, '/pipe'],
      [{ cookie: cookie.slice(0, -2), origin: origin() }, '/pipe'],
      [{ cookie, origin: origin() }, '/'],
      [{ cookie, origin: origin() }, '/pipe?x'],
    ]
    for (const [headers, path] of wrong) await expect(openPipe(headers, { path })).rejects.toThrow('403')
    expect(pipes).toEqual([])
  })

  it('[PAGE-7] is closed by a frame that is too large', async () => {
    const socket = await openPipe({ cookie: await enter(), origin: origin() })
    socket.send(new Uint8Array(MAX_PIPE_FRAME_BYTES + 1))
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1009)
  })

  it('[PAGE-7] is closed by text', async () => {
    const socket = await openPipe({ cookie: await enter(), origin: origin() })
    socket.send('text')
    await once(socket, 'close')
  })

  it('[PAGE-7] is cut when its page does not read', async () => {
    const socket = await openPipe({ cookie: await enter(), origin: origin() })
    socket.pause()
    const pipe = pipes[0] as Pipe
    let isClosed = false
    pipe.onClose(() => {
      isClosed = true
    })
    for (let sent = 0; !isClosed; sent++) {
      expect(sent).toBeLessThan(8)
      pipe.send(new Uint8Array(32 * 1024 * 1024))
    }
  })

  it('[PAGE-7] is one of at most sixteen, and makes room when it closes', async () => {
    const headers = { cookie: await enter(), origin: origin() }
    const sockets = await Promise.all(Array.from({ length: 16 }, () => openPipe(headers)))
    await expect(openPipe(headers)).rejects.toThrow('503')
    const first = sockets[0] as WebSocket
    const gone = new Promise<void>((resolve) => (pipes[0] as Pipe).onClose(resolve))
    first.terminate()
    await gone
    await openPipe(headers)
  })
})

describe('the server', () => {
  it('says how to make pages that are missing, and that a port is taken', async () => {
    const tools = { clock: time.clock(), random: createNodeRandom() }
    const config = { ...tools, port: server.port, cookies: createPageCookies(tools), serve: () => undefined }
    await expect(openWebServer({ ...config, pages: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'not-found' })
    await expect(openWebServer({ ...config, pages: join(folder, 'pages') })).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('ends every pipe when it closes', async () => {
    const socket = await openPipe({ cookie: await enter(), origin: origin() })
    await Promise.all([once(socket, 'close'), server.close()])
    server = await open()
  })
})
