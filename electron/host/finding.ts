/** Finding members on the local network: a listener that others find, and whom this computer finds. Off until a person agreed. SPEC rules LAN. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { DirectLinks } from '../adapters/direct/direct-links.ts'
import type { Listener } from '../adapters/direct/listener.ts'
import { onNetworks, ownNetworks } from '../adapters/node/own-networks.ts'
import type { LocalNetwork } from '../core/ports/local-network.ts'
import type { Address } from './address.ts'

/** See the head of this file. Steps follow each other; each resolves when it is done. */
export interface Finding {
  /** Rejects where no port can be opened. */
  readonly setOn: (on: boolean) => Promise<void>
  readonly isOn: () => boolean
  /** Falls silent, and goes on as it was. */
  readonly setPaused: (paused: boolean) => Promise<void>
  /** The host listens elsewhere now, or no more. */
  readonly renew: () => Promise<void>
  readonly view: () => OutputOf<'network'>['lan']
  /** Where the computers are that are found now. */
  readonly addresses: () => readonly Address[]
}

/** What it is made with. */
export interface FindingTools {
  readonly localNetwork: LocalNetwork
  readonly direct: Pick<DirectLinks, 'listen'>
  /** Where the host listens for those who know its address. */
  readonly listensAt: () => Address | undefined
}

const EVERY_ADDRESS = ['0.0.0.0', '::']

/** Off. */
export function createFinding({ localNetwork, direct, listensAt }: FindingTools): Finding {
  let isOn = false
  let isPaused = false
  let own: Listener | undefined
  let last: Promise<void> = Promise.resolve()

  /** The port that others are told: the host's where it listens on every network, otherwise one for this alone. */
  const port = async (): Promise<number> => {
    const at = listensAt()
    if (at && EVERY_ADDRESS.includes(at.host)) {
      await closeOwn()
      return at.port
    }
    own ??= await direct.listen({ host: '0.0.0.0', port: 0 }, (remote) => onNetworks(ownNetworks())(remote))
    return own.address.port
  }
  const closeOwn = async (): Promise<void> => {
    const open = own
    own = undefined
    await open?.close()
  }
  const settle = async (): Promise<void> => {
    if (isOn && !isPaused) return localNetwork.start(await port())
    await localNetwork.stop()
    await closeOwn()
  }
  const inTurn = (change: () => void): Promise<void> => {
    const step = last.then(async () => {
      change()
      await settle()
    })
    last = step.catch(() => undefined)
    return step
  }
  const setOn = (on: boolean): Promise<void> =>
    inTurn(() => {
      isOn = on
    })
  const setPaused = (paused: boolean): Promise<void> =>
    inTurn(() => {
      isPaused = paused
    })
  const view = (): OutputOf<'network'>['lan'] => {
    const seen = isOn ? localNetwork.view() : undefined
    const { state = 'looking', found = [], announcedAs = [] } = seen ?? {}
    return { isOn, state: isOn ? state : 'off', found: found.length, announcedAs: [...announcedAs] }
  }
  return {
    setOn,
    isOn: () => isOn,
    setPaused,
    renew: () => inTurn(() => undefined),
    view,
    addresses: () => (localNetwork.view()?.found ?? []).flatMap(({ addresses }) => addresses),
  }
}
