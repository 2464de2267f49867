/** Two profiles of one coalition, made without a program: Amina founded it, Bilal was let in, both hold the same record. */
import { join } from 'node:path'
import { createSilentLog } from '../../electron/adapters/node/line-log.ts'
import { createProfile } from '../../electron/host/create-profile.ts'
import { type Host, openHost } from '../../electron/host/host.ts'
import { freePort, until } from './command-line.ts'

/** Where they are. */
export interface TwoMembers {
  readonly amina: string
  readonly bilal: string
  /** Where Amina can be reached when she listens. */
  readonly address: string
}

/** Makes them below `folder`; each then writes alone. Nobody is running afterwards. */
export async function twoMembers(folder: string, write: (host: Host) => Promise<void>): Promise<TwoMembers> {
  const [amina, bilal] = [join(folder, 'amina'), join(folder, 'bilal')]
  const address = `127.0.0.1:${await freePort()}`
  await createProfile({ directory: amina, person: 'Amina' })
  await createProfile({ directory: bilal, person: 'Bilal' })
  const log = createSilentLog()
  const founder = await openHost({ directory: amina, log, network: { webrtc: false, listen: address } })
  try {
    await founder.handlers()['coalition.create']({ name: 'Open Samara', organisation: 'Budget Watch' })
    await letIn(founder, await openHost({ directory: bilal, log, network: { webrtc: false } }), address)
    const joined = await openHost({ directory: bilal, log, network: { webrtc: false, connect: [address] } })
    await until(
      async () => await joined.handlers().members({}),
      (members) => members.length === 2,
    )
    await joined.close()
    await write(founder)
  } finally {
    await founder.close()
  }
  const alone = await openHost({ directory: bilal, log, network: { webrtc: false } })
  await write(alone)
  await alone.close()
  return { amina, bilal, address }
}

/** Bilal asks, Amina agrees; Bilal's program is closed afterwards. */
async function letIn(founder: Host, joiner: Host, address: string): Promise<void> {
  const { code } = await founder.handlers()['coalition.invite']({ organisation: 'Teachers’ Union', expiresHours: 1, role: 'editor' })
  await joiner.handlers()['coalition.join']({ code, address, waitSeconds: 0 })
  const [request] = await until(
    async () => await founder.handlers()['coalition.requests']({}),
    (requests) => requests.length > 0,
  )
  await founder.handlers()['coalition.admit']({ id: request?.id ?? '' })
  await until(
    async () => joiner.coalitions().length,
    (count) => count > 0,
  )
  await joiner.close()
}
