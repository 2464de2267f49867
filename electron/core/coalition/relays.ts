/** The servers that help members of a coalition to link, as its record holds them. SPEC section RELAY. */
import { AppError } from '../../../shared/errors.ts'
import { RELAYS_RECORD } from '../../../shared/record/field-rights.ts'
import { isTurn, MAX_RELAYS, type RelayServer, relayServer, relayServers, relayUrl } from '../../../shared/relays/relay-server.ts'
import type { Replica } from '../replica/replica.ts'

/** See the head of this file. */
export interface Relays {
  /** In the order in which they were entered, with their passwords: not for pages. */
  readonly list: () => readonly RelayServer[]
  /** Enters one, or gives another name and password to one that is there. Throws `no-right` for anyone but a coordinator; `bad-input`. */
  readonly add: (server: RelayServer) => void
  /** Throws `no-right`; `not-found`. */
  readonly remove: (url: string) => void
}

/** Over the record as it stands. */
export function openRelays(tools: {
  readonly replica: Pick<Replica, 'records' | 'actRecords'>
  readonly isCoordinator: () => boolean
}): Relays {
  const { replica, isCoordinator } = tools
  const list = (): readonly RelayServer[] => {
    const parsed = relayServers.safeParse(replica.records.get(RELAYS_RECORD, RELAYS_RECORD)?.fields['servers'])
    return parsed.success ? parsed.data : []
  }
  const state = (servers: readonly RelayServer[]): void => {
    if (!isCoordinator()) throw new AppError('no-right', 'Only a coordinator enters servers that help members to link.')
    replica.actRecords([{ kind: RELAYS_RECORD, id: RELAYS_RECORD, fields: { servers: servers.map((server) => ({ ...server })) } }])
  }
  const add: Relays['add'] = (given) => {
    const server = checked(given)
    const others = list().filter(({ url }) => url !== server.url)
    if (others.length >= MAX_RELAYS)
      throw new AppError('bad-input', `A coalition has ${MAX_RELAYS} such servers at most. Remove one first.`)
    state([...others, server])
  }
  const remove: Relays['remove'] = (given) => {
    const wanted = relayUrl(given) ?? given
    const [held, left] = [list(), list().filter(({ url }) => url !== wanted)]
    if (left.length === held.length) throw new AppError('not-found', `The coalition has no server ${given}.`)
    state(left)
  }
  return { list, add, remove }
}

function checked(given: RelayServer): RelayServer {
  const url = relayUrl(given.url)
  if (url === undefined) throw new AppError('bad-input', `A server looks like stun:HOST:PORT or turn:HOST:PORT, not "${given.url}".`)
  const parsed = relayServer.safeParse({ ...given, url })
  if (parsed.success) return parsed.data
  throw new AppError(
    'bad-input',
    isTurn(url)
      ? 'A turn: server asks for a name and a password, of 200 characters at most.'
      : 'A stun: server asks for no name and no password.',
  )
}
