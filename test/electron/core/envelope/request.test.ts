/** Requests that travel as files: what a member makes of them, true or forged. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../../electron/adapters/crypto/node-crypto.ts'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import { type Joiner, requestCard } from '../../../../electron/core/coalition/request-card.ts'
import { type PartsOrder, sealEnvelope, writeParts } from '../../../../electron/core/envelope/making.ts'
import { writeRequest } from '../../../../electron/core/envelope/request.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { requestSecret } from '../../../../shared/envelope/envelope-file.ts'
import { NO_COALITION, type PersonId } from '../../../../shared/ids.ts'
import { invitationKeys, readInvitationCode } from '../../../../shared/invitation/invitation-code.ts'
import { coalitionOf, type TestCoalition } from '../../../support/coalition-of.ts'
import { makeFiles, opened, take } from '../../../support/envelope-post.ts'

const crypto = createNodeCrypto()

/** Somebody who holds a fresh code of Amina's. */
function joinerOf({ founder, world: { random, time } }: TestCoalition, name: string): Joiner {
  const { code } = founder.coalition.invite('Nurses', ['editor'], 24)
  const read = readInvitationCode(code)
  if (!read.ok) throw new Error('no code')
  const keys = createDeviceKeys(crypto, random)
  return { invitation: invitationKeys(read.secret), keys, person: toHex(random.bytes(16)) as PersonId, name, madeAt: time.now() }
}
const toolsOf = ({ world: { random, time } }: TestCoalition) => ({ crypto, random, clock: time.clock() })

/** A request's file; `changes` make it another than an honest program would write. */
async function requestFile(coalition: TestCoalition, joiner: Joiner, changes: Partial<PartsOrder> = {}): Promise<readonly Uint8Array[]> {
  const tools = toolsOf(coalition)
  const honest = {
    coalition: NO_COALITION,
    keys: joiner.keys,
    content: { runs: [], cards: [], statements: [], requests: [requestCard(crypto, NO_COALITION, joiner)] },
    to: [crypto.agreementPublicKey(requestSecret(joiner.invitation.rendezvousKey))],
    kind: 'request' as const,
  }
  return (await sealEnvelope(crypto, writeParts(tools, { ...honest, ...changes }))).map(({ bytes }) => bytes)
}

describe('a request by file', () => {
  it('[ENV-13] is held by any member, and goes on to the coordinators in that member’s envelope', async () => {
    const coalition = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [coalition.member('amina'), coalition.member('bilal')]
    const joiner = joinerOf(coalition, 'Chen')
    coalition.meet()
    const files = (await sealEnvelope(crypto, writeRequest(toolsOf(coalition), joiner))).map(({ bytes }) => bytes)
    const request = await opened(bilal, files)
    expect(bilal.opened.envelopes.request(request, false)).toMatchObject({
      ok: true,
      request: { name: 'Chen', state: 'waits', isHeld: false },
    })
    expect(bilal.coalition.requests()).toEqual([])
    expect(bilal.opened.envelopes.request(request, true)).toMatchObject({ ok: true, request: { isHeld: false } })
    expect(bilal.opened.envelopes.request(request, true)).toMatchObject({ ok: true, request: { isHeld: true } })
    await take(amina, await makeFiles(bilal))
    const [shown] = amina.coalition.requests()
    expect(shown).toMatchObject({ name: 'Chen', device: joiner.keys.device, organisationName: 'Nurses' })
    expect(await amina.coalition.admit(shown?.id ?? '')).toMatchObject({ name: 'Chen' })
    expect(amina.opened.envelopes.request(await opened(amina, files), true)).toMatchObject({ ok: true, request: { state: 'let-in' } })
  })

  it('[JOIN-2] that names a person who belongs is shown to nobody and held by nobody', async () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { founder } = coalition
    const joiner = { ...joinerOf(coalition, 'Bilal'), person: coalition.member('bilal').coalition.me()?.id as PersonId }
    const request = await opened(founder, await requestFile(coalition, joiner))
    expect(founder.opened.envelopes.request(request, true)).toMatchObject({ ok: false, refused: 'forged' })
    expect(founder.coalition.cards.list('request')).toEqual([])
  })

  it('[ENV-13] counts only under its own invitation, from the computer it names, and as its invitation signed it', async () => {
    const coalition = coalitionOf('amina')
    const { founder } = coalition
    const [joiner, other] = [joinerOf(coalition, 'Chen'), joinerOf(coalition, 'Dalia')]
    const content = { runs: [], cards: [], statements: [], requests: [requestCard(crypto, NO_COALITION, other)] }
    const unsigned = { ...joiner, invitation: { ...joiner.invitation, signingSeed: other.invitation.signingSeed } }
    const forgeries = [
      await requestFile(coalition, joiner, { content }),
      await requestFile(coalition, joiner, { keys: other.keys }),
      await requestFile(coalition, unsigned),
      await requestFile(coalition, joiner, { content: { ...content, requests: [] } }),
    ]
    for (const [index, files] of forgeries.entries()) {
      expect(founder.opened.envelopes.request(await opened(founder, files), true), `forgery ${index}`).toMatchObject({
        ok: false,
        refused: 'forged',
      })
    }
    expect(founder.coalition.requests()).toEqual([])
    expect(founder.opened.envelopes.request(await opened(founder, await requestFile(coalition, joiner)), true)).toMatchObject({ ok: true })
  })

  it('[ENV-13] that is older than another under the same code does not replace it', async () => {
    const coalition = coalitionOf('amina')
    const { founder, world } = coalition
    const first = joinerOf(coalition, 'Chen')
    const second = { ...first, keys: createDeviceKeys(crypto, world.random), name: 'Chen on another computer', madeAt: first.madeAt + 1 }
    for (const joiner of [second, first])
      founder.opened.envelopes.request(await opened(founder, await requestFile(coalition, joiner)), true)
    expect(founder.coalition.requests()).toMatchObject([{ name: 'Chen on another computer' }])
    expect(founder.opened.envelopes.request(await opened(founder, await requestFile(coalition, first)), false)).toMatchObject({
      refused: 'older',
    })
  })
})
