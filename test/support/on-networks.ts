/** One test on networks of its own: members with one position, each on a computer, and everything removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { openCommandLine, until } from './command-line.ts'
import { memberProfiles } from './member-profiles.ts'
import { type Computer, type Namespaces, openNamespaces, whyNoNamespaces } from './namespaces.ts'
import { type NetworkedMember, networkedMember } from './networked-member.ts'

/** See the head of this file. */
export interface NetworkTest {
  readonly networks: Namespaces
  /** Members of one coalition with one position; nothing runs yet. `alone` is what its founder, the first, wrote since and nobody else has; `together` what everybody has. */
  readonly membersOn: (
    computers: readonly Computer[],
    alone?: (founder: Host) => Promise<void>,
    together?: (founder: Host) => Promise<void>,
  ) => Promise<readonly NetworkedMember[]>
  /** Somebody on a computer who has nothing yet, not even a profile. */
  readonly stranger: (computer: Computer) => NetworkedMember
  readonly end: () => Promise<void>
}

/** Why such tests are left out here; said in one line. Undefined where they are not. */
export const leftOut = whyNoNamespaces()
if (leftOut !== undefined) console.log(`Left out: members on networks of their own, because ${leftOut}.`)

/** Opens it. */
export function openNetworkTest(): NetworkTest {
  const folder = mkdtempSync(join(tmpdir(), 'chorus-networks-'))
  const line = openCommandLine()
  const networks = openNamespaces()
  const membersOn: NetworkTest['membersOn'] = async (computers, alone, together = async () => undefined) => {
    const names = computers.map(({ name }) => name)
    const write = async (founder: Host): Promise<void> => {
      await onePosition(founder)
      await together(founder)
    }
    const directories = await memberProfiles(folder, names, write)
    if (alone) await writeAlone(directories[0] ?? '', alone)
    return computers.map((computer, index) => networkedMember(line, directories[index] ?? '', computer))
  }
  const stranger = (computer: Computer): NetworkedMember => networkedMember(line, join(folder, computer.name), computer)
  const end = async (): Promise<void> => {
    await line.end()
    await networks.end()
    rmSync(folder, { recursive: true, force: true })
  }
  return { networks, membersOn, stranger, end }
}

async function onePosition(founder: Host): Promise<void> {
  await founder.handlers()['position.create']({ title: 'Publish the budget' })
}

async function writeAlone(directory: string, write: (founder: Host) => Promise<void>): Promise<void> {
  const founder = await openHost({ directory, log: createSilentLog(), network: { webrtc: false } })
  await write(founder)
  await founder.close()
}

/** By which ways a member is linked, once there are as many as wanted and both ends have the same; rejects after `patienceMs`. */
export async function waysOf(member: NetworkedMember, wanted: number, patienceMs: number): Promise<readonly string[]> {
  const peers = await until(member.peers, (rows) => rows.filter(({ inStep }) => inStep).length >= wanted, patienceMs)
  return peers.map(({ carrier }) => carrier)
}

/** Everybody writes words of their own, `what` among them; answers after how many milliseconds everybody has all of them. */
export async function writeAndConverge(members: readonly NetworkedMember[], what: string, patienceMs: number): Promise<number> {
  const words = members.map((_, index) => `${what}, said by member ${index}.`)
  const started = performance.now()
  await Promise.all(members.map((member, index) => member.write(words[index] ?? '')))
  await until(
    () => Promise.all(members.map(({ text }) => text())),
    (texts) => texts.every((text) => text === texts[0] && words.every((word) => text.includes(word))),
    patienceMs,
  )
  return performance.now() - started
}

/** Milliseconds in words. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
