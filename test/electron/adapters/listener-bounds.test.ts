/** A host that strangers can reach keeps room for members. */
import { expect, it } from 'vitest'
import { createCrowd, ROOMY } from '../../../electron/adapters/direct/crowd.ts'
import { createPlaces, MOST_OF_ONE } from '../../../electron/adapters/direct/places.ts'
import { createHub, type HubConversation } from '../../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

it('[HUB-5] hubs that share no topic make room after 20 s where many have come, and nobody else does', () => {
  const time = createVirtualTime()
  const crowd = createCrowd(time.clock())
  const gone: string[] = []
  const enter = (name: string, isOfUse: boolean) => crowd.enter({ isOfUse: () => isOfUse, end: () => gone.push(name) })
  for (let count = 0; count < ROOMY - 1; count++) enter('member', true)
  const leave = enter('stranger', false)
  time.pass(60_000)
  expect(gone).toEqual([])
  enter('another', true)
  enter('last', false)
  time.pass(19_000)
  leave()
  time.pass(1_000)
  expect(gone).toEqual(['last'])
})

it('[HUB-5] one address has 64 places, and so has an IPv6 network; a tunnel on this computer brings as many as there are', () => {
  const places = createPlaces()
  const takeAll = (address: (number: number) => string): number =>
    Array.from({ length: MOST_OF_ONE + 10 }, (_, number) => places.take(address(number))).filter((taken) => taken !== undefined).length
  expect(takeAll(() => '192.0.2.1')).toBe(MOST_OF_ONE)
  expect(takeAll((number) => `2001:db8:0:1::${number.toString(16)}`)).toBe(MOST_OF_ONE)
  expect(takeAll((number) => `2001:db8:0:2:1:2:3:${number.toString(16)}`)).toBe(MOST_OF_ONE)
  expect(takeAll(() => '127.0.0.1')).toBe(256 - 3 * MOST_OF_ONE)
  expect(places.take('192.0.2.2')).toBeUndefined()
})

it('[HUB-5] a place that is given back is there for the next', () => {
  const places = createPlaces()
  const taken = Array.from({ length: MOST_OF_ONE }, () => places.take('192.0.2.1'))
  expect(places.take('192.0.2.1')).toBeUndefined()
  taken[0]?.()
  expect(places.take('192.0.2.1')).toBeDefined()
  expect(places.take('192.0.2.1')).toBeUndefined()
})

it('[HUB-5] [HUB-1] a hub is of use once both have proved a topic, and as long as somebody is there for it', () => {
  const tools = { clock: createVirtualTime().clock(), random: createSeededRandom(1), log: createSilentLog() }
  const [one, two] = [createHub(tools), createHub(tools)]
  const close = (): void => undefined
  const waiting: string[] = []
  let theirs: HubConversation | undefined
  const ours = one.meet({ send: (text) => (theirs ? theirs.hear(text) : waiting.push(text)), close }, true)
  theirs = two.meet({ send: (text) => ours.hear(text), close }, false)
  for (const text of waiting) theirs.hear(text)
  const member = { message: () => undefined, met: () => undefined }
  const first = one.join('a topic', member)
  expect([ours.isOfUse(), theirs.isOfUse()]).toEqual([false, false])
  two.join('a topic', member)
  expect([ours.isOfUse(), theirs.isOfUse()]).toEqual([true, true])
  first.leave()
  expect(ours.isOfUse()).toBe(false)
})
