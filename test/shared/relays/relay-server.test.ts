/** Which servers a coalition may enter, and in which one way their addresses are kept. */
import { describe, expect, it } from 'vitest'
import { relayServer, relayServers, relayUrl } from '../../../shared/relays/relay-server.ts'

const stun = (url: string) => ({ url, username: '', password: '' })

describe('[RELAY-2] the address of a server', () => {
  it.each([
    ['stun:stun.example.org', 'stun:stun.example.org'],
    [' STUN:192.0.2.9:3478 ', 'stun:192.0.2.9:3478'],
    ['turn:[2001:db8::9]:3478?transport=TCP', 'turn:[2001:db8::9]:3478?transport=tcp'],
    ['turns:turn.example.org:443', 'turns:turn.example.org:443'],
  ])('%s is kept as %s', (given, kept) => expect(relayUrl(given)).toBe(kept))

  it.each([
    'stun.example.org',
    'stun:',
    'stun://stun.example.org',
    'stun:user@example.org',
    'stun:example.org:70000',
    'stun:example.org?transport=tcp',
    'turns:example.org?transport=udp',
    'turn:2001:db8::9:3478',
    'turn:[fe80::1%eth0]:3478',
    'https://example.org',
    'stun:a b',
    // Who makes a connection with one of these makes none.
    'stun:example.org:0',
    'stun:пример.example',
  ])('%s is none', (given) => expect(relayUrl(given)).toBeUndefined())
})

describe('[RELAY-1] [RELAY-2] what a record holds', () => {
  const turn = { url: 'turn:192.0.2.9', username: 'members', password: 'secret' }

  it('asks for name and password where a server passes on, and for none elsewhere', () => {
    expect(relayServer.safeParse(turn).success).toBe(true)
    expect(relayServer.safeParse({ ...turn, password: '' }).success).toBe(false)
    expect(relayServer.safeParse({ ...stun('stun:192.0.2.9'), username: 'members' }).success).toBe(false)
    expect(relayServer.safeParse({ ...turn, password: 'x'.repeat(201) }).success).toBe(false)
    expect(relayServer.safeParse({ ...turn, url: 'TURN:192.0.2.9' }).success).toBe(false)
    expect(relayServer.safeParse({ ...turn, more: 1 }).success).toBe(false)
  })

  it('is four servers at most, each once', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => stun(`stun:192.0.2.${index}`))
    expect([relayServers.safeParse(some(4)).success, relayServers.safeParse(some(5)).success]).toEqual([true, false])
    expect(relayServers.safeParse([turn, turn]).success).toBe(false)
  })
})
