/** A joiner and a member in one session: what the joiner believes, and what it then says. */
import { describe, expect, it } from 'vitest'
import { createSeededCrypto } from '../../../../electron/adapters/crypto/seeded-crypto.ts'
import { createDeviceKeys } from '../../../../electron/core/coalition/founding.ts'
import type { Joiner } from '../../../../electron/core/coalition/request-card.ts'
import { askToJoin } from '../../../../electron/core/session/join-session.ts'
import { toHex } from '../../../../shared/bytes/hex.ts'
import { encodeJoining } from '../../../../shared/exchange/joining.ts'
import { decodeMessage, encodeMessage } from '../../../../shared/exchange/messages.ts'
import type { CoalitionId, DeviceId, PersonId } from '../../../../shared/ids.ts'
import { coalitionProof, invitationKeys } from '../../../../shared/invitation/invitation-code.ts'
import { createSeededRandom } from '../../../support/seeded-random.ts'

const COALITION = 'c0'.repeat(32) as CoalitionId
const OTHER = 'd0'.repeat(32) as CoalitionId
const NAMES = { coalitionName: 'Open Samara', organisationName: 'Nurses', from: 'Amina' }

/** A joiner in a session; `says` is what it sent, `hears` what came of it. */
function joining() {
  const random = createSeededRandom(1)
  const crypto = createSeededCrypto(random)
  const joiner: Joiner = {
    invitation: invitationKeys(random.bytes(16)),
    keys: createDeviceKeys(crypto, random),
    person: toHex(random.bytes(16)) as PersonId,
    name: 'Ben',
    madeAt: 1,
  }
  const sent: (string | undefined)[] = []
  const closed: string[] = []
  const heard: string[] = []
  const conversation = {
    peer: 'ab'.repeat(32) as DeviceId,
    send: (bytes: Uint8Array) => {
      const said = decodeMessage(bytes)
      sent.push(said.ok ? said.value?.type : 'malformed')
      return true
    },
    close: (reason: string) => void closed.push(reason),
    isSlow: () => false,
    receivedBytes: () => 0,
  }
  const session = askToJoin(conversation, crypto, joiner, {
    offered: ({ coalitionName }) => {
      heard.push(`offered ${coalitionName}`)
      return true
    },
    held: () => void heard.push('held'),
    letIn: () => void heard.push('let in'),
    refused: () => void heard.push('refused'),
  })
  const offer = (coalition: CoalitionId, proofOf: CoalitionId): void => {
    const proof = toHex(coalitionProof(joiner.invitation.proofKey, proofOf))
    session.message(encodeMessage({ type: 'invitation', invitation: encodeJoining({ coalition, proof, ...NAMES }) }))
  }
  return { session, offer, sent, closed, heard }
}

describe('whoever asks to be let in', () => {
  it('[JOIN-1] sends the request to a member who proves that the code was made for its coalition', () => {
    const { offer, sent, closed, heard } = joining()
    offer(COALITION, COALITION)
    expect({ sent, closed, heard }).toEqual({ sent: ['request'], closed: [], heard: ['offered Open Samara'] })
  })

  it('[JOIN-1] ends the session where the proof is another coalition’s, says nothing there, and believes no name', () => {
    const { offer, sent, closed, heard } = joining()
    offer(OTHER, COALITION)
    expect({ sent, heard }).toEqual({ sent: [], heard: ['refused'] })
    expect(closed).toHaveLength(1)
  })

  it('[JOIN-3] takes no welcome before a proof, nor into another coalition than was proved', async () => {
    const welcome = (coalition: CoalitionId) => encodeMessage({ type: 'welcome', welcome: encodeJoining({ coalition, lockbox: 'AAAA' }) })
    for (const prove of [false, true]) {
      const { session, offer, closed, heard } = joining()
      if (prove) offer(COALITION, COALITION)
      session.message(welcome(OTHER))
      await expect.poll(() => closed.length).toBe(1)
      expect(heard.at(-1)).toBe('refused')
      expect(heard).not.toContain('let in')
    }
  })
})
