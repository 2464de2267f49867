/** Servers that help members to link, as pages and the command line see them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'

const SECRET = 'a secret of the coalition'

let directory: string
let host: Host
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'chorus-relays-'))
  await createProfile({ directory, person: 'Amina' })
  host = await openHost({ directory, log: createSilentLog(), network: { webrtc: false } })
  await host.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
})
afterEach(async () => {
  await host.close()
  rmSync(directory, { recursive: true, force: true })
})

it('[RELAY-3] [RELAY-4] are told without their passwords, to pages and in the trail, and are asked by nobody in careful mode', async () => {
  const call = host.handlers()
  await call['relays.add']({ url: 'turn:192.0.2.9:3478', username: 'members', password: SECRET })
  const shown = await call['relays.list']({})
  expect(shown).toEqual({ servers: [{ url: 'turn:192.0.2.9:3478', isTurn: true, username: 'members' }], maySet: true, areAsked: true })
  const trail = await call.trail({ limit: 10 })
  expect(trail.some(({ kind }) => kind === 'set-servers')).toBe(true)
  for (const answer of [shown, trail, await call.network({}), await call['network.diagnose']({}), await call.inspect({})]) {
    expect(JSON.stringify(answer)).not.toContain(SECRET)
  }
  await call['settings.set']({ careful: true })
  expect((await call['relays.list']({})).areAsked).toBe(false)
})
