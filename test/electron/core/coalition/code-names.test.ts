/** Organisations under code names, as plain members, coordinators, former coordinators and newcomers see them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { signCard } from '../../../../electron/core/exchange/cards.ts'
import type { OrganisationId, PersonId } from '../../../../shared/ids.ts'
import type { Role } from '../../../../shared/membership/acts.ts'
import { sealedIn } from '../../../../shared/naming/real-name.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import { type Computer, diskOf, promisesSettled } from '../../../support/computer.ts'

const REAL = 'Border House Shelter'
const CODE = 'Organisation 7'

let coalition: TestCoalition
let shelter: OrganisationId

const organisationOf = ({ coalition: { me } }: Computer): OrganisationId => me()?.organisation as OrganisationId
const nameAt = (name: string): string | undefined =>
  coalition
    .member(name)
    .coalition.members()
    .find(({ organisation }) => organisation === shelter)?.organisationName
const realAt = (name: string): string | undefined => coalition.member(name).opened.codeNames.realNames().get(shelter)
const cardAt = (name: string) => coalition.member(name).coalition.cards.get('organisation', shelter)
const holds = (name: string, words: string): boolean => Buffer.from(coalition.member(name).disk.store.capture()).includes(words)

/** All meet; what is sealed or opened meanwhile is, and goes round. */
async function meet(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    coalition.meet()
    await promisesSettled()
    await Promise.all(coalition.members().map(({ opened }) => opened.codeNames.ready()))
  }
}

function setRoles(name: string, roles: readonly Role[]): void {
  const person = coalition.member(name).coalition.me()?.id as PersonId
  coalition.member('amina').opened.rights.setRoles(person, roles)
}

/** Amina and dora coordinate; bilal's organisation is at risk, and everybody knows it by name; celia is a plain member. */
beforeEach(async () => {
  coalition = coalitionOf('amina', 'bilal', 'celia')
  coalition.letIn('dora', ['coordinator', 'editor'])
  coalition.meet()
  shelter = organisationOf(coalition.member('bilal'))
  coalition.member('amina').coalition.setNames({ organisation: { id: shelter, name: REAL } })
  await meet()
})

describe('a code name', () => {
  it('[CARD-6] [CARD-10] is what members see; coordinators and its own people also see the real name', async () => {
    expect(nameAt('celia')).toBe(REAL)
    expect(await coalition.member('bilal').opened.codeNames.state(CODE, REAL)).toBe(3)
    await meet()
    for (const name of ['amina', 'bilal', 'celia', 'dora']) expect(nameAt(name)).toBe(CODE)
    for (const name of ['amina', 'bilal', 'dora']) expect(realAt(name)).toBe(REAL)
    expect(realAt('celia')).toBeUndefined()
    expect(await coalition.world.crypto.openFor(coalition.member('celia').replica.keys().agreement, sealed('celia'))).toBeUndefined()
    const digests = new Set(coalition.members().map((member) => member.coalition.cards.digest()))
    expect(digests.size).toBe(1)
  })

  it('[CARD-7] leaves no card in clear with anybody, and a newcomer never hears the name', async () => {
    await coalition.member('bilal').opened.codeNames.state(CODE, REAL)
    await meet()
    for (const { replica } of coalition.members()) {
      const cards = replica.store.values('card/organisation/').map(({ value }) => Buffer.from(value).toString())
      expect(cards.filter((card) => card.includes(REAL))).toEqual([])
    }
    coalition.letIn('erik', ['editor'])
    await meet()
    expect(nameAt('erik')).toBe(CODE)
    expect(holds('erik', CODE)).toBe(true)
    expect(holds('erik', REAL)).toBe(false)
    for (const { replica } of coalition.members())
      for (const { chain } of replica.chains.all())
        for (const { body } of replica.store.entries(chain, 1, 1000)) expect(Buffer.from(body ?? []).includes(REAL)).toBe(false)
  })

  it('[CARD-7] is nobody else’s to change or end, and outlasts its people', async () => {
    const [amina, bilal, celia] = ['amina', 'bilal', 'celia'].map((name) => coalition.member(name)) as [Computer, Computer, Computer]
    await bilal.opened.codeNames.state(CODE, REAL)
    await meet()
    amina.coalition.setNames({ organisation: { id: shelter, name: REAL } })
    const { seed, device } = celia.replica.keys()
    const fields = { name: 'Forged', sealed0: 'AAAA' }
    const forged = signCard(coalition.world.crypto, celia.replica.coalition, seed, {
      ...{ kind: 'organisation' as const, id: shelter, version: 2 ** 47, fields, signer: device },
    })
    for (const { coalition: at } of coalition.members()) at.cards.take(forged)
    await meet()
    for (const { name } of coalition.members()) expect(nameAt(name)).toBe(CODE)
    await amina.opened.rights.remove(bilal.coalition.me()?.id ?? '')
    amina.coalition.setNames({ organisation: { id: shelter, name: REAL } })
    await meet()
    for (const name of ['amina', 'celia', 'dora']) expect(nameAt(name)).toBe(CODE)
  })

  it('[CARD-9] is sealed anew, by itself, for who becomes a coordinator, and no more to who is one no longer', async () => {
    await coalition.member('bilal').opened.codeNames.state(CODE, REAL)
    await meet()
    expect(realAt('dora')).toBe(REAL)
    const before = sealed('dora')
    setRoles('dora', ['editor'])
    await meet()
    const { agreement } = coalition.member('dora').replica.keys()
    expect(nameAt('dora')).toBe(CODE)
    expect(realAt('dora')).toBeUndefined()
    expect(sealed('dora')).not.toEqual(before)
    expect(await coalition.world.crypto.openFor(agreement, sealed('dora'))).toBeUndefined()
    // What was sealed to her before she can open for ever: nothing calls that back.
    expect(await coalition.world.crypto.openFor(agreement, before)).toBeDefined()
    setRoles('celia', ['coordinator', 'editor'])
    await meet()
    expect(realAt('celia')).toBe(REAL)
    const version = cardAt('celia')?.version
    await meet()
    expect(cardAt('celia')?.version).toBe(version)
  })

  it('[CARD-9] goes on from another computer of the organisation when the one that stated it goes', async () => {
    const bilal = coalition.member('bilal')
    coalition.letIn('basma', ['editor'], undefined, shelter)
    await meet()
    await bilal.opened.codeNames.state(CODE, REAL)
    await meet()
    expect(realAt('basma')).toBe(REAL)
    await coalition.member('amina').opened.rights.remove(bilal.coalition.me()?.id ?? '')
    await meet()
    expect(cardAt('celia')).toMatchObject({ signer: coalition.member('basma').replica.keys().device, fields: { name: CODE } })
    expect(await coalition.world.crypto.openFor(bilal.replica.keys().agreement, sealed('celia'))).toBeUndefined()
    expect(realAt('dora')).toBe(REAL)
  })

  it('[CARD-9] is sealed anew by the successor of a computer that came back from a backup', async () => {
    const bilal = coalition.member('bilal')
    await bilal.opened.codeNames.state(CODE, REAL)
    await meet()
    const backup = bilal.disk.store.capture()
    bilal.positions.create({ title: 'Written after the backup' })
    await meet()
    const restored = coalition.restart('bilal', diskOf(bilal.disk, backup))
    await meet()
    const { device } = restored.replica.keys()
    expect(device).not.toBe(bilal.disk.keys.device)
    expect(cardAt('celia')).toMatchObject({ signer: device, fields: { name: CODE } })
    for (const name of ['amina', 'bilal', 'dora']) expect(realAt(name)).toBe(REAL)
  })

  it('[CARD-7] is stated by every computer that had written the name in clear, so that it comes back with nobody’s going', async () => {
    const bilal = coalition.member('bilal')
    const basma = coalition.letIn('basma', ['editor'], undefined, shelter)
    await meet()
    await basma.opened.codeNames.state('Organisation 6', REAL)
    await basma.opened.codeNames.end()
    await meet()
    expect(nameAt('celia')).toBe(REAL)
    await bilal.opened.codeNames.state(CODE, REAL)
    await meet()
    await coalition.member('amina').opened.rights.remove(bilal.coalition.me()?.id ?? '')
    coalition.letIn('erik', ['editor'])
    await meet()
    for (const name of ['amina', 'celia', 'erik']) expect(nameAt(name)).toBe(CODE)
    expect(cardAt('erik')?.signer).toBe(basma.replica.keys().device)
  })

  it('[CARD-7] ends where its own people say so: the name stands in clear, and coordinators fix its spelling again', async () => {
    const bilal = coalition.member('bilal')
    await bilal.opened.codeNames.state(CODE, 'Border house shelter')
    await meet()
    expect(await bilal.opened.codeNames.end()).toBe('Border house shelter')
    await meet()
    for (const { name } of coalition.members()) expect(nameAt(name)).toBe('Border house shelter')
    coalition.member('dora').coalition.setNames({ organisation: { id: shelter, name: REAL } })
    await meet()
    for (const { name } of coalition.members()) expect(nameAt(name)).toBe(REAL)
    await expect(bilal.opened.codeNames.end()).rejects.toThrow(/no code name/)
  })

  it('[CARD-8] stands where what is sealed is malformed, another organisation’s or to nobody here, and says nothing more', async () => {
    const bilal = coalition.member('bilal')
    const celia = coalition.member('celia')
    await bilal.opened.codeNames.state(CODE, REAL)
    await meet()
    const own = cardAt('bilal')?.fields ?? {}
    const { seed, device } = celia.replica.keys()
    const theirs = organisationOf(celia)
    let version = 2 ** 40
    const stated = async (fields: Readonly<Record<string, string>>) => {
      version++
      const card = { kind: 'organisation' as const, id: theirs, version, signer: device, fields: { name: 'Organisation 8', ...fields } }
      celia.coalition.cards.write(seed, card)
      coalition.meet()
      await coalition.member('amina').opened.codeNames.ready()
      return {
        name: coalition.member('dora').coalition.cards.get('organisation', theirs)?.fields['name'],
        real: coalition.member('amina').opened.codeNames.realNames().get(theirs),
      }
    }
    const { name: _, ...foreign } = own
    const file = sealed('bilal')
    const cases = [
      foreign,
      { sealed0: '' },
      { sealed0: 'no base64url!' },
      { sealed0: 'AAAA', sealed2: 'AAAA' },
      { sealed0: 'A'.repeat(4096) },
    ]
    for (const fields of cases) expect(await stated(fields)).toEqual({ name: 'Organisation 8', real: undefined })
    const cut = Buffer.from(file.subarray(0, 500)).toString('base64url')
    expect(await stated({ sealed0: cut })).toEqual({ name: 'Organisation 8', real: undefined })
    await expect(celia.opened.codeNames.end()).rejects.toThrow(/cannot be read/)
  })

  it('[CARD-6] says nothing of the real name, and is borne by one organisation', async () => {
    const { codeNames } = coalition.member('bilal').opened
    await expect(codeNames.state(`The ${REAL.toLowerCase()}`, REAL)).rejects.toThrow(/holds the real name/)
    await expect(codeNames.state('AMINA', REAL)).rejects.toThrow(/Another organisation/)
    const helper = coalition.letIn('helper', ['helper'])
    await meet()
    await expect(helper.opened.codeNames.state(CODE, REAL)).rejects.toThrow(/Only people of an organisation/)
    expect(nameAt('celia')).toBe(REAL)
  })
})

const sealed = (name: string): Uint8Array => sealedIn(cardAt(name)?.fields ?? {}) ?? new Uint8Array(0)
