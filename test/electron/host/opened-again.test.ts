/** A computer that lets itself be reached again is where members were told that it is, as long as nobody else took the place. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { parseAddress } from '../../../electron/host/address.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'

const folder = mkdtempSync(join(tmpdir(), 'chorus-opened-again-'))
let host: Host

beforeAll(async () => {
  await createProfile({ directory: folder, person: 'Amina' })
  host = await openHost({ directory: folder, log: createSilentLog(), network: { webrtc: false } })
})

afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the door; answers its port. */
async function open(): Promise<number> {
  await host.handlers()['network.reachable']({ on: true })
  return parseAddress(host.network.address() ?? '').port
}

const close = () => host.handlers()['network.reachable']({ on: false })

test('the port of before is taken again, also after the door was closed', async () => {
  const first = await open()
  await close()
  expect(host.network.address()).toBeUndefined()
  expect(await open()).toBe(first)
  await close()
})

test('where another program took it, a free one is taken and remembered from then on', async () => {
  const first = await open()
  await close()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(first, '0.0.0.0', resolve))
  const second = await open()
  expect(second).not.toBe(first)
  await new Promise((resolve) => other.close(resolve))
  await close()
  expect(await open()).toBe(second)
  await close()
})
