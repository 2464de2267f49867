/** Invitations are met however many were made before. */
import { expect, it } from 'vitest'
import { createMemoryLinkPair } from '../../../../electron/adapters/memory/memory-link.ts'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import { openSecureLink } from '../../../../electron/core/session/secure-link.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

it('[SESS-2] whoever holds a new invitation is met although a hundred were made before', () => {
  const { member, world } = coalitionOf('amina')
  const amina = member('amina')
  for (let count = 0; count < 100; count++) amina.coalition.invite(`Earlier ${count}`, ['editor'], 24)
  const met: string[] = []
  for (const organisation of ['Access Watch', 'Budget Watch', 'Court Watch', 'Data Watch', 'Election Watch']) {
    const code = readInvitationCode(amina.coalition.invite(organisation, ['editor'], 48).code)
    if (!code.ok) throw new Error('no code')
    const device = createDeviceKeys(world.crypto, world.random)
    const clock = world.time.clock()
    const [left, right] = createMemoryLinkPair({ schedule: (work) => void clock.after(1, work) })
    amina.sessions.accept(left)
    const accessKeys = [{ key: invitationKeys(code.secret).rendezvousKey, kind: 'join' as const, device }]
    const ignore = { message: () => undefined, drained: () => undefined, closed: () => undefined }
    openSecureLink(right, { ...world, clock, accessKeys }, { ...ignore, ready: () => void met.push(organisation) })
    world.time.pass(100)
  }
  expect(met).toEqual(['Access Watch', 'Budget Watch', 'Court Watch', 'Data Watch', 'Election Watch'])
})
