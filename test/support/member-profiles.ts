/** Profiles of one coalition, made without a program: the first founded it, the others were let in, all hold the same record. */
import { join } from 'node:path'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { freePort, until } from './command-line.ts'

const log = createSilentLog()

/** Makes a folder per name below `folder`; `write` is what the first wrote before anybody else came. Nobody is running afterwards. */
export async function memberProfiles(
  folder: string,
  names: readonly string[],
  write: (founder: Host) => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  const folders = names.map((name) => join(folder, name))
  const address = `127.0.0.1:${await freePort()}`
  for (const [index, directory] of folders.entries()) await createProfile({ directory, person: names[index] ?? '' })
  const [first = '', ...rest] = folders
  const founder = await openHost({ directory: first, log, network: { webrtc: false, listen: address } })
  try {
    await founder.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
    await write(founder)
    for (const [index, directory] of rest.entries()) {
      await letIn(founder, await openHost({ directory, log, network: { webrtc: false } }), {
        address,
        organisation: `Organisation ${index + 2}`,
      })
    }
    for (const directory of rest) await receive(founder, directory, address)
  } finally {
    await founder.close()
  }
  return folders
}

/** One asks, the founder agrees; the joiner's program is closed afterwards and remembers no address. */
async function letIn(founder: Host, joiner: Host, at: { readonly address: string; readonly organisation: string }): Promise<void> {
  const { code } = await founder.handlers()['coalition.invite']({ organisation: at.organisation, expiresHours: 1, role: 'editor' })
  await joiner.handlers()['coalition.join']({ code, address: at.address, waitSeconds: 0 })
  const [request] = await until(
    async () => await founder.handlers()['coalition.requests']({}),
    (requests) => requests.length > 0,
  )
  await founder.handlers()['coalition.admit']({ id: request?.id ?? '' })
  await until(
    async () => joiner.coalitions().length,
    (count) => count > 0,
  )
  await joiner.handlers()['network.forget']({ address: at.address })
  await joiner.close()
}

async function receive(founder: Host, directory: string, address: string): Promise<void> {
  const member = await openHost({ directory, log, network: { webrtc: false, connect: [address] } })
  await until(
    async () => [founder, member].map((host) => JSON.stringify([...host.coalition().replica.heads()])),
    ([a, b]) => a === b,
  )
  await member.close()
}
