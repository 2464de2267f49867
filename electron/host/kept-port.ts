/** Opening this computer to members at the port of before: it is the address that members were given. */
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import { isAppError } from '../../shared/errors.ts'
import { parseAddress } from './address.ts'
import type { HostState } from './host-state.ts'

type Opened = Pick<HostState, 'profile' | 'network'>

const NAME = 'port'
const ANY_PORT = 0

/** Listens on all addresses of this computer, of both families, at `port`, else at the last one, else (it may be taken) at a free one. Rejects with `unreachable`. */
export async function openToMembers(host: Opened, port: number | undefined): Promise<void> {
  const wanted = port ?? lastPort(host)
  await listen(host, wanted).catch((error: unknown) => {
    if (port !== undefined || wanted === ANY_PORT || !isAppError(error, 'unreachable')) throw error
    return listen(host, ANY_PORT)
  })
}

async function listen({ profile, network }: Opened, port: number): Promise<void> {
  // A computer without IPv6 cannot be bound to all of both.
  await network.listen(`[::]:${port}`).catch((error: unknown) => {
    if (!isAppError(error, 'unreachable')) throw error
    return network.listen(`0.0.0.0:${port}`)
  })
  const address = network.address()
  if (address !== undefined) profile.setValue(NAME, utf8(String(parseAddress(address).port)))
}

function lastPort({ profile }: Opened): number {
  const bytes = profile.value(NAME)
  return bytes ? Number(fromUtf8(bytes)) : ANY_PORT
}
