/** Links that a page carries keep the contract of links: between Chromium and Node, and between two pages. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHub } from '../../electron/adapters/hub/hub.ts'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createNodeClock } from '../../electron/adapters/node/node-clock.ts'
import { createNodeRandom } from '../../electron/adapters/node/node-random.ts'
import { ownAddresses } from '../../electron/adapters/node/own-addresses.ts'
import { createCarriedLobbies } from '../../electron/adapters/webrtc/carried-lobbies.ts'
import type { WebrtcCarrier } from '../../electron/adapters/webrtc/host-lobby.ts'
import { createProcessLobbies } from '../../electron/adapters/webrtc/process-lobbies.ts'
import type { Link, PeerLinks } from '../../electron/core/ports/link.ts'
import { type LinkPair, linkContract } from '../contracts/link.contract.ts'
import { openBrowser } from '../support/browser.ts'
import { buildNetworkPage, openNetworkPage } from '../support/network-page.ts'
import { pairByHand } from '../support/pair-by-hand.ts'

let browser: Browser
beforeAll(async () => {
  await buildNetworkPage()
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser.close())

const tools = { clock: createNodeClock(), random: createNodeRandom(), log: createSilentLog() }
let rooms = 0

interface Member extends WebrtcCarrier {
  readonly end: () => Promise<void>
}

async function pageMember(): Promise<Member> {
  const lobbies = createCarriedLobbies({ ...tools, ownAddresses: () => ownAddresses('::') })
  const page = await openNetworkPage(browser, lobbies.attach)
  return { ...lobbies, end: page.close }
}
const nodeMember = async (): Promise<Member> => ({ ...createProcessLobbies(tools), end: async () => undefined })

/** Two members of one room, who meet at one hub. */
async function twoLobbies(
  makeOne: () => Promise<Member>,
  makeOther: () => Promise<Member>,
): Promise<{ readonly lobbies: readonly [PeerLinks, PeerLinks]; readonly end: () => Promise<void> }> {
  const members = [await makeOne(), await makeOther()] as const
  const config = { ...tools, name: `room ${++rooms}`, password: 'open sesame', hub: createHub(tools), iceServers: [] }
  const lobbies = [members[0].lobby(config), members[1].lobby(config)] as const
  const end = async (): Promise<void> => {
    for (const lobby of lobbies) await lobby.stop()
    for (const member of members) await member.end()
  }
  return { lobbies, end }
}

async function pageAndNode(): Promise<LinkPair> {
  const { lobbies, end } = await twoLobbies(pageMember, nodeMember)
  const links = lobbies.map((lobby) => new Promise<Link>((resolve) => void lobby.start(resolve)))
  const [a, b] = (await Promise.all(links)) as [Link, Link]
  return { a, b, end }
}

/** One offers by hand, the other answers. */
async function byHand(makeOne: () => Promise<Member>, makeOther: () => Promise<Member>): Promise<LinkPair> {
  const members = [await makeOne(), await makeOther()] as const
  const [a, b] = await pairByHand(members[0].byHand, members[1].byHand)
  const end = async (): Promise<void> => {
    for (const link of [a, b]) link.close('test over')
    for (const member of members) await member.end()
  }
  return { a, b, end }
}

linkContract('a page and Node', pageAndNode)
linkContract('a page by hand with Node', () => byHand(pageMember, nodeMember))
linkContract('Node by hand with a page', () => byHand(nodeMember, pageMember))
linkContract('two pages by hand', () => byHand(pageMember, pageMember))

describe('two pages', () => {
  // About once in eighty meetings one side closes its connection before its own channel opened; then both call again.
  it('find each other and carry frames, whichever of their connections stays when both call at once', async () => {
    const { lobbies, end } = await twoLobbies(pageMember, pageMember)
    const greeting = new Uint8Array(16 * 1024).fill(7)
    const greeted = lobbies.map(
      (lobby) =>
        new Promise<Uint8Array>((resolve) => {
          void lobby.start((link) => {
            link.receive({ frame: resolve, closed: () => undefined })
            link.send(greeting)
          })
        }),
    )
    expect(await Promise.all(greeted)).toEqual([greeting, greeting])
    await end()
  }, 60_000)
})
