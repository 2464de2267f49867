/** A changed program that has a coalition's access key: it proves a device of its own and says whatever it is told to. */
import { createMemoryLinkPair } from '../../electron/adapters/memory/memory-link.ts'
import type { DeviceKeys } from '../../electron/core/replica/own-log.ts'
import { openSecureLink } from '../../electron/core/session/secure-link.ts'
import { toHex } from '../../shared/bytes/hex.ts'
import { entryHash } from '../../shared/entry/header.ts'
import { encodeRun } from '../../shared/entry/run.ts'
import { decodeMessage, type ExchangeMessage, encodeMessage } from '../../shared/exchange/messages.ts'
import type { Computer, World } from './computer.ts'
import type { SeededRandom } from './seeded-random.ts'

/** See the head of this file. */
export interface HostilePeer {
  /** What the victim said, in order. */
  readonly heard: readonly ExchangeMessage[]
  readonly say: (message: ExchangeMessage) => void
  readonly sayBytes: (message: Uint8Array) => void
  /** Why the victim ended it, once it did. */
  readonly ended: () => string | undefined
  readonly close: () => void
}

/** Links a hostile program with a victim; it speaks once the proof is done, so let time pass first. */
export function openHostilePeer(world: World, victim: Computer, keys: DeviceKeys): HostilePeer {
  const clock = world.time.clock()
  const [theirs, ours] = createMemoryLinkPair({ schedule: (work) => void clock.after(1, work) })
  const heard: ExchangeMessage[] = []
  let ended: string | undefined
  victim.sessions.accept(theirs)
  const secure = openSecureLink(
    ours,
    { ...world, clock, accessKeys: [{ key: victim.disk.accessKey, kind: 'member', device: keys }] },
    {
      ready: () => undefined,
      message: (bytes) => {
        const message = decodeMessage(bytes)
        if (message.ok && message.value) heard.push(message.value)
      },
      drained: () => undefined,
      closed: (reason) => {
        ended = reason
      },
    },
  )
  const sayBytes = (message: Uint8Array): void => void secure.send(message)
  return { heard, say: (message) => sayBytes(encodeMessage(message)), sayBytes, ended: () => ended, close: () => secure.close('done') }
}

/** A message that no honest program would say: noise, a damaged true run, a claim about the victim's own log, or a run of a made-up log. */
export function hostileMessage(random: SeededRandom, victim: Computer, keys: DeviceKeys): Uint8Array {
  const { replica } = victim
  const own = replica.chains.ofDevice(replica.keys().device)[0]
  const entry = own && replica.store.entry(own.chain, 1 + random.below(own.seq))
  if (!entry || random.oneIn(4)) return random.bytes(1 + random.below(80))
  if (random.oneIn(3)) {
    const run = encodeRun([entry])
    run[random.below(run.length)] = random.below(256)
    return encodeMessage({ type: 'run', run })
  }
  if (random.oneIn(2)) {
    const yours = [{ device: entry.header.device, seq: entry.header.seq, prefix: toHex(random.bytes(16)) }]
    return encodeMessage({
      type: 'state',
      heads: toHex(random.bytes(32)),
      cards: toHex(random.bytes(32)),
      yours,
      statements: toHex(random.bytes(32)),
    })
  }
  const header = { ...entry.header, device: random.oneIn(2) ? keys.device : entry.header.device }
  const hash = entryHash(header)
  return encodeMessage({ type: 'run', run: encodeRun([{ ...entry, header, hash, signature: random.bytes(64) }]) })
}
