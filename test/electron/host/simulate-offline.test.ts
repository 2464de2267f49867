/** "Simulate offline": a host whose network is switched off reaches nobody, and finds everybody again when it is switched on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'

const folder = mkdtempSync(join(tmpdir(), 'chorus-offline-'))
const hosts: Host[] = []

/** Direct links only: one process cannot be in a WebRTC lobby twice. */
async function open(name: string, listen?: string): Promise<Host> {
  const directory = join(folder, name)
  await createProfile({ directory, person: name })
  const host = await openHost({ directory, log: createSilentLog(), network: { webrtc: false, listen } })
  hosts.push(host)
  return host
}

let amina: Host
let bilal: Host

beforeAll(async () => {
  amina = await open('amina', '127.0.0.1:0')
  bilal = await open('bilal')
  const calls = amina.handlers()
  await calls['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  const { code } = await calls['coalition.invite']({ organisation: 'Teachers', role: 'editor', expiresHours: 24 })
  const joined = bilal.handlers()['coalition.join']({ code, address: amina.network.address(), waitSeconds: 30 })
  await vi.waitUntil(async () => (await calls['coalition.requests']({})).length === 1, { timeout: 20_000 })
  for (const { id } of await calls['coalition.requests']({})) await calls['coalition.admit']({ id })
  await joined
  await vi.waitUntil(() => bilal.sessions.peers().some(({ inStep }) => inStep), { timeout: 20_000 })
}, 60_000)

afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()))
  rmSync(folder, { recursive: true, force: true })
})

test('switched off, it loses every link and takes no new one; switched on, it is where it was and all arrives', {
  timeout: 60_000,
}, async () => {
  const address = amina.network.address()
  const off = await amina.handlers()['network.simulate-offline']({ on: true })
  expect(off).toMatchObject({ isSimulatedOffline: true, isReachable: false, peers: [] })
  await amina.handlers()['position.create']({ title: 'Written without a network' })
  expect(await bilal.handlers()['position.list']({})).toEqual([])
  const on = await amina.handlers()['network.simulate-offline']({ on: false })
  expect(on.isSimulatedOffline).toBe(false)
  expect(amina.network.address()).toBe(address)
  await expect.poll(async () => (await bilal.handlers()['position.list']({})).length, { timeout: 40_000 }).toBe(1)
})

test('the one who dials can be switched off as well, and addresses given meanwhile are dialled afterwards', {
  timeout: 60_000,
}, async () => {
  const calls = bilal.handlers()
  await calls['network.simulate-offline']({ on: true })
  await expect.poll(() => amina.sessions.peers().length, { timeout: 20_000 }).toBe(0)
  await calls['network.connect']({ address: amina.network.address() ?? '' })
  expect(bilal.sessions.peers()).toEqual([])
  await calls['network.simulate-offline']({ on: false })
  await expect.poll(() => amina.sessions.peers().length, { timeout: 40_000 }).toBe(1)
  expect(await calls['debug.state']({})).toMatchObject({ waiting: 0, unsealed: 0, alarms: [] })
})
