/** Every way to members in one field. */
import { describe, expect, it } from 'vitest'
import { kindOfWays, waysIn } from '../../renderer/connection/ways-in.ts'

const NOTHING = { ok: true, addresses: [], mailboxes: [], folder: null }

describe('a field for ways to members', () => {
  it('knows computers, meeting addresses, mailboxes and folders apart', () => {
    expect(waysIn('https://mail.example.org')).toEqual({ ...NOTHING, mailboxes: ['https://mail.example.org'] })
    expect(waysIn(' "C:\\Users\\Amina\\Our cloud" ')).toEqual({ ...NOTHING, folder: 'C:\\Users\\Amina\\Our cloud' })
    expect(waysIn('/home/amina/Our cloud, shared')).toEqual({ ...NOTHING, folder: '/home/amina/Our cloud, shared' })
    for (const [text, kind] of [
      ['203.0.113.5:4455', 'computer'],
      ['ws://203.0.113.5:4444', 'meeting'],
      ['http://203.0.113.5:8025/', 'mailbox'],
      ['file:///home/amina/Cloud', 'folder'],
      ['203.0.113.5:4455 http://203.0.113.5:8025/', 'several'],
      ['', undefined],
      ['203.0.113.5', undefined],
    ] as const) {
      expect([text, kindOfWays(waysIn(text))]).toEqual([text, kind])
    }
  })

  it('takes several, parted as people part them in any of our languages', () => {
    expect(waysIn(' 192.0.2.2:4455, [fd00::2]:4455;samara.example:80 ')).toEqual({
      ...NOTHING,
      addresses: ['192.0.2.2:4455', '[fd00::2]:4455', 'samara.example:80'],
    })
    expect(waysIn('192.0.2.2:4455، 192.0.2.3:4455')).toEqual({ ...NOTHING, addresses: ['192.0.2.2:4455', '192.0.2.3:4455'] })
    expect(waysIn('wss://meet.example.org/ 192.0.2.2:4455')).toEqual({
      ...NOTHING,
      addresses: ['wss://meet.example.org/', '192.0.2.2:4455'],
    })
    expect(waysIn('')).toEqual(NOTHING)
  })

  it('refuses the whole field where one is none', () => {
    expect(waysIn('192.0.2.2:4455 nonsense')).toEqual({ ok: false, fault: 'connection.error.address' })
    expect(waysIn('ftp://meet.example.org')).toEqual({ ok: false, fault: 'connection.error.address' })
    expect(waysIn('fd00::2')).toEqual({ ok: false, fault: 'connection.error.address' })
  })

  it.each(['192.0.2.2', '192.0.2.2:', '[fd00::2]', 'samara.example'])('says of %s that its number is missing', (address) => {
    expect(waysIn(address)).toEqual({ ok: false, fault: 'connection.error.no-number' })
  })
})
