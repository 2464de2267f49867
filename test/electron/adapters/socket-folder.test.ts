/** The folder of local sockets, where all users of a computer may make folders. */
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectPipe, listenForPipes } from '../../../electron/adapters/control/socket-pipe.ts'

const before = process.env['XDG_RUNTIME_DIR']
let shared = ''
const folder = (): string => join(shared, `chorus-${userInfo().uid}`)

beforeEach(() => {
  shared = mkdtempSync(join(tmpdir(), 'chorus-shared-'))
  process.env['XDG_RUNTIME_DIR'] = shared
})
afterEach(() => {
  if (before === undefined) delete process.env['XDG_RUNTIME_DIR']
  else process.env['XDG_RUNTIME_DIR'] = before
  rmSync(shared, { recursive: true, force: true })
})

describe.runIf(process.platform !== 'win32')('[PIPE-8] the folder of local sockets', () => {
  const refused = { code: 'unreachable' }

  it('is closed to others, also where it was open', async () => {
    mkdirSync(folder())
    chmodSync(folder(), 0o777)
    const server = await listenForPipes('/profile', () => undefined)
    expect(lstatSync(folder()).mode & 0o777).toBe(0o700)
    const pipe = await connectPipe('/profile')
    expect(pipe).toBeDefined()
    pipe?.close()
    await server.close()
  })

  it('is not used where it leads elsewhere', async () => {
    mkdirSync(join(shared, 'elsewhere'))
    symlinkSync(join(shared, 'elsewhere'), folder())
    await expect(listenForPipes('/profile', () => undefined)).rejects.toMatchObject(refused)
    await expect(connectPipe('/profile')).rejects.toMatchObject(refused)
  })

  it.runIf(userInfo().uid === 0)('is not used where it is another user’s', async () => {
    mkdirSync(folder())
    chownSync(folder(), 12_345, 12_345)
    await expect(listenForPipes('/profile', () => undefined)).rejects.toMatchObject(refused)
    await expect(connectPipe('/profile')).rejects.toMatchObject(refused)
  })
})
