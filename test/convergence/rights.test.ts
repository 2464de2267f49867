/** Every role and every act, from a program that refuses its person nothing: what is by right works everywhere, the rest changes nothing anywhere. */
import { describe, expect, it } from 'vitest'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { editCopy } from '../../electron/core/position/positions.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { appendText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { type DocumentId, NO_HASH, type OrganisationId, type PersonId } from '../../shared/ids.ts'
import type { Role } from '../../shared/membership/acts.ts'
import { rolesNow } from '../../shared/membership/membership.ts'
import { requestBytes } from '../../shared/membership/request.ts'
import { answerRecordId, ownedRecordId } from '../../shared/record/field-rights.ts'
import { type ClosedHash, closedTextOf } from '../../shared/signing/closed-text.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, promisesSettled } from '../support/computer.ts'
import { makeFiles, take } from '../support/envelope-post.ts'

interface Scene {
  readonly coalition: TestCoalition
  readonly actor: Computer
  readonly other: Computer
  /** On whom acts fall. */
  readonly target: Computer
  readonly position: DocumentId
  readonly person: PersonId
  readonly organisation: OrganisationId
}

const HASH = 'ab'.repeat(32) as ClosedHash
const EXPIRES = '2027-01-01T00:00:00.000Z'
const set = ({ actor }: Scene, kind: string, id: string, fields: Record<string, string | number | boolean | object>): void =>
  actor.replica.actRecords([{ kind, id, fields: fields as Record<string, string> }])

const remark = (scene: Scene, kind: string): void =>
  set(scene, 'remark', ownedRecordId(scene.person, '0123456789abcdef'), { kind, position: scene.position, text: 'So not.', at: 1 })
const answer = (scene: Scene, field: string): void =>
  set(scene, 'sign-on', answerRecordId(scene.organisation, scene.position, HASH), { [field]: { text: HASH, decision: 'endorsed' } })
const close = ({ actor, position }: Scene): void => {
  const facts = { title: 'Ours', ask: '', stance: null, commitment: null, language: null }
  const text = actor.positions.read(position, (doc) => closedTextOf(doc, facts))
  actor.replica.actClosing({ clock: 1, position, note: '', text }, [])
}
const write = ({ actor, position }: Scene): void => {
  const opened = actor.replica.documents.open(position)
  editCopy(opened, (doc) => appendText(doc, 'One more thing.', 'test'))
  opened.close()
}

/** What an invitation's key signs, and the act under it. */
function invited(
  { coalition, actor, organisation }: Scene,
  computerOf?: PersonId,
): { readonly invitation: string; readonly seed: Uint8Array } {
  const seed = coalition.world.random.bytes(32)
  const invitation = toHex(coalition.world.crypto.signingPublicKey(seed))
  const filler = toHex(coalition.world.random.bytes(32))
  const roles: Role[] = ['editor']
  const parts = { invitation, organisation, roles, expires: EXPIRES, rendezvous: filler, proof: filler }
  actor.replica.actMembership({ t: 'invite', ...parts, ...(computerOf !== undefined && { computerOf }) })
  return { invitation, seed }
}
const getAnother = (scene: Scene): void => admit(scene, scene.person)
function admit(scene: Scene, computerOf?: PersonId): void {
  const { coalition, actor, organisation } = scene
  const { crypto, random } = coalition.world
  const { invitation, seed } = invited(scene, computerOf)
  const keys = createDeviceKeys(crypto, random)
  const person = toHex(random.bytes(16)) as PersonId
  const parts = { invitation, device: keys.device, agreement: toHex(crypto.agreementPublicKey(keys.agreement)), person }
  const request = toHex(crypto.sign(seed, requestBytes(parts)))
  const whose = computerOf === undefined ? {} : { computerOf }
  actor.replica.actMembership({ t: 'admit', ...parts, organisation, roles: ['editor'], request, lockbox: '', ...whose })
}
const personOf = ({ coalition }: Computer): PersonId => coalition.me()?.id as PersonId

type Deed = (scene: Scene) => void
const WRITERS: readonly Role[] = ['coordinator', 'editor']
const SPEAKERS: readonly Role[] = ['coordinator', 'editor', 'signatory']
const COORDINATORS: readonly Role[] = ['coordinator']
const ROLES = ['coordinator', 'editor', 'signatory', 'observer'] as const

const ACTS: readonly (readonly [name: string, by: readonly Role[], deed: Deed])[] = [
  ['text', WRITERS, write],
  ['facts', WRITERS, (scene) => set(scene, 'position', scene.position, { ask: 'Otherwise' })],
  ['a remark', SPEAKERS, (scene) => remark(scene, 'remark')],
  ['a red line', SPEAKERS, (scene) => remark(scene, 'red-line')],
  ['closing', COORDINATORS, close],
  ['the stage', COORDINATORS, (scene) => set(scene, 'position', scene.position, { stage: 'parked' })],
  ['a number', COORDINATORS, (scene) => set(scene, 'position', scene.position, { number: 77 })],
  ['signing', ['signatory'], (scene) => answer(scene, 'answer')],
  ['recording', COORDINATORS, (scene) => answer(scene, 'recorded')],
  ['inviting', COORDINATORS, (scene) => void invited(scene)],
  ['letting in', COORDINATORS, (scene) => admit(scene)],
  ['another computer of one’s own', ROLES, getAnother],
  [
    'removing a computer',
    COORDINATORS,
    ({ actor, target }) => actor.replica.actMembership({ t: 'remove-computer', device: target.replica.keys().device, cuts: [] }),
  ],
  [
    'a role',
    COORDINATORS,
    ({ actor, target }) => actor.replica.actMembership({ t: 'role', person: personOf(target), roles: ['signatory'], cuts: [] }),
  ],
  [
    'removing',
    COORDINATORS,
    ({ actor, target }) => {
      const device = target.replica.keys().device
      actor.replica.actMembership({ t: 'remove', person: personOf(target), cuts: [{ device, seq: 0, hash: NO_HASH }] })
    },
  ],
  ['a new key', COORDINATORS, ({ actor }) => actor.replica.actMembership({ t: 'epoch', parents: [NO_HASH as never], lockboxes: [] })],
]

function scene(roles: readonly Role[]): Scene {
  const coalition = coalitionOf('amina', 'chen', 'dalia')
  const amina = coalition.member('amina')
  const { id: position } = amina.positions.create({ title: 'Ours' })
  amina.positions.edit(position, (doc) => appendText(doc, 'Before.', 'test'))
  const actor = coalition.letIn('bilal', roles)
  coalition.meet()
  const { person, organisation } = actor.replica.membership().devices.get(actor.replica.keys().device) ?? {}
  if (!person || !organisation) throw new Error('the actor was not let in')
  const [other, target] = [coalition.member('chen'), coalition.member('dalia')]
  return { coalition, actor, other, target, position, person, organisation }
}

/** Everything that acts can change, as one value. */
function pictureOf({ replica, positions }: Computer, position: DocumentId): string {
  const { devices, invitations, setAside, epochs } = replica.membership()
  const epochIds = epochs.map(({ epoch }) => epoch)
  const text = positions.read(position, plainText)
  return JSON.stringify([text, replica.store.registers(), [...devices], [...invitations], setAside, epochIds])
}

async function travel({ coalition, actor, other }: Scene, way: 'link' | 'envelope'): Promise<void> {
  actor.replica.documents.sealAll()
  if (way === 'link') {
    coalition.meet()
    // A new key that the act left owed (EPOCH-5) is sealed meanwhile, perhaps by the actor.
    await promisesSettled()
    coalition.meet()
  } else for (const to of [coalition.founder, other]) await take(to, await makeFiles(actor))
  await promisesSettled()
}

const table = (['link', 'envelope'] as const).flatMap((way) =>
  ACTS.flatMap(([name, by, deed]) => ROLES.map((role) => ({ way, name, deed, role, works: by.includes(role) }))),
)

describe('an act by a member', () => {
  it.each(table)('[MEM-5] $name by a $role over $way works: $works', async ({ way, deed, role, works }) => {
    const here = scene([role])
    const { coalition, actor, other, position } = here
    const witnesses = [coalition.founder, other, actor]
    const all = (): readonly string[] => witnesses.map((one) => pictureOf(one, position))
    const [before] = all()
    expect(new Set(all()).size).toBe(1)
    deed(here)
    await travel(here, way)
    const heads = actor.replica.heads().find(({ device }) => device === actor.replica.keys().device)
    for (const one of witnesses) expect(one.replica.heads()).toContainEqual(heads)
    if (works) expect(all().filter((picture) => picture === before)).toEqual([])
    else expect(new Set(all())).toEqual(new Set([before]))
    coalition.founder.replica.rebuild()
    expect(pictureOf(coalition.founder, position) === before).toBe(!works)
  })

  it.each(ACTS)('[MEM-6] %s by somebody whom others have removed meanwhile changes nothing', async (name, by, deed) => {
    const here = scene([...new Set([...by, 'coordinator'] as const)])
    const { coalition, actor, other, position } = here
    await coalition.founder.opened.rights.remove(here.person)
    const cut = coalition.link('amina', 'chen')
    coalition.world.time.pass(60_000)
    cut()
    const staying = [coalition.founder, other]
    const before = staying.map((one) => pictureOf(one, position))
    deed(here)
    await travel(here, 'link')
    expect(actor.replica.heads().length, name).toBeGreaterThan(0)
    expect(staying.map((one) => pictureOf(one, position))).toEqual(before)
    expect(rolesNow(other.replica.membership(), other.replica.keys().device)).toEqual(['editor'])
  })
})

describe('an honest program', () => {
  it.each(ROLES)('[MEM-5] refuses a %s what is not by right, before anything is written', async (role) => {
    const { actor, other, position } = scene([role])
    const { rights, signing } = actor.opened
    const before = actor.replica.heads()
    const asked: readonly (readonly [readonly Role[], () => unknown])[] = [
      [COORDINATORS, () => rights.setRoles(personOf(other), ['observer'])],
      [COORDINATORS, () => rights.remove(personOf(other))],
      [COORDINATORS, () => actor.coalition.invite('Somebody', ['editor'], 1)],
      [COORDINATORS, () => actor.coalition.admit('nobody')],
      [COORDINATORS, () => signing.closed.close(position, '')],
      [COORDINATORS, () => actor.positions.giveNumber(position, 5)],
      [WRITERS, () => actor.positions.update(position, { ask: 'Otherwise' })],
      [WRITERS, () => actor.positions.edit(position, (doc) => appendText(doc, 'More.', 'test'))],
    ]
    for (const [by, ask] of asked.filter(([allowed]) => !allowed.includes(role))) {
      await expect(Promise.resolve().then(ask), String(ask)).rejects.toMatchObject({ code: 'no-right' })
      expect(by).not.toContain(role)
    }
    expect(actor.replica.heads()).toEqual(before)
  })
})
