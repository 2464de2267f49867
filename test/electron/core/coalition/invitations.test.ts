/** Whoever holds an invitation is met, and may leave a request. */
import { expect, it } from 'vitest'
import { createMemoryLinkPair } from '../../../../electron/adapters/memory/memory-link.ts'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import { signCard } from '../../../../electron/core/exchange/cards.ts'
import { openSecureLink } from '../../../../electron/core/session/secure-link.ts'
import { type ExchangeMessage, encodeMessage } from '../../../../shared/exchange/messages.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'

/** Begins a session under an invitation's code as the program of whoever holds it. */
function openJoiner({ world, member }: TestCoalition, code: string, ready: (say: (message: ExchangeMessage) => void) => void): void {
  const secret = readInvitationCode(code)
  if (!secret.ok) throw new Error('no code')
  const device = createDeviceKeys(world.crypto, world.random)
  const clock = world.time.clock()
  const [left, right] = createMemoryLinkPair({ schedule: (work) => void clock.after(1, work) })
  member('amina').sessions.accept(left)
  const accessKeys = [{ key: invitationKeys(secret.secret).rendezvousKey, kind: 'join' as const, device }]
  const ignore = { message: () => undefined, drained: () => undefined, closed: () => undefined }
  const say = (message: ExchangeMessage): void => void secure.send(encodeMessage(message))
  const secure = openSecureLink(right, { ...world, clock, accessKeys }, { ...ignore, ready: () => ready(say) })
  world.time.pass(100)
}

it('[SESS-2] whoever holds a new invitation is met although a hundred were made before', () => {
  const coalition = coalitionOf('amina')
  const amina = coalition.member('amina')
  for (let count = 0; count < 100; count++) amina.coalition.invite(`Earlier ${count}`, ['editor'], 24)
  const names = ['Access Watch', 'Budget Watch', 'Court Watch', 'Data Watch', 'Election Watch']
  const met: string[] = []
  for (const name of names) openJoiner(coalition, amina.coalition.invite(name, ['editor'], 48).code, () => met.push(name))
  expect(met).toEqual(names)
})

it('[JOIN-2] whoever holds a code leaves nothing but a request under it', () => {
  const coalition = coalitionOf('amina')
  const { member, world } = coalition
  const amina = member('amina')
  const { code } = amina.coalition.invite('Access Watch', ['editor'], 24)
  const before = amina.coalition.cards.all().length
  openJoiner(coalition, code, (say) => {
    for (const kind of ['organisation', 'request', 'person'] as const) {
      const { seed, device } = createDeviceKeys(world.crypto, world.random)
      const card = { kind, id: device, version: 1, fields: { name: 'Filling the disk' }, signer: device }
      say({ type: 'request', request: signCard(world.crypto, amina.replica.coalition, seed, card) })
    }
  })
  expect(amina.coalition.cards.all()).toHaveLength(before)
})
