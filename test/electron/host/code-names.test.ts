/** Code names through the calls of a host, sealed with real keys: from the founding on, through an invitation, to the end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../../electron/host/host.ts'

const REAL = 'Border House Shelter'
const CODE = 'Organisation 7'
const folder = mkdtempSync(join(tmpdir(), 'chorus-test-'))
const open: Host[] = []

afterEach(async () => {
  for (const host of open.splice(0)) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

async function hostOf(person: string): Promise<Host> {
  const directory = join(folder, person)
  await createProfile({ directory, person })
  const host = await openHost({ directory, log: createSilentLog(), network: { webrtc: false } })
  open.push(host)
  return host
}

describe('a code name', () => {
  it('[CARD-6] [CARD-10] stands from the founding on, over a restart and an invitation under the real name, until it is ended', async () => {
    const founded = await hostOf('Amina')
    await founded.handlers()['coalition.create']({ name: 'Open Samara', organisation: REAL, codeName: CODE })
    await founded.close()
    open.splice(0)
    const amina = await openHost({ directory: join(folder, 'Amina'), log: createSilentLog(), network: { webrtc: false } })
    open.push(amina)
    const call = amina.handlers()
    const organisations = async () => await call.organisations({})
    expect(await organisations()).toMatchObject([{ name: CODE, isCodeName: true, realName: REAL, isMine: true }])
    const [{ id = '' } = {}] = await organisations()

    const invited = await call['coalition.invite']({ organisation: 'border  house shelter', role: 'editor', expiresHours: 24 })
    expect([invited.organisation, invited.block.includes(Buffer.from(REAL).toString('base64url'))]).toEqual([CODE, false])
    expect(await call['coalition.invitations']({})).toMatchObject([{ organisationName: CODE }])
    const cards = amina.coalition().replica.store.values('card/organisation/')
    expect(cards.map(({ name }) => name.split('/')[2])).toEqual([id])

    await expect(async () => await call['organisation.rename']({ id, name: REAL })).rejects.toThrow(/under a code name/)
    expect(await call['organisation.code-name']({ codeName: 'Organisation 8', realName: REAL })).toEqual({
      ...{ id, codeName: 'Organisation 8', realName: REAL, readers: 1 },
    })
    expect(await call['organisation.end-code-name']({})).toEqual({ id, name: REAL })
    expect(await organisations()).toMatchObject([{ name: REAL, isCodeName: false, realName: null }])
    await call['organisation.rename']({ id, name: 'Border House' })
    expect(await organisations()).toMatchObject([{ name: 'Border House' }])
  })

  it('[CARD-6] that holds the real name founds nothing', async () => {
    const host = await hostOf('Bilal')
    const input = { name: 'Open Samara', organisation: 'Shelter', codeName: 'The Shelter' }
    await expect(host.handlers()['coalition.create'](input)).rejects.toThrow(/holds the real name/)
    expect(host.coalitions()).toEqual([])
  })
})
