/** A helper computer that came in by an invitation: it belongs, and is counted as nobody's organisation. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'

let folder = ''
let hosts: Host[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-helper-'))
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

async function profile(name: string, listen?: string): Promise<Host> {
  await createProfile({ directory: join(folder, name), person: name })
  const host = await openHost({ directory: join(folder, name), log: createSilentLog(), network: { webrtc: false, listen } })
  hosts.push(host)
  return host
}

describe('a helper computer', () => {
  it('[MEM-12] is asked for no answer, counted as no organisation, and told apart', async () => {
    const [amina, helper] = [await profile('Amina', '127.0.0.1:0'), await profile('Helper')]
    await amina.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
    const invited = { organisation: 'Helper of the union', role: 'editor', roles: ['helper' as const], expiresHours: 24 } as const
    const { code } = await amina.handlers()['coalition.invite']({ ...invited, roles: [...invited.roles] })
    expect(await amina.handlers()['coalition.show']({})).toMatchObject({ organisations: 1, invited: 0 })
    expect((await amina.handlers()['signons.matrix']({})).organisations).toHaveLength(1)
    const address = amina.network.address()
    await helper.handlers()['coalition.join']({ code, ...(address !== undefined && { address }), waitSeconds: 0 })
    await expect.poll(async () => (await amina.handlers()['coalition.requests']({})).length, { timeout: 10_000 }).toBe(1)
    const [request] = await amina.handlers()['coalition.requests']({})
    await amina.handlers()['coalition.admit']({ id: request?.id ?? '' })
    await expect.poll(async () => (await helper.handlers()['coalition.joining']({})).state, { timeout: 10_000 }).toBe('let-in')

    expect(await amina.handlers()['coalition.show']({})).toMatchObject({ organisations: 1 })
    expect((await amina.handlers().organisations({})).map(({ name }) => name)).toEqual(['Budget Watch'])
    expect((await amina.handlers()['signons.matrix']({})).organisations).toHaveLength(1)
    const said = { member: { name: 'Helper', organisationName: 'Helper of the union', roles: ['helper'], isHelper: true } }
    await expect.poll(() => amina.handlers().helpers({}), { timeout: 10_000 }).toMatchObject([{ ...said, isHere: true }])
    await expect
      .poll(() => amina.handlers()['network.diagnose']({}), { timeout: 10_000 })
      .toMatchObject({ isHelperLinked: true, organisations: [], advice: ['alone'] })
    expect(() => helper.handlers()['position.create']({ title: 'Not a helper’s' })).toThrow(expect.objectContaining({ code: 'no-right' }))
  })
})
