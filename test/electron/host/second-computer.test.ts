/** Two computers of one person, and a third member: asked for on one, let in on the other, and taken away. */
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
  folder = mkdtempSync(join(tmpdir(), 'chorus-second-'))
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

async function profile(name: string, person: string, listen?: string): Promise<Host> {
  await createProfile({ directory: join(folder, name), person })
  const host = await openHost({ directory: join(folder, name), log: createSilentLog(), network: { webrtc: false, listen } })
  hosts.push(host)
  return host
}

const SOON = { timeout: 10_000 }
const requestsAt = (host: Host) => host.handlers()['coalition.requests']({})

/** Asks at amina's address, and waits for the request at whoever is to answer. */
async function ask(joiner: Host, code: string, amina: Host, answerer: Host): Promise<string> {
  const address = amina.network.address()
  await joiner.handlers()['coalition.join']({ code, ...(address !== undefined && { address }), waitSeconds: 0 })
  await expect.poll(async () => (await requestsAt(answerer)).length, SOON).toBe(1)
  const [request] = await requestsAt(answerer)
  expect(request?.check).toEqual((await joiner.handlers()['coalition.joining']({})).check)
  return request?.id ?? ''
}

/** Bilal's invitation, once the act has come to amina. */
async function inviteComputer(
  bilal: Host,
  amina: Host,
): Promise<{ readonly code: string; readonly expires: string; readonly block: string }> {
  const invited = await bilal.handlers()['computer.invite']({ expiresHours: 24 })
  const deeds = async () => (await amina.handlers().trail({ limit: 99 })).map(({ kind }) => kind)
  await expect.poll(deeds, SOON).toContain('invited-computer')
  return invited
}

const isIn = (joiner: Host) => expect.poll(async () => (await joiner.handlers()['coalition.joining']({})).state, SOON).toBe('let-in')

/** Amina coordinates, Bilal is a member on his first computer. */
async function coalition(): Promise<{ readonly amina: Host; readonly bilal: Host }> {
  const [amina, bilal] = [await profile('amina', 'Amina', '127.0.0.1:0'), await profile('bilal', 'Bilal')]
  await amina.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
  await amina.handlers()['position.create']({ title: 'Publish the budget' })
  const { code } = await amina.handlers()['coalition.invite']({ organisation: 'Green Delta', role: 'editor', expiresHours: 24 })
  const id = await ask(bilal, code, amina, amina)
  await amina.handlers()['coalition.admit']({ id })
  await isIn(bilal)
  await expect.poll(async () => (await bilal.handlers().members({})).length, SOON).toBe(2)
  return { amina, bilal }
}

describe('another computer of a person', () => {
  it('[JOIN-7] [MEM-13] asks at any member, and is shown to and let in by its own person alone', { timeout: 60_000 }, async () => {
    const { amina, bilal } = await coalition()
    const laptop = await profile('laptop', 'Somebody')
    const invited = await inviteComputer(bilal, amina)
    expect(await bilal.handlers()['computer.invitation']({})).toEqual({ code: invited.code, expires: invited.expires })
    expect(await bilal.handlers()['invitation.read']({ text: invited.block })).toMatchObject({ isOwnComputer: true, from: 'Bilal' })
    const id = await ask(laptop, invited.code, amina, bilal)
    expect(await laptop.handlers()['coalition.joining']({})).toMatchObject({
      isOwnComputer: true,
      from: 'Bilal',
      organisationName: 'Green Delta',
    })
    expect(await requestsAt(bilal)).toMatchObject([{ isMyComputer: true }])
    expect(await requestsAt(amina)).toEqual([])
    await expect(amina.handlers()['coalition.admit']({ id })).rejects.toMatchObject({ code: 'not-found' })
    expect(await amina.handlers()['coalition.invitations']({})).toMatchObject([{ organisationName: 'Green Delta', state: 'used' }])

    await bilal.handlers()['coalition.admit']({ id })
    await isIn(laptop)
    await expect.poll(async () => (await laptop.handlers().members({})).length, SOON).toBe(2)
    const me = { name: 'Bilal', organisationName: 'Green Delta', roles: ['editor'], isMe: true }
    await expect.poll(() => laptop.handlers()['coalition.show']({}), SOON).toMatchObject({ me, organisations: 2 })
    for (const host of [amina, bilal, laptop]) {
      await expect.poll(async () => (await host.handlers().members({})).map(({ belonging }) => belonging.length), SOON).toEqual([1, 2])
      expect((await host.handlers()['signons.matrix']({})).organisations).toHaveLength(2)
      await expect.poll(() => host.handlers().computers({ member: 'Bilal' }), SOON).toHaveLength(2)
    }
    expect(await bilal.handlers()['computer.invitation']({})).toBeNull()
    const { position } = await laptop.handlers()['position.create']({ title: 'Written on the laptop' })
    await expect.poll(async () => (await bilal.handlers()['position.list']({})).map(({ id: one }) => one), SOON).toContain(position)
  })

  it('[MEM-15] is removed as lost from the other one: its person stays and is told what it holds', { timeout: 90_000 }, async () => {
    const { amina, bilal } = await coalition()
    const laptop = await profile('laptop', 'Bilal')
    const { code } = await inviteComputer(bilal, amina)
    await bilal.handlers()['coalition.admit']({ id: await ask(laptop, code, amina, bilal) })
    await isIn(laptop)
    await expect.poll(() => laptop.handlers().computers({}), SOON).toHaveLength(2)
    const [here, first] = await laptop.handlers().computers({})
    expect([here?.isThis, first?.isThis]).toEqual([true, false])
    await expect
      .poll(() => laptop.handlers()['computer.holds']({ id: first?.id.slice(0, 12) ?? '' }), { timeout: 40_000 })
      .toMatchObject({ texts: 1, of: 1 })
    for (const id of ['00000000', '']) expect(() => laptop.handlers()['computer.holds']({ id })).toThrow()
    const removed = await laptop.handlers()['computer.remove']({ id: first?.id ?? '' })
    expect(removed).toMatchObject({ needsSecond: false, member: { belongs: true, belonging: [here?.id], roles: ['editor'] } })
    await expect(laptop.handlers()['computer.remove']({ id: here?.id ?? '' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect.poll(() => amina.handlers().computers({ member: 'Bilal' }), SOON).toMatchObject([{ id: here?.id }])
    const linked = async () => (await amina.handlers().network({})).peers.map(({ device }) => device)
    await expect.poll(linked, SOON).toEqual([here?.id])
    const { position } = await laptop.handlers()['position.create']({ title: 'After the loss' })
    await expect.poll(async () => (await amina.handlers()['position.list']({})).map(({ id }) => id), SOON).toContain(position)
    expect((await bilal.handlers()['position.list']({})).map(({ id }) => id)).not.toContain(position)
  })
})
