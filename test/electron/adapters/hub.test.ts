/** Meeting places that are linked with each other. */
import { expect, it } from 'vitest'
import { createHub, type Hub } from '../../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

function linkHubs(dialler: Hub, other: Hub, later: (work: () => void) => void): void {
  const [ours, theirs] = [
    dialler.meet({ send: (text) => later(() => theirs.hear(text)), close: () => undefined }, true),
    other.meet({ send: (text) => later(() => ours.hear(text)), close: () => undefined }, false),
  ]
}

it('[HUB-3] hubs in a ring pass a message on once, and again when it is said again', () => {
  const time = createVirtualTime()
  const clock = time.clock()
  const tools = { clock, random: createSeededRandom(1), log: createSilentLog() }
  const later = (work: () => void): void => void clock.after(1, work)
  const hubs = [createHub(tools), createHub(tools), createHub(tools)] as const
  const heard: string[] = []
  const members = hubs.map((hub, at) => hub.join('a topic', { message: (data) => heard.push(`${at} ${data}`), met: () => undefined }))
  linkHubs(hubs[0], hubs[1], later)
  linkHubs(hubs[1], hubs[2], later)
  linkHubs(hubs[2], hubs[0], later)
  time.pass(100)
  members[0]?.publish('here I am')
  time.pass(1_000)
  expect(heard.sort()).toEqual(['1 here I am', '2 here I am'])
  expect(hubs.map((hub) => hub.remotes())).toEqual([2, 2, 2])
  time.pass(10_000)
  members[0]?.publish('here I am')
  time.pass(1_000)
  expect(heard).toHaveLength(4)
})
