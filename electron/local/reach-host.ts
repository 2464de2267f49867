/** A host to call: the one that has the profile open, or one opened here for the time of a command. */
import { type Client, createClient } from '../../shared/api/client.ts'
import { answerCall, CONTRACT_VERSION } from '../../shared/api/rpc.ts'
import { connectPipe } from '../adapters/control/socket-pipe.ts'
import { createSilentLog } from '../adapters/node/line-log.ts'
import type { HostMethod } from '../host/handlers/groups.ts'
import { type Host, openHost } from '../host/host.ts'
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
  const host = await openHost({ ...config, log: createSilentLog(), network: { webrtc: false } })
  return { client: localClient(host), leave: host.close }
}

/** Calls handlers in this process through the same door as over a pipe. */
function localClient(host: Host): Pick<Client, 'call'> {
  return {
    call: (method, input) => answerCall((known) => host.handlers()[known as HostMethod], CONTRACT_VERSION, method, input) as never,
  }
}
