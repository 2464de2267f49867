/** Codes in a host: how long they are good, what each says that does nothing more, and what becomes of those that wait. */
import { describe, expect, it } from 'vitest'
import { createNodeCrypto } from '../../../electron/adapters/crypto/node-crypto.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import type { ConnectByHand } from '../../../electron/adapters/webrtc/host-lobby.ts'
import type { Link } from '../../../electron/core/ports/link.ts'
import { outlookOf, type Prospect, prospectOf } from '../../../electron/host/code-prospect.ts'
import { type CodeMember, readCode } from '../../../electron/host/code-reading.ts'
import { type CodeTaken, createConnectionCodes } from '../../../electron/host/connection-codes.ts'
import { toHex } from '../../../shared/bytes/hex.ts'
import { findConnectionCode } from '../../../shared/connection-code/connection-code.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CoalitionId, DeviceId } from '../../../shared/ids.ts'
import type { ConnectionDescription } from '../../../shared/webrtc/connection-description.ts'
import { mutate } from '../../support/mutate.ts'
import { createSeededRandom } from '../../support/seeded-random.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const MINUTE = 60_000
const crypto = createNodeCrypto()
const random = createSeededRandom(3)
const coalition = toHex(random.bytes(32)) as CoalitionId
const accessKey = random.bytes(32)

/** A network of two hosts: whoever accepts an answer is linked with whoever made it. */
function world() {
  const time = createVirtualTime()
  const waiting = new Map<string, (link: Link) => void>()
  const everybody = new Set<DeviceId>()

  function host() {
    const seed = random.bytes(32)
    const device = toHex(crypto.signingPublicKey(seed)) as DeviceId
    const member: CodeMember = {
      coalition,
      accessKeys: [accessKey],
      device,
      seed,
      belongs: (other) => everybody.has(other),
      iceServers: [],
    }
    everybody.add(device)
    const carrier = { isThere: true, isReached: true, ends: new Set<() => void>(), open: 0 }
    const here = new Set<DeviceId>()
    const connect: ConnectByHand = (offer, { link, ended }) => {
      const own: ConnectionDescription = {
        fragment: 'frag',
        password: 'p'.repeat(22),
        fingerprint: random.bytes(32),
        ways: [{ transport: 'udp', address: '192.168.1.7', port: 4000 }],
      }
      carrier.open++
      carrier.ends.add(ended)
      if (offer) waiting.set(toHex(own.fingerprint), link)
      let isClosed = false
      const close = (): void => {
        if (!isClosed) carrier.open--
        isClosed = true
      }
      const accept = (answer: ConnectionDescription): void => {
        if (!carrier.isReached) return
        const closed: string[] = []
        link({ close: (reason: string) => closed.push(reason) } as unknown as Link)
        waiting.get(toHex(answer.fingerprint))?.({ close: () => undefined } as unknown as Link)
      }
      const description = carrier.isThere ? Promise.resolve(own) : Promise.reject(new AppError('unreachable', 'no carrier'))
      return { description, accept, close }
    }
    const sessions = {
      accept: () => undefined,
      peers: () => [...here].map((peer) => ({ peer, coalition }) as never),
    }
    const codes = createConnectionCodes({
      crypto,
      clock: time.clock(),
      random,
      log: createSilentLog(),
      connect,
      sessions,
      changed: () => undefined,
    })
    const take = (text: string, as?: 'offer' | 'answer', others: readonly CodeMember[] = []): Promise<CodeTaken> =>
      codes.take(text, member, { as, others })
    const faultOf = async (text: string, as?: 'offer' | 'answer'): Promise<string | null> => (await take(text, as)).fault
    const answer = async (text: string): Promise<string> => {
      const taken = await take(text)
      return taken.fault === null ? taken.code.text : `refused: ${taken.fault}`
    }
    return { member, device, codes, take, faultOf, answer, carrier, here, make: async () => (await codes.make(member)).text }
  }
  return { time, host, everybody }
}
const states = ({ codes }: ReturnType<ReturnType<typeof world>['host']>): readonly string[] =>
  codes.list().map(({ kind, state }) => `${kind} ${state}`)

describe('connection codes of a host', () => {
  it('[CODE-6] link two members once, and show who is at the other end', async () => {
    const { time, host } = world()
    const [amina, bilal] = [host(), host()]
    const second = await bilal.answer(await amina.make())
    expect([states(amina), states(bilal)]).toEqual([['offer waiting'], ['answer waiting']])
    expect(await amina.take(second)).toMatchObject({ fault: null, code: { state: 'linking', with: bilal.device } })
    for (const [one, other] of [
      [amina, bilal],
      [bilal, amina],
    ] as const) {
      one.here.add(other.device)
    }
    time.pass(1_000)
    expect([states(amina), states(bilal)]).toEqual([['offer linked'], ['answer linked']])
    expect(await amina.faultOf(second)).toBe('used')
    expect(amina.codes.list()).toMatchObject([{ with: bilal.device, ways: [{ address: '192.168.1.7' }] }])
  })

  it('[CODE-6] two who made a first code at once need only one of them', async () => {
    const { host } = world()
    const [amina, bilal] = [host(), host()]
    await bilal.make()
    expect(await amina.faultOf(await bilal.answer(await amina.make()))).toBeNull()
  })

  it('[CODE-6] an offer is answered once, whoever asks again and at the same time', async () => {
    const { host } = world()
    const [amina, bilal, third] = [host(), host(), host()]
    const first = await amina.make()
    const answers = await Promise.all([bilal.answer(first), bilal.answer(first)])
    expect(new Set([...answers, await bilal.answer(first)]).size).toBe(1)
    const late = await third.answer(first)
    expect([await amina.faultOf(answers[0] ?? ''), await amina.faultOf(late)]).toEqual([null, 'used'])
  })

  it('[CODE-5] end after fifteen minutes, also where clocks differ', async () => {
    const { time, host } = world()
    const [amina, bilal, carol] = [host(), host(), host()]
    const [first, unanswered] = [await amina.make(), await amina.make()]
    const second = await bilal.answer(first)
    time.pass(14 * MINUTE)
    expect(await carol.answer(unanswered)).toMatch(/^chorus-connection-1:/)
    time.pass(MINUTE + 1)
    expect([states(amina), states(bilal)]).toEqual([['offer expired', 'offer expired'], ['answer expired']])
    expect([await amina.faultOf(second), await bilal.faultOf(first)]).toEqual(['expired', 'old'])
    expect(amina.carrier.open + bilal.carrier.open).toBe(0)
    const asked = (minutes: number) =>
      readCode(unanswered, {
        crypto,
        now: time.clock().now() + minutes * MINUTE,
        member: bilal.member,
        others: [],
        as: undefined,
        stateOf: () => undefined,
      }).fault
    expect([asked(0), asked(-1), asked(-29), asked(-31)]).toEqual(['old', null, null, 'old'])
  })

  it('[CODE-7] give up thirty seconds after the answer was pasted', async () => {
    const { time, host } = world()
    const [amina, bilal] = [host(), host()]
    amina.carrier.isReached = false
    await amina.take(await bilal.answer(await amina.make()))
    time.pass(29_000)
    expect(states(amina)).toEqual(['offer linking'])
    time.pass(2_000)
    expect(states(amina)).toEqual(['offer failed'])
    expect(amina.carrier.open).toBe(0)
  })

  it('[CODE-6] say why they do nothing: one’s own, the other kind, another’s, a stranger’s, another coalition’s, somebody’s who went', async () => {
    const { host, everybody } = world()
    const [amina, bilal, carol] = [host(), host(), host()]
    const first = await amina.make()
    const second = await bilal.answer(first)
    expect([await amina.faultOf(first), await bilal.faultOf(second)]).toEqual(['own', 'own'])
    expect([await bilal.faultOf(first, 'answer'), await amina.faultOf(second, 'offer')]).toEqual(['offer', 'answer'])
    expect(await carol.faultOf(second)).toBe('other-computer')
    const elsewhere: CodeMember = { ...carol.member, coalition: toHex(random.bytes(32)) as CoalitionId, accessKeys: [random.bytes(32)] }
    const foreign = (await carol.codes.make(elsewhere)).text
    expect([await amina.faultOf(foreign), (await amina.take(foreign, undefined, [elsewhere])).fault]).toEqual([
      'foreign',
      'other-coalition',
    ])
    const forged = (await carol.codes.make({ ...carol.member, device: bilal.device })).text
    expect(await amina.faultOf(forged)).toBe('forged')
    const [byCarol, ended] = [await carol.make(), await amina.make()]
    const late = await carol.answer(ended)
    everybody.delete(carol.device)
    expect([await amina.faultOf(byCarol), await amina.faultOf(late)]).toEqual(['no-member', 'no-member'])
  })

  it('[CODE-5] ended with what carried them, or with their program, they are gone', async () => {
    const { host } = world()
    const [amina, bilal] = [host(), host()]
    const second = await bilal.answer(await amina.make())
    for (const end of amina.carrier.ends) end()
    expect([states(amina), await amina.faultOf(second)]).toEqual([['offer lost'], 'gone'])
    const [given] = amina.codes.list()
    amina.codes.cancel(given?.id ?? '')
    expect([states(amina), await amina.faultOf(second)]).toEqual([[], 'gone'])
    amina.carrier.isThere = false
    await expect(amina.make()).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('[CODE-8] at most eight wait, and all end when the host does', async () => {
    const { host } = world()
    const amina = host()
    for (let count = 0; count < 40; count++) await amina.make()
    expect([amina.carrier.open, amina.codes.list().length]).toEqual([8, 32])
    expect(states(amina).slice(0, 9)).toEqual([...Array(8).fill('offer waiting'), 'offer expired'])
    amina.codes.stop()
    expect(amina.carrier.open).toBe(0)
  })

  it('five thousand changed codes begin nothing, and quickly', async () => {
    const { host } = world()
    const [amina, bilal] = [host(), host()]
    const texts = [await bilal.make(), await bilal.answer(await amina.make())]
    const before = amina.carrier.open
    const meaning = (text: string): string => JSON.stringify(findConnectionCode(text))
    const whole = new Set(texts.map(meaning))
    const started = performance.now()
    for (let count = 0; count < 5_000; count++) {
      const text = new TextDecoder().decode(mutate(random, new TextEncoder().encode(random.pick(texts))))
      // What stands before, behind or between a whole code changes nothing in it.
      if (whole.has(meaning(text))) continue
      expect(await amina.faultOf(text)).not.toBeNull()
    }
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(amina.carrier.open).toBe(before)
  })
})

describe('[CODE-9] what is said before anybody tries', () => {
  const isPublic = (address: string): boolean => address.startsWith('203.')
  const standing = {
    hasWebrtc: true,
    isSimulatedOffline: false,
    ownAddresses: ['192.168.1.2'],
    hasWayOut: true,
    hasOthers: true,
    isPublic,
    help: 'none' as const,
  }

  it('is what stands in the way, or between which networks codes work', () => {
    expect([
      prospectOf({ ...standing, hasWebrtc: false }),
      prospectOf({ ...standing, isSimulatedOffline: true }),
      prospectOf({ ...standing, ownAddresses: [] }),
      prospectOf({ ...standing, hasWayOut: false }),
      prospectOf({ ...standing, hasOthers: false }),
      prospectOf(standing),
      prospectOf({ ...standing, ownAddresses: ['192.168.1.2', '203.0.113.5'] }),
      prospectOf({ ...standing, help: 'stun' }),
      prospectOf({ ...standing, help: 'turn' }),
      prospectOf({ ...standing, help: 'turn', hasOthers: false }),
    ]).toEqual(['no-webrtc', 'switched-off', 'no-network', 'no-route', 'alone', 'private', 'public', 'seen', 'passed-on', 'alone'])
  })

  it('and of a code, whether its addresses are near, of the internet, or neither', () => {
    const isNear = (address: string): boolean => address.startsWith('192.168.1.')
    const outlook = (address: string, own: Prospect = 'private') =>
      outlookOf([{ transport: 'udp', address, port: 1 }], { isNear, isPublic, own })
    expect([
      outlook('192.168.1.9'),
      outlook('0b1c2d3e.local'),
      outlook('203.0.113.5'),
      outlook('192.168.7.9', 'public'),
      outlook('192.168.7.9'),
      outlook('192.168.7.9', 'seen'),
      outlook('192.168.1.9', 'passed-on'),
    ]).toEqual(['near', 'near', 'public', 'public', 'far', 'helped', 'near'])
  })
})
