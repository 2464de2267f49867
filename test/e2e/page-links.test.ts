/** Links that a page carries keep the contract of links: between Chromium and Node, and between two pages. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { createHub } from '../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { ownAddresses } from '../../electron/adapters/node/own-addresses.ts'
import { createPageLobbies } from '../../electron/adapters/webrtc/page-lobbies.ts'
import { createWebrtcLobby, type HostLobbyConfig } from '../../electron/adapters/webrtc/webrtc-lobby.ts'
import type { Link, PeerLinks } from '../../electron/core/ports/link.ts'
import { type LinkPair, linkContract } from '../contracts/link.contract.ts'
import { openBrowser } from '../support/browser.ts'
import { buildNetworkPage, openNetworkPage } from '../support/network-page.ts'

let browser: Browser
beforeAll(async () => {
  await buildNetworkPage()
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const tools = { clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
let rooms = 0

interface Member {
  readonly lobby: (config: HostLobbyConfig) => PeerLinks
  readonly end: () => Promise<void>
}

async function pageMember(): Promise<Member> {
  const lobbies = createPageLobbies({ ...tools, ownAddresses: () => ownAddresses('0.0.0.0') })
  const page = await openNetworkPage(browser, lobbies.attach)
  return { lobby: lobbies.lobby, end: page.close }
}
const nodeMember = async (): Promise<Member> => ({ lobby: createWebrtcLobby, end: async () => undefined })

/** Two members of one room, who meet at one hub. */
async function pairOf(makeOne: () => Promise<Member>, makeOther: () => Promise<Member>): Promise<LinkPair> {
  const members = [await makeOne(), await makeOther()]
  const config = { ...tools, name: `room ${++rooms}`, password: 'open sesame', hub: createHub(tools), iceServers: [] }
  const lobbies = members.map(({ lobby }) => lobby(config))
  const links = lobbies.map((lobby) => new Promise<Link>((resolve) => void lobby.start(resolve)))
  const [a, b] = (await Promise.all(links)) as [Link, Link]
  const end = async (): Promise<void> => {
    for (const lobby of lobbies) await lobby.stop()
    for (const member of members) await member.end()
  }
  return { a, b, end }
}

linkContract('a page and Node', () => pairOf(pageMember, nodeMember))
linkContract('two pages', () => pairOf(pageMember, pageMember))
