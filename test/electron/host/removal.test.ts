/** Removal on real profiles with real lockboxes, over plain connections: who is gone gets nothing, who comes later the newest key. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import { freePort, until } from '../../support/command-line.ts'
import { memberProfiles } from '../../support/member-profiles.ts'

let folder = ''
let hosts: Host[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-removal-'))
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  hosts = []
  rmSync(folder, { recursive: true, force: true })
})

async function open(directory: string, network: { readonly listen?: string; readonly connect?: readonly string[] }): Promise<Host> {
  const host = await openHost({ directory, log: createSilentLog(), network: { webrtc: false, ...network } })
  hosts.push(host)
  return host
}
const keysOf = (host: Host): readonly string[] => host.coalition().epochKeys.inUse().map(toHex)
const text = async (host: Host): Promise<string> => (await host.handlers()['position.show']({ id: '1', format: 'text' })).text ?? ''

it('[EPOCH-3] [EPOCH-6] [JOIN-3] hands the newest key to who stays and who comes, and nothing to who went', {
  timeout: 120_000,
}, async () => {
  const [first = '', second = '', third = ''] = await memberProfiles(folder, ['Amina', 'Bilal', 'Chen'], async (founder) => {
    await founder.handlers()['position.create']({ title: 'Publish the budget' })
  })
  const listen = `127.0.0.1:${await freePort()}`
  const amina = await open(first, { listen })
  const before = keysOf(amina)
  expect(await amina.handlers()['member.remove']({ id: 'Bilal' })).toMatchObject({
    needsSecond: false,
    member: { belongs: false, roles: [] },
  })
  await amina.handlers()['position.write']({ id: '1', append: 'After.' })
  const chen = await open(third, { connect: [listen] })
  const [newest] = await until(
    async () => keysOf(amina),
    (keys) => keys.length === 1,
  )
  expect(before).not.toContain(newest)
  expect(
    await until(
      () => text(chen),
      (words) => words !== '',
    ),
  ).toBe('After.')
  expect(keysOf(chen)).toEqual([newest])

  const bilal = await open(second, { connect: [listen] })
  const dora = join(folder, 'Dora')
  await createProfile({ directory: dora, person: 'Dora' })
  const joiner = await open(dora, {})
  const { code } = await amina.handlers()['coalition.invite']({ organisation: 'Youth Forum', role: 'editor', expiresHours: 1 })
  await joiner.handlers()['coalition.join']({ code, address: listen, waitSeconds: 0 })
  const [request] = await until(
    async () => amina.handlers()['coalition.requests']({}),
    (requests) => requests.length > 0,
  )
  await amina.handlers()['coalition.admit']({ id: request?.id ?? '' })
  await until(
    async () => joiner.coalitions().length,
    (count) => count === 1,
  )
  expect(
    await until(
      () => text(joiner).catch(() => ''),
      (words) => words !== '',
    ),
  ).toBe('After.')
  expect(keysOf(joiner)).toEqual([newest])
  expect(bilal.coalition().replica.membership().epochs).toEqual([])
  expect(await text(bilal)).toBe('')
  expect(bilal.sessions.peers()).toEqual([])
})
