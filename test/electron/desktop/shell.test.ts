/** What of the desktop shell can be seen without Electron's binary: what it serves, allows, refuses, hands out and starts again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { externalAddress, pageOf } from '../../../electron/desktop/main/addresses.ts'
import { answerTo, readAnswers } from '../../../electron/desktop/main/answers.ts'
import { type HostSupervisor, type SupervisorTools, superviseHost } from '../../../electron/desktop/main/host-supervisor.ts'
import { keyringName, useKeyring } from '../../../electron/desktop/main/keyring.ts'
import { menuTemplate } from '../../../electron/desktop/main/menu.ts'
import { mayNavigate } from '../../../electron/desktop/main/navigation.ts'
import { isGranted } from '../../../electron/desktop/main/permissions.ts'
import { askingPage } from '../../../electron/desktop/main/ports.ts'
import { createRestartDelay } from '../../../electron/desktop/main/restart-delay.ts'
import { webPreferencesOf } from '../../../electron/desktop/main/windows.ts'
import { bridgePorts } from '../../../electron/desktop/preload/bridge-ports.ts'
import { ENGLISH_SHELL_TEXTS, shellMessage } from '../../../shared/desktop/shell-messages.ts'

type MessagePortMain = Parameters<HostSupervisor['hand']>[1]
type SafeStorage = Parameters<typeof keyringName>[0]
type WebContents = Parameters<typeof askingPage>[1]

const folder = mkdtempSync(join(tmpdir(), 'chorus-shell-'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'main.js.map'), '{}')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the shell’s own scheme', () => {
  const files = readAnswers({ interface: folder, network: folder })

  it('answers from the list, with a policy under which pages connect to nothing', () => {
    const { status, headers } = answerTo(files, 'GET', 'app://chorus/?position=1#text')
    expect([status, headers['Content-Type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(headers['Content-Security-Policy']).toContain("connect-src 'none'")
    expect(headers['Content-Security-Policy']).not.toContain('unsafe')
  })

  it.each([
    'app://chorus/main.js.map',
    'app://chorus/../../etc/passwd',
    'app://chorus/%2e%2e/%2e%2e/etc/passwd',
    'app://elsewhere/index.html',
    'app://chorus:99/',
    'app://someone@chorus/',
    'file:///etc/passwd',
    'not an address',
  ])('has nothing at %s', (address) => {
    expect(answerTo(files, 'GET', address).status).toBe(404)
  })

  it('answers no other method', () => {
    expect(answerTo(files, 'POST', 'app://chorus/').status).toBe(405)
  })
})

describe('pages of the shell', () => {
  it('have no permission but the clipboard for the interface and the local network for the page that carries WebRTC', () => {
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'clipboard-sanitized-write',
      'local-network-access',
      'openExternal',
      'hid',
    ]
    const granted = (address: string) => asked.filter((permission) => isGranted(permission, address))
    expect(granted('app://chorus/')).toEqual(['clipboard-sanitized-write'])
    expect(granted('app://network/')).toEqual(['local-network-access'])
    expect(granted('https://chorus/')).toEqual([])
  })

  it('stay where they are; only whole https addresses are offered to a browser', () => {
    expect(mayNavigate('app://chorus/', 'app://chorus/?again')).toBe(true)
    expect(mayNavigate('app://chorus/', 'app://network/')).toBe(false)
    expect(mayNavigate('app://chorus/', 'https://example.org/')).toBe(false)
    expect(externalAddress('https://example.org/a?b#c')).toBe('https://example.org/a?b#c')
    for (const address of [
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://bank.example@evil.example/',
      'smb://a/b',
      '',
    ]) {
      expect(externalAddress(address)).toBeUndefined()
    }
    expect(externalAddress(`https://example.org/${'a'.repeat(3000)}`)).toBeUndefined()
    expect(pageOf('app://network/index.html')).toBe('network')
  })

  it('are sandboxed', () => {
    expect(webPreferencesOf('/preload', false)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    })
  })

  it('see one function of the shell, and get only ports of the names agreed', () => {
    const listeners = new Map<string, (event: { readonly ports: readonly unknown[] }) => void>()
    const sent: string[] = []
    const posted: unknown[] = []
    const bridge = bridgePorts(
      ['a port'],
      { on: (name, listener) => listeners.set(name, listener), send: (name) => sent.push(name) },
      { location: { origin: 'app://chorus' }, postMessage: (...words) => posted.push(words) },
    )
    expect(Object.keys(bridge)).toEqual(['connect'])
    bridge.connect()
    listeners.get('a port')?.({ ports: ['the port'] })
    expect([...listeners.keys(), ...sent]).toEqual(['a port', 'chorus:connect'])
    expect(posted).toEqual([['a port', 'app://chorus', ['the port']]])
  })

  it('get ports only as the main frame of the window that was made for them', () => {
    const own = {} as WebContents
    const other = {} as WebContents
    const contentsOf = (kind: string) => (kind === 'interface' ? own : other)
    expect(askingPage({ url: 'app://chorus/', parent: null }, own, contentsOf)).toBe('interface')
    expect(askingPage({ url: 'app://network/', parent: null }, own, contentsOf)).toBeUndefined()
    expect(askingPage({ url: 'app://chorus/', parent: {} as never }, own, contentsOf)).toBeUndefined()
    expect(askingPage({ url: 'https://example.org/', parent: null }, own, contentsOf)).toBeUndefined()
    expect(askingPage(null, own, contentsOf)).toBeUndefined()
  })

  it('name the shell’s words, all of them and no more', () => {
    expect(shellMessage.safeParse({ type: 'texts', texts: ENGLISH_SHELL_TEXTS }).success).toBe(true)
    expect(shellMessage.safeParse({ type: 'texts', texts: { ...ENGLISH_SHELL_TEXTS, quit: '' } }).success).toBe(false)
    expect(shellMessage.safeParse({ type: 'run', texts: ENGLISH_SHELL_TEXTS }).success).toBe(false)
  })

  it('can be loaded again from the menu only where debugging was asked for', () => {
    const roles = (debug: boolean) => JSON.stringify(menuTemplate(ENGLISH_SHELL_TEXTS, debug))
    expect(roles(false)).not.toMatch(/reload|toggleDevTools/)
    expect(roles(true)).toMatch(/reload/)
  })
})

describe('the host’s process', () => {
  function supervised() {
    const said: unknown[] = []
    const delays: number[] = []
    const exits: (() => void)[] = []
    const messages: ((message: unknown) => void)[] = []
    const told: string[] = []
    let now = 0
    const tools: SupervisorTools = {
      fork: () => {
        const listen = (event: string, listener: never): void => void (event === 'exit' ? exits : messages).push(listener)
        return { on: listen, postMessage: (message: unknown) => said.push(message) } as never
      },
      path: 'host',
      begin: { type: 'begin', directory: 'profile', keyring: null, debug: false },
      keyring: async ({ bytes }) => bytes,
      ready: () => told.push('ready'),
      failed: (message) => told.push(message),
      after: (delayMs, work) => {
        delays.push(delayMs)
        work()
      },
      now: () => now,
    }
    const host = superviseHost(tools)
    return { host, said, delays, exits, messages, told, pass: (ms: number) => (now += ms) }
  }

  it('is started again when it ends by itself, later each time, and soon again after a sound run', () => {
    const { said, delays, exits, pass } = supervised()
    exits[0]?.()
    exits[1]?.()
    pass(120_000)
    exits[2]?.()
    expect(delays).toEqual([500, 1000, 500])
    expect(said).toHaveLength(4)
    const delay = createRestartDelay()
    expect(Array.from({ length: 9 }, () => delay.next(0)).at(-1)).toBe(30_000)
  })

  it('is not started again after it said that it cannot serve, or when it was ended', async () => {
    const failing = supervised()
    failing.messages[0]?.({ type: 'failed', message: 'in use' })
    failing.exits[0]?.()
    expect([failing.told, failing.delays]).toEqual([['in use'], []])
    const ending = supervised()
    const gone = ending.host.end()
    ending.exits[0]?.()
    await gone
    expect(ending.said.at(-1)).toEqual({ type: 'end' })
    expect(ending.delays).toEqual([])
  })

  it('is told of pages’ ports, and its words that nobody agreed on are dropped', () => {
    const { host, said, messages, told } = supervised()
    host.hand({ type: 'guest' }, {} as MessagePortMain)
    expect(said.at(-1)).toEqual({ type: 'guest' })
    messages[0]?.({ type: 'open', path: '/etc/passwd' })
    messages[0]?.({ type: 'ready' })
    expect(told).toEqual(['ready'])
  })
})

describe('the system’s keyring', () => {
  const storage = (backend: string, isAvailable = true) =>
    ({
      isAsyncEncryptionAvailable: async () => isAvailable,
      getSelectedStorageBackend: () => backend,
      encryptStringAsync: async (text: string) => Buffer.from(`sealed ${text}`),
      decryptStringAsync: async (sealed: Buffer) => {
        if (!sealed.toString().startsWith('sealed ')) throw new Error('another key')
        return { result: sealed.toString().slice(7), shouldReEncrypt: false }
      },
    }) as unknown as SafeStorage

  it('is used by its name, and never where it only disguises', async () => {
    expect(await keyringName(storage('gnome_libsecret'), 'linux')).toBe('gnome_libsecret')
    expect(await keyringName(storage('basic_text'), 'linux')).toBeNull()
    expect(await keyringName(storage('unknown'), 'linux')).toBeNull()
    expect(await keyringName(storage('', false), 'win32')).toBeNull()
    expect(await keyringName(storage(''), 'win32')).toBe('dpapi')
  })

  it('opens what it sealed, and answers nothing for the rest', async () => {
    const bytes = Uint8Array.of(1, 2, 3)
    const sealed = await useKeyring(storage('kwallet6'), { type: 'keyring', id: 1, act: 'seal', bytes })
    expect(await useKeyring(storage('kwallet6'), { type: 'keyring', id: 2, act: 'unseal', bytes: sealed ?? bytes })).toEqual(bytes)
    expect(await useKeyring(storage('kwallet6'), { type: 'keyring', id: 3, act: 'unseal', bytes })).toBeNull()
  })
})
