/** Two homes behind routers, and a server on the internet that helps them to link. SPEC section RELAY. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Host } from '../../electron/host/host.ts'
import { linkByCodes } from '../support/link-by-codes.ts'
import type { Computer } from '../support/namespaces.ts'
import type { NetworkedMember } from '../support/networked-member.ts'
import { leftOut, type NetworkTest, openNetworkTest, seconds, waysOf, writeAndConverge } from '../support/on-networks.ts'
import { startRelayServer } from '../support/relay-server.ts'

const PATIENCE_MS = 30_000
const INTERNET = '10.78.1.'
const SERVER = `${INTERNET}9:3478`
const ACCOUNT = { username: 'members', password: 'of the coalition' }

let test: NetworkTest
beforeEach(() => {
  if (leftOut === undefined) test = openNetworkTest()
})
afterEach(async () => {
  if (leftOut === undefined) await test.end()
})

interface Homes {
  readonly homes: readonly [Computer, Computer]
  /** On the internet like the routers. */
  readonly helper: Computer
}

/** Two homes behind routers of their own, and a server that helps. */
async function twoHomes(how: { readonly perFlow: boolean }): Promise<Homes> {
  const internet = test.networks.wire('internet')
  const homes = ['amina', 'bilal'].map((name, index) => {
    const wire = test.networks.wire(`home${index}`)
    const router = test.networks.computer(`router${index}`)
    router.plug(wire, `10.77.${index + 1}.1`)
    router.translateTo(router.plug(internet, `${INTERNET}${index + 2}`), how)
    const computer = test.networks.computer(name)
    computer.plug(wire, `10.77.${index + 1}.2`)
    computer.routeBy(`10.77.${index + 1}.1`)
    return computer
  })
  const server = test.networks.computer('server')
  server.plug(internet, `${INTERNET}9`)
  await startRelayServer(server, { address: `${INTERNET}9`, port: 3478, user: ACCOUNT.username, password: ACCOUNT.password })
  const helper = test.networks.computer('helper')
  helper.plug(internet, `${INTERNET}8`)
  return { homes: homes as unknown as readonly [Computer, Computer], helper }
}

const withStun = async (founder: Host): Promise<void> =>
  void (await founder.handlers()['relays.add']({ url: `stun:${SERVER}`, username: '', password: '' }))
const withTurn = async (founder: Host): Promise<void> =>
  void (await founder.handlers()['relays.add']({ url: `turn:${SERVER}`, ...ACCOUNT }))

async function running(
  homes: readonly Computer[],
  help: (founder: Host) => Promise<void>,
): Promise<readonly [NetworkedMember, NetworkedMember]> {
  const [amina, bilal] = (await test.membersOn(homes, undefined, help)) as [NetworkedMember, NetworkedMember]
  await amina.start()
  await bilal.start()
  return [amina, bilal]
}

describe.skipIf(leftOut !== undefined)('two homes behind routers', { timeout: 180_000 }, () => {
  it('[RELAY-3] [CODE-9] are linked directly by two messages where a server says how they look from outside', async () => {
    const { homes } = await twoHomes({ perFlow: false })
    const members = await running(homes, withStun)
    const [amina, bilal] = members
    expect((await bilal.call('code.list', {})).prospect).toBe('seen')
    const { code, outlook, ms } = await linkByCodes(amina, bilal, PATIENCE_MS)
    expect([code?.state, outlook]).toEqual(['linked', 'helped'])
    for (const member of members) expect(await waysOf(member, 1, PATIENCE_MS)).toEqual(['webrtc'])
    const same = await writeAndConverge(members, 'Through two routers', PATIENCE_MS)
    console.log(`two homes, STUN: linked ${seconds(ms)} after the second was pasted, same words after ${seconds(same)}`)
  })

  it('[RELAY-3] whose routers take another port for everybody are not, as little as without a server', async () => {
    const { homes } = await twoHomes({ perFlow: true })
    const [amina, bilal] = await running(homes, withStun)
    expect((await linkByCodes(amina, bilal, PATIENCE_MS)).code?.state).toBe('failed')
  })

  it('[RELAY-3] [CODE-9] whose routers take another port for everybody are where a server passes on', async () => {
    const { homes } = await twoHomes({ perFlow: true })
    const members = await running(homes, withTurn)
    const [amina, bilal] = members
    expect((await bilal.call('code.list', {})).prospect).toBe('passed-on')
    const { code, ms } = await linkByCodes(amina, bilal, PATIENCE_MS)
    expect(code?.state).toBe('linked')
    const same = await writeAndConverge(members, 'Passed on', PATIENCE_MS)
    console.log(`two homes, TURN: linked ${seconds(ms)} after the second was pasted, same words after ${seconds(same)}`)
  })

  it('[RELAY-3] [LOBBY-5] that meet over a helper are linked with each other as well', async () => {
    const { homes, helper } = await twoHomes({ perFlow: false })
    const [middle, ...members] = (await test.membersOn([helper, ...homes], undefined, withStun)) as [NetworkedMember, ...NetworkedMember[]]
    await middle.start('--listen', '0.0.0.0:4455')
    const started = performance.now()
    for (const member of members) await member.start('--connect', `${INTERNET}8:4455`)
    for (const member of members) expect(await waysOf(member, 2, PATIENCE_MS)).toEqual(['webrtc', 'webrtc'])
    console.log(`two homes and a helper, STUN: all three linked live after ${seconds(performance.now() - started)}`)
  })
})
