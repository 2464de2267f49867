/** What an invitation takes along of the ways that a computer knows. */
import { describe, expect, it } from 'vitest'
import { waysAlong } from '../../../shared/invitation/ways-along.ts'

const tried = (address: string, isMeeting = false) => ({ address, isMeeting })

describe('ways that go along with an invitation', () => {
  it('[INV-5] are meeting addresses, addresses that are tried and mailboxes, those that work from anywhere before one’s own', () => {
    expect(
      waysAlong({
        ownAddresses: ['192.168.1.2:4455'],
        known: [tried('198.51.100.3:4455'), tried('wss://meet.example.org/', true)],
        folders: [
          { path: '/home/amina/Cloud', isMailbox: false },
          { path: 'https://mail.example.org/', isMailbox: true },
        ],
      }),
    ).toEqual({
      addresses: ['wss://meet.example.org/', '198.51.100.3:4455', '192.168.1.2:4455'],
      mailboxes: ['https://mail.example.org/'],
      isNearOnly: false,
    })
    expect(waysAlong({ ownAddresses: ['192.168.1.2:4455'], known: [], folders: [] })).toMatchObject({ isNearOnly: true })
  })

  it('[INV-5] are no more than a phone can read from a picture, and each once', () => {
    const known = Array.from({ length: 9 }, (_, at) => tried(`198.51.100.${at}:4455`))
    const ownAddresses = ['198.51.100.8:4455', ...Array.from({ length: 9 }, (_, at) => `192.168.1.${at}:4455`)]
    const { addresses } = waysAlong({ ownAddresses, known, folders: [] })
    expect(addresses.slice(0, 2)).toEqual(['198.51.100.8:4455', '198.51.100.7:4455'])
    expect(addresses).toHaveLength(9)
    expect(waysAlong({ ownAddresses: [], known: [], folders: [] })).toEqual({ addresses: [], mailboxes: [], isNearOnly: false })
  })
})
