/** A host to call: the one that has the profile open, or one opened here for the time of a command. */
import { type Client, createClient } from '../../shared/api/client.ts'
import type { Handlers, Method } from '../../shared/api/contract.ts'
import { contractVersion } from '../../shared/api/contract-version.ts'
import { answerCall } from '../../shared/api/rpc.ts'
import { AppError } from '../../shared/errors.ts'
import { connectPipe } from '../adapters/control/socket-pipe.ts'
import { createSilentLog } from '../adapters/node/line-log.ts'
import { NO_DEMO } from '../host/demo-desk.ts'
import { type Door, openDoor } from '../host/door.ts'
import { isDemoMethod, isGuestMethod, isShellMethod } from '../host/handlers/groups.ts'
import { whenFree } from './when-free.ts'

/** A host and how to leave it. */
export interface CallHost {
  readonly client: Pick<Client, 'call'>
  readonly leave: () => Promise<void>
}

/** Reaches the profile's host. Throws what `openHost` throws. */
export async function reachHost(config: { readonly directory: string; readonly passphrase?: string | undefined }): Promise<CallHost> {
  return await whenFree(async () => (await runningHost(config.directory)) ?? (await ownHost(config)))
}

async function runningHost(directory: string): Promise<CallHost | undefined> {
  const pipe = await connectPipe(directory)
  if (!pipe) return undefined
  const client = createClient(pipe)
  return { client, leave: async () => client.close() }
}

async function ownHost(config: { readonly directory: string; readonly passphrase?: string | undefined }): Promise<CallHost> {
  const door = await openDoor({ ...config, log: createSilentLog(), network: { webrtc: false } })
  return { client: localClient(door), leave: door.close }
}

/** Calls handlers in this process through the same door as over a pipe. */
function localClient(door: Door): Pick<Client, 'call'> {
  const handler = (method: Method): Handlers[Method] => {
    if (isDemoMethod(method)) return NO_DEMO.handlers[method]
    if (!isGuestMethod(method) && !isShellMethod(method)) return door.handler(method, undefined)
    throw new AppError('unreachable', 'This call needs a Chorus that runs. Start it: npm start')
  }
  return { call: (method, input) => answerCall(handler, contractVersion(), method, input) as never }
}
