/** Lobbies of a coalition follow its keys: a new one is entered, one of before is left. */
import { expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { createHub } from '../../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
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
