/** Lobbies of a coalition follow its keys: a new one is entered, one of before is left. */
import { expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { createHub } from '../../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import type { HostLobby } from '../../../electron/adapters/webrtc/host-lobby.ts'
import { lobbyOf } from '../../../electron/core/coalition/access.ts'
import { createLobbies } from '../../../electron/host/lobbies.ts'
import type { CoalitionId } from '../../../shared/ids.ts'

const COALITION = 'c0'.repeat(32) as CoalitionId
const OTHER = 'd0'.repeat(32) as CoalitionId
const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const nameOf = (byte: number): string => lobbyOf(key(byte)).name

it('[EPOCH-6] [LOBBY-1] enters the lobby of a new key, stays in that of before as long as it is in use, and leaves no other coalition’s', async () => {
  const tools = { crypto: createNodeCrypto(), clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
  const entered = new Set<string>()
  const lobbies = createLobbies(tools, createHub(tools), ({ name }) => ({
    start: async () => void entered.add(name),
    stop: async () => void entered.delete(name),
    setIceServers: () => undefined,
  }))
  lobbies.enter(COALITION, [key(1)])
  lobbies.enter(OTHER, [key(9)])
  await lobbies.start(() => undefined)
  expect(entered).toEqual(new Set([nameOf(1), nameOf(9)]))
  lobbies.enter(COALITION, [key(2), key(1)])
  expect(entered).toEqual(new Set([nameOf(1), nameOf(2), nameOf(9)]))
  lobbies.enter(COALITION, [key(2)])
  expect(entered).toEqual(new Set([nameOf(2), nameOf(9)]))
  await lobbies.stop()
  expect(entered).toEqual(new Set())
  await lobbies.start(() => undefined)
  expect(entered).toEqual(new Set([nameOf(2), nameOf(9)]))
})

it('[JOIN-5] leaves the meeting place of an invitation when it is met there no more, and no other', async () => {
  const tools = { crypto: createNodeCrypto(), clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
  const entered = new Set<string>()
  const lobbies = createLobbies(tools, createHub(tools), ({ name }) => ({
    start: async () => void entered.add(name),
    stop: async () => void entered.delete(name),
    setIceServers: () => undefined,
  }))
  await lobbies.start(() => undefined)
  lobbies.enter(COALITION, [key(1)])
  for (const byte of [2, 3]) lobbies.meet(key(byte))
  expect(entered.size).toBe(3)
  lobbies.leaveMeeting(key(2))
  expect(entered.size).toBe(2)
  lobbies.leaveMeeting(key(3))
  expect(entered).toEqual(new Set([nameOf(1)]))
  lobbies.meet(key(2))
  expect(entered.size).toBe(2)
})

it('[RELAY-3] asks a coalition’s servers in its own lobbies, those entered before and after, and in no other', () => {
  const tools = { crypto: createNodeCrypto(), clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
  const asked = new Map<string, readonly string[]>()
  const lobbies = createLobbies(tools, createHub(tools), ({ name, iceServers }) => {
    const setIceServers: HostLobby['setIceServers'] = (servers) =>
      void asked.set(
        name,
        servers.map(({ urls }) => urls),
      )
    setIceServers(iceServers)
    return { start: async () => undefined, stop: async () => undefined, setIceServers }
  })
  const server = { urls: 'stun:192.0.2.1', username: '', credential: '' }
  lobbies.enter(COALITION, [key(1)])
  lobbies.enter(OTHER, [key(9)])
  lobbies.meet(key(7))
  expect([...asked.values()]).toEqual([[], [], []])
  expect(lobbies.askServers(COALITION, [server])).toBe(true)
  expect(lobbies.askServers(COALITION, [server])).toBe(false)
  lobbies.enter(COALITION, [key(2), key(1)])
  expect([asked.get(nameOf(1)), asked.get(nameOf(2)), asked.get(nameOf(9)), asked.size]).toEqual([
    ['stun:192.0.2.1'],
    ['stun:192.0.2.1'],
    [],
    4,
  ])
  expect(lobbies.askServers(COALITION, [])).toBe(true)
  expect([asked.get(nameOf(1)), asked.get(nameOf(2))]).toEqual([[], []])
})
