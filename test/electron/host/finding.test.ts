/** Which port others on the local network are told, and that it is open while they are told and no longer. */
import { createConnection } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDirectLinks, type DirectLinks } from '../../../electron/adapters/direct/direct-links.ts'
import { createHub } from '../../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import type { LocalNetwork, LocalNetworkView } from '../../../electron/core/ports/local-network.ts'
import type { Address } from '../../../electron/host/address.ts'
import { createFinding, type Finding } from '../../../electron/host/finding.ts'

/** A local network without any network: it keeps what it was told. */
function quietNetwork(): LocalNetwork & { readonly port: () => number | undefined } {
  let port: number | undefined
  const seen: LocalNetworkView = {
    state: 'found',
    found: [{ name: 'a', addresses: [{ host: '10.0.0.2', port: 2 }] }],
    announcedAs: ['10.0.0.1'],
  }
  return {
    start: (at) => {
      port = at
    },
    stop: async () => {
      port = undefined
    },
    view: () => (port === undefined ? undefined : seen),
    port: () => port,
  }
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })

let direct: DirectLinks
let listensAt: Address | undefined
let network: ReturnType<typeof quietNetwork>
let finding: Finding
beforeEach(() => {
  const tools = { clock: createNodeClock(), random: createNodeRandom() }
  direct = createDirectLinks({ ...tools, hub: createHub({ ...tools, log: createSilentLog() }), changed: () => undefined })
  listensAt = undefined
  network = quietNetwork()
  finding = createFinding({ localNetwork: network, direct, listensAt: () => listensAt })
})
afterEach(async () => await direct.stop())

describe('finding members on the local network', () => {
  it('[LAN-1] opens nothing and says nothing until it is switched on, and no more after', async () => {
    expect([network.port(), finding.view()]).toEqual([undefined, { isOn: false, state: 'off', found: 0, announcedAs: [] }])
    await finding.setOn(true)
    const port = network.port() ?? 0
    expect(await isOpen(port)).toBe(true)
    expect(finding.view()).toEqual({ isOn: true, state: 'found', found: 1, announcedAs: ['10.0.0.1'] })
    expect(finding.addresses()).toEqual([{ host: '10.0.0.2', port: 2 }])
    await finding.setOn(false)
    expect([network.port(), await isOpen(port), finding.addresses()]).toEqual([undefined, false, []])
  })

  it('[LAN-2] tells the port of the host where that listens everywhere, and one of its own otherwise', async () => {
    await finding.setOn(true)
    const own = network.port() ?? 0
    listensAt = { host: '0.0.0.0', port: 4455 }
    await finding.renew()
    expect([network.port(), await isOpen(own)]).toEqual([4455, false])
    listensAt = { host: '127.0.0.1', port: 4455 }
    await finding.renew()
    expect([undefined, 0, 4455]).not.toContain(network.port())
    expect(await isOpen(network.port() ?? 0)).toBe(true)
  })

  it('falls silent for a while, and is what it was asked to be meanwhile afterwards', async () => {
    await finding.setOn(true)
    await finding.setPaused(true)
    expect(network.port()).toBe(undefined)
    await finding.setOn(false)
    await finding.setPaused(false)
    expect(network.port()).toBe(undefined)
    await finding.setOn(true)
    expect(network.port()).toBeGreaterThan(0)
  })
})
