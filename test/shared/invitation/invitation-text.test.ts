/** Invitations in what people paste: a whole message, a code with its address, or no invitation at all. */
import { describe, expect, it } from 'vitest'
import { toBase64url } from '../../../shared/bytes/base64url.ts'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { createInvitationCode, readInvitationCode } from '../../../shared/invitation/invitation-code.ts'
import { readInvitationText, writeInvitationBlock } from '../../../shared/invitation/invitation-text.ts'

const CODE = createInvitationCode(Uint8Array.from({ length: 16 }, (_, index) => index))
const bare = { mailboxes: [], from: null, coalitionName: null, organisationName: null }
const NAMED = { code: CODE, addresses: [], mailboxes: [], from: 'Amina', coalitionName: 'Open Samara', organisationName: 'Union' }

describe('the text of an invitation', () => {
  it('[INV-4] is read from the block, whatever words stand around it', () => {
    const invitation = { ...NAMED, addresses: ['192.0.2.7:4455'], mailboxes: ['https://mail.example.org/'] }
    expect(readInvitationText(`Hello!\n\n${writeInvitationBlock(invitation)}\nSee 198.51.100.1:80`)).toEqual(invitation)
  })

  it('[INV-4] of before mailboxes were in it is still read, and what is no mailbox is left out', () => {
    const blockOf = (value: object): string => `chorus-invitation:${toBase64url(utf8(JSON.stringify(value)))}`
    const old = { c: CODE, a: ['192.0.2.7:4455'], f: 'Amina', n: 'Open Samara', o: 'Union' }
    expect(readInvitationText(blockOf(old))).toEqual({ ...NAMED, addresses: ['192.0.2.7:4455'] })
    const odd = { ...old, m: ['javascript:alert(1)', 'file:///etc', 'http://192.0.2.9:8025/'] }
    expect(readInvitationText(blockOf(odd)).mailboxes).toEqual(['http://192.0.2.9:8025/'])
    expect(writeInvitationBlock({ ...NAMED, addresses: ['192.0.2.7:4455'] })).toBe(blockOf(old))
  })

  it('[INV-4] gives the addresses that stand beside a code, each once', () => {
    for (const [text, addresses] of [
      [`Code: ${CODE}\nAddress: 192.0.2.2:45997`, ['192.0.2.2:45997']],
      [`الرمز: ⁦${CODE}⁩\nالعنوان: ⁦192.0.2.2:45997⁩`, ['192.0.2.2:45997']],
      [
        `${CODE} at [fd00::2]:45997, office.example.org:4455 or 192.0.2.2:45997; 192.0.2.2:45997.`,
        ['[fd00::2]:45997', 'office.example.org:4455', '192.0.2.2:45997'],
      ],
      [
        `${CODE} at wss://meet.example.org:4444/room, (ws://192.0.2.9:4444/) or 192.0.2.2:45997.`,
        ['192.0.2.2:45997', 'wss://meet.example.org:4444/room', 'ws://192.0.2.9:4444/'],
      ],
      [`${CODE}, until 5.12. at 14:32 or 10.30:15, mail a@b.example:25 or 192.0.2.2:999999`, []],
    ] as const) {
      expect(readInvitationText(text)).toEqual({ code: CODE, addresses, ...bare })
    }
  })

  it('[INV-4] whose block names no address takes those that somebody wrote beside it', () => {
    const invitation = NAMED
    const message = writeInvitationBlock(invitation)
    expect(readInvitationText(message)).toEqual(invitation)
    expect(readInvitationText(`${message}\n\nAddress: 198.51.100.9:4455`)).toEqual({ ...invitation, addresses: ['198.51.100.9:4455'] })
  })

  it('[INV-4] that is none is said to be none, and no group of it to be wrong', () => {
    const { code } = readInvitationText('hello, this is not one')
    expect(readInvitationCode(code)).toEqual({ ok: false, reason: 'length' })
  })
})
