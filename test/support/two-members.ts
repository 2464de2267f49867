/** Two members who hold the same record, and then each wrote alone. */
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { freePort } from './command-line.ts'
import { memberProfiles } from './member-profiles.ts'

/** Where they are. */
export interface TwoMembers {
  readonly amina: string
  readonly bilal: string
  /** Where Amina can be reached when she listens. */
  readonly address: string
}

/** Makes them below `folder`; each then writes alone. Nobody is running afterwards. */
export async function twoMembers(folder: string, write: (host: Host) => Promise<void>): Promise<TwoMembers> {
  const [amina = '', bilal = ''] = await memberProfiles(folder, ['Amina', 'Bilal'])
  for (const directory of [amina, bilal]) {
    const alone = await openHost({ directory, log: createSilentLog(), network: { webrtc: false } })
    await write(alone)
    await alone.close()
  }
  return { amina, bilal, address: `127.0.0.1:${await freePort()}` }
}
