/** Who owes the next message where members live on envelopes, and requests that contact nobody. */
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
  folder = mkdtempSync(join(tmpdir(), 'chorus-post-'))
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(name: string): Promise<Host> {
  const host = await openHost({ directory: join(folder, name), log: createSilentLog(), network: { webrtc: false } })
  hosts.push(host)
  return host
}
async function profile(name: string): Promise<Host> {
  await createProfile({ directory: join(folder, name), person: name })
  return await open(name)
}
async function founded(): Promise<{ readonly amina: Host; readonly code: string }> {
  const amina = await profile('Amina')
  await amina.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  await amina.handlers()['position.create']({ title: 'Publish the budget' })
  const { code } = await amina.handlers()['coalition.invite']({ organisation: 'Teachers’ Union', role: 'editor', expiresHours: 24 })
  return { amina, code }
}
const post = (host: Host) => host.handlers()['envelope.post']({})
const take = (host: Host, file: string) => host.handlers()['envelope.import']({ files: [file] })
async function send(host: Host, to?: string): Promise<string> {
  const { files } = await host.handlers()['envelope.export']({ ...(to ? { for: to } : {}), all: false, partBytes: 18_000_000 })
  return files[0]?.file ?? ''
}
const write = (host: Host, append: string) => host.handlers()['position.write']({ id: '1', append })

describe('the post', () => {
  it('[ENV-15] says whose turn it is, from the request to the reply', async () => {
    const { amina, code } = await founded()
    const bilal = await profile('Bilal')
    expect(await post(amina)).toEqual([])
    await take(amina, (await bilal.handlers()['envelope.request']({ code })).file)
    const [request] = await amina.handlers()['coalition.requests']({})
    expect(request).toMatchObject({ name: 'Bilal', isByEnvelope: true })
    const admitted = await amina.handlers()['coalition.admit']({ id: request?.id ?? '' })

    const [owed] = await post(amina)
    expect(owed).toMatchObject({ id: admitted.id, isNew: true, hasAskedByEnvelope: true, madeAt: null, takenAt: null })
    expect(owed?.unsent).toBe(owed?.lacks)
    expect(owed?.lacks).toBeGreaterThan(0)

    const welcome = await send(amina, admitted.id)
    expect(await post(amina)).toMatchObject([{ isNew: true, lacks: owed?.lacks, unsent: 0, madeAt: expect.any(Number) }])
    await take(bilal, welcome)
    expect(await post(bilal)).toMatchObject([{ name: 'Amina', isNew: false, lacks: 0, madeAt: null, takenAt: expect.any(Number) }])

    await write(bilal, 'Salaries first.')
    await send(bilal)
    const [toAmina] = await post(bilal)
    expect(toAmina).toMatchObject({ unsent: 0, madeAt: expect.any(Number) })
    expect(toAmina?.lacks).toBeGreaterThan(0)
    await take(amina, await send(bilal))
    expect(await post(amina)).toMatchObject([{ isNew: false, lacks: 0, unsent: 0, takenAt: expect.any(Number) }])

    await write(amina, 'Then schools.')
    await send(amina)
    await write(amina, 'Then clinics.')
    const [behind] = await post(amina)
    expect(behind).toMatchObject({ unsent: 1 })
    expect(behind?.lacks).toBeGreaterThan(1)
    await send(amina, admitted.organisation)
    expect(await post(amina)).toMatchObject([{ unsent: 0, lacks: behind?.lacks }])
  })

  it('[JOIN-5] contacts nobody for a request by envelope, also after a restart, until that is wanted', async () => {
    const { amina, code } = await founded()
    const { ownAddresses } = await amina.handlers()['network.reachable']({ on: true })
    const address = ownAddresses[0] ?? ''
    const bilal = await profile('Bilal')
    const asked = await bilal.handlers()['coalition.join']({ code, address, byEnvelope: true, waitSeconds: 20 })
    expect(asked).toMatchObject({ state: 'waiting', isByEnvelope: true })
    const known = async (host: Host) => (await host.handlers().network({})).known
    expect(await known(bilal)).toEqual([])
    hosts = hosts.filter((host) => host !== bilal)
    await bilal.close()
    const again = await open('Bilal')
    expect(await again.handlers()['coalition.joining']({})).toMatchObject({ state: 'waiting', isByEnvelope: true })
    expect(await known(again)).toEqual([])
    expect((await again.handlers()['envelope.request']({})).check).toEqual(asked.check)

    await again.handlers()['coalition.join']({ byEnvelope: false, waitSeconds: 0 })
    expect(await known(again)).toMatchObject([{ address }])
    expect(await again.handlers()['coalition.joining']({})).toMatchObject({ isByEnvelope: false, check: asked.check })
  })

  it('needs a code where nothing was asked before', async () => {
    const bilal = await profile('Bilal')
    await expect(bilal.handlers()['coalition.join']({ byEnvelope: true, waitSeconds: 0 })).rejects.toMatchObject({ code: 'not-found' })
  })
})
