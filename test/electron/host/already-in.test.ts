/** A code for a coalition that the profile already has: it is said, nobody is asked, and everything stays. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'
import { createInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { freePort } from '../../support/command-line.ts'
import { memberProfiles } from '../../support/member-profiles.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'

let folder = ''
let hosts: Host[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-already-in-'))
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(directory: string, listen?: string): Promise<Host> {
  const host = await openHost({ directory, log: createSilentLog(), network: { webrtc: false, ...(listen !== undefined && { listen }) } })
  hosts.push(host)
  return host
}
async function reopened(host: Host, directory: string): Promise<Host> {
  hosts = hosts.filter((one) => one !== host)
  await host.close()
  return await open(directory)
}
const inviteBilalAgain = async (amina: Host): Promise<string> =>
  (await amina.handlers()['coalition.invite']({ organisation: 'Organisation 2', role: 'signatory', expiresHours: 1 })).code
const bringTo = async (amina: Host, bilal: Host): Promise<void> => {
  const { files } = await amina.handlers()['envelope.export']({ for: 'Bilal', all: false, partBytes: 18_000_000 })
  const taken = await bilal.handlers()['envelope.import']({ files: files.map(({ file }) => file) })
  expect(taken.envelopes).toMatchObject([{ taken: true }])
}
const joining = (host: Host) => host.handlers()['coalition.joining']({})
const textOf = async (host: Host): Promise<string> => (await host.handlers()['position.show']({ id: '1', format: 'text' })).text ?? ''

async function bothMembers() {
  const [first = '', second = ''] = await memberProfiles(folder, ['Amina', 'Bilal'], async (founder) => {
    await founder.handlers()['position.create']({ title: 'Publish the budget' })
    await founder.handlers()['position.write']({ id: '1', append: 'Every month.' })
  })
  const listen = `127.0.0.1:${await freePort()}`
  return { amina: await open(first, listen), bilal: await open(second), second }
}

describe('a code for a coalition that the profile has', { timeout: 60_000 }, () => {
  it('[JOIN-6] is known by the record before anybody is asked, and takes nothing away', async () => {
    const { amina, bilal, second } = await bothMembers()
    const code = await inviteBilalAgain(amina)
    await bringTo(amina, bilal)
    const { device } = bilal.coalition().replica.keys()
    const id = bilal.coalition().replica.coalition
    expect(await bilal.handlers()['invitation.read']({ text: code })).toMatchObject({ alreadyIn: { id, name: 'Open Samara' } })
    await expect(bilal.handlers()['coalition.join']({ code, waitSeconds: 0 })).rejects.toMatchObject({ code: 'already-member' })
    expect(await joining(bilal)).toMatchObject({ state: 'none' })
    const again = await reopened(bilal, second)
    expect(await joining(again)).toMatchObject({ state: 'none' })
    expect(again.coalitions()).toHaveLength(1)
    expect(again.coalition().replica.keys().device).toBe(device)
    expect(again.coalition().coalition.me()).toMatchObject({ belongs: true, roles: ['editor'] })
    expect(await textOf(again)).toBe('Every month.')
  })

  it('[JOIN-6] is asked no more once the record that arrives shows it, also after a restart', async () => {
    const { amina, bilal, second } = await bothMembers()
    const code = await inviteBilalAgain(amina)
    expect(await bilal.handlers()['invitation.read']({ text: code })).toMatchObject({ isWhole: true, alreadyIn: null })
    await bilal.handlers()['coalition.join']({ code, byEnvelope: true, waitSeconds: 0 })
    const again = await reopened(bilal, second)
    expect(await joining(again)).toMatchObject({ state: 'waiting' })
    await bringTo(amina, again)
    const id = again.coalition().replica.coalition
    expect(await joining(again)).toMatchObject({ state: 'already-in', coalition: id, coalitionName: 'Open Samara', check: null })
    await expect(again.handlers()['envelope.request']({})).rejects.toMatchObject({ code: 'not-found' })
    expect(await again.handlers()['coalition.cancel-join']({})).toMatchObject({ state: 'none' })
    expect(await textOf(again)).toBe('Every month.')
  })

  it('[JOIN-6] leaves a request that is under way elsewhere as it is', async () => {
    const { amina, bilal } = await bothMembers()
    const code = await inviteBilalAgain(amina)
    await bringTo(amina, bilal)
    const elsewhere = createInvitationCode(createSeededRandom(7).bytes(16))
    const { check } = await bilal.handlers()['coalition.join']({ code: elsewhere, byEnvelope: true, waitSeconds: 0 })
    await expect(bilal.handlers()['coalition.join']({ code, waitSeconds: 0 })).rejects.toMatchObject({ code: 'already-member' })
    expect(await joining(bilal)).toMatchObject({ state: 'waiting', check })
  })

  it('[JOIN-6] is answered as let in where it is the code that the profile came in by', async () => {
    const { amina, bilal, second } = await bothMembers()
    const [{ code } = { code: null }] = await amina.handlers()['coalition.invitations']({})
    const again = await reopened(bilal, second)
    const answer = await again.handlers()['coalition.join']({ code: code ?? '', waitSeconds: 0 })
    expect(answer).toMatchObject({ state: 'let-in', coalition: again.coalition().replica.coalition })
    expect(await joining(again)).toMatchObject({ state: 'none' })
  })
})
