/** Meeting places that are linked with each other. */
import { expect, it } from 'vitest'
import { createHub, type Hub, type HubConversation, type HubMember } from '../../../electron/adapters/hub/hub.ts'
import { MAX_TOPICS } from '../../../electron/adapters/hub/hub-frame.ts'
import { meetingName } from '../../../electron/adapters/hub/meeting-server.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

function linkHubs(dialler: Hub, other: Hub, later: (work: () => void) => void): void {
  const [ours, theirs] = [
    dialler.meet({ send: (text) => later(() => theirs.hear(text)), close: () => undefined }, true),
    other.meet({ send: (text) => later(() => ours.hear(text)), close: () => undefined }, false),
  ]
}

/** A y-webrtc signalling server as far as hubs use it. */
function meetingServer() {
  const subscribers = new Map<string, Set<(text: string) => void>>()
  const said: string[] = []
  const publish = (topic: string, data: string): void => {
    const receivers = subscribers.get(topic) ?? new Set()
    for (const receiver of receivers) receiver(JSON.stringify({ type: 'publish', topic, data, clients: receivers.size }))
  }
  const connect = (hub: Hub, later: (work: () => void) => void): void => {
    const toHub = (text: string): void => later(() => conversation.hear(text))
    const hear = (text: string): void => {
      said.push(text)
      const { type, topics = [], topic = '', data = '' } = JSON.parse(text) as Said
      if (type === 'publish') publish(topic, data)
      for (const one of topics) {
        const set = subscribers.get(one) ?? new Set()
        subscribers.set(one, set)
        set[type === 'subscribe' ? 'add' : 'delete'](toHub)
      }
    }
    const conversation = hub.meetAtServer({ send: (text) => later(() => hear(text)), close: () => undefined })
  }
  return { connect, said, subscribers }
}

interface Said {
  readonly type: string
  readonly topics?: readonly string[]
  readonly topic?: string
  readonly data?: string
}

it('[HUB-4] hubs meet at a server, which learns no topic and hears no more of one that was left', () => {
  const time = createVirtualTime()
  const clock = time.clock()
  const tools = { clock, random: createSeededRandom(1), log: createSilentLog() }
  const later = (work: () => void): void => void clock.after(1, work)
  const [one, two] = [createHub(tools), createHub(tools)]
  const server = meetingServer()
  const heard: string[] = []
  const member = (hub: Hub, name: string, topic: string) => {
    const joined: HubMember = hub.join(topic, {
      message: (data) => heard.push(`${name} ${data}`),
      met: () => later(() => joined.publish(`here is ${name}`)),
    })
    return joined
  }
  const amina = member(one, 'amina', 'a topic')
  server.connect(one, later)
  server.connect(two, later)
  time.pass(100)
  member(two, 'bilal', 'a topic')
  member(two, 'chen', 'another')
  time.pass(100)
  expect(heard).toEqual(['amina here is bilal'])
  amina.publish('welcome')
  time.pass(100)
  expect(heard).toEqual(['amina here is bilal', 'bilal welcome'])
  expect(server.said.join()).not.toMatch(/a topic|another/)
  expect(new Set(server.subscribers.keys())).toEqual(new Set(['a topic', 'another'].map(meetingName)))
  amina.leave()
  time.pass(100)
  expect(server.subscribers.get(meetingName('a topic'))?.size).toBe(1)
})

it('[HUB-4] a server that says what none says is left', () => {
  const tools = { clock: createVirtualTime().clock(), random: createSeededRandom(1), log: createSilentLog() }
  for (const nonsense of [
    '',
    '{}',
    '{"type":"publish"}',
    '[1]',
    `{"type":"publish","topic":"${'0'.repeat(64)}","data":7}`,
    'x'.repeat(200_000),
  ]) {
    const hub = createHub(tools)
    let closed = 0
    hub.meetAtServer({ send: () => undefined, close: () => closed++ }).hear(nonsense)
    expect([closed, hub.remotes()]).toEqual([1, 0])
  }
})

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

it('[HUB-1] a link that stands for long goes on learning topics, and keeps those that both use', () => {
  const time = createVirtualTime()
  const clock = time.clock()
  const tools = { clock, random: createSeededRandom(1), log: createSilentLog() }
  const [one, two] = [createHub(tools), createHub(tools)]
  linkHubs(one, two, (work) => void clock.after(1, work))
  const heard: string[] = []
  const join = (hub: Hub, topic: string): HubMember => hub.join(topic, { message: (data) => heard.push(data), met: () => undefined })
  const members = [join(one, 'first'), join(two, 'first')]
  for (let number = 0; number < 2 * MAX_TOPICS; number++) {
    join(one, `old ${number}`).leave()
    time.pass(100)
  }
  members.push(join(one, 'late'), join(two, 'late'))
  time.pass(100)
  for (const [number, member] of members.entries()) member.publish(`said ${number}`)
  time.pass(100)
  expect(heard).toEqual(['said 0', 'said 1', 'said 2', 'said 3'])
})

it('[HUB-1] [HUB-2] hubs tell each other of a topic only where both know it, and only who dialled says again who is here', () => {
  const time = createVirtualTime()
  const clock = time.clock()
  const tools = { clock, random: createSeededRandom(1), log: createSilentLog() }
  const said: string[] = []
  const later = (work: () => void): void => void clock.after(1, work)
  const [dialler, other] = [createHub(tools), createHub(tools)]
  const say =
    (to: () => HubConversation) =>
    (text: string): void => {
      said.push(text)
      later(() => to().hear(text))
    }
  const ours: HubConversation = dialler.meet({ send: say(() => theirs), close: () => undefined }, true)
  const theirs: HubConversation = other.meet({ send: say(() => ours), close: () => undefined }, false)
  const met: string[] = []
  const heard: string[] = []
  const join = (hub: Hub, name: string, topic: string): HubMember =>
    hub.join(topic, { message: (data) => heard.push(`${name} ${data}`), met: () => met.push(name) })
  const amina = join(dialler, 'amina', 'known to both')
  const alone = join(dialler, 'amina alone', 'known to one')
  time.pass(100)
  expect(met).toEqual([])
  join(other, 'bilal', 'known to both')
  time.pass(100)
  expect(met).toEqual(['amina'])
  amina.publish('to both')
  alone.publish('to nobody')
  time.pass(100)
  expect(heard).toEqual(['bilal to both'])
  expect(said.join()).not.toMatch(/known to|to nobody/)
})
