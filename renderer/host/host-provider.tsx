/** Gives everything below it the host: asking, acting, and the coalition it speaks of. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../shared/api/client.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConnectionState, HostConnection } from './connection.ts'
import { type AskMethod, isTouched } from './topics.ts'

interface HostValue {
  readonly connection: HostConnection
  /** The coalition spoken of; undefined means the profile's first. */
  readonly coalition: string | undefined
  readonly call: Call
}

const HostContext = createContext<HostValue | undefined>(undefined)

/** What the provider needs. */
export interface HostProviderProps {
  readonly connection: HostConnection
  readonly children: ReactNode
}

/** See the head of this file. Answers that the host says have changed are asked for again. */
export function HostProvider({ connection, children }: HostProviderProps): ReactNode {
  const [queries] = useState(createQueries)
  useEffect(() => forgetWhatChanged(connection, queries), [connection, queries])
  return (
    <QueryClientProvider client={queries}>
      <CoalitionScope connection={connection} coalition={undefined}>
        {children}
      </CoalitionScope>
    </QueryClientProvider>
  )
}

/** Everything below speaks of this coalition of the profile. */
export function CoalitionScope(props: HostProviderProps & { readonly coalition: string | undefined }): ReactNode {
  const { connection, coalition, children } = props
  const value = useMemo((): HostValue => {
    const call: Call = (method, input) => {
      const client = connection.client()
      if (!client) return Promise.reject(new AppError('unreachable', 'Chorus has stopped. Start it again.'))
      return (coalition === undefined ? client.call : client.callIn(coalition))(method, input)
    }
    return { connection, coalition, call }
  }, [connection, coalition])
  return <HostContext value={value}>{children}</HostContext>
}

/** The host. Throws outside a `HostProvider`. */
export function useHost(): HostValue {
  const value = useContext(HostContext)
  if (!value) throw new Error('no host above')
  return value
}

/** How the connection stands now. */
export function useConnectionState(): ConnectionState {
  const { connection } = useHost()
  return useSyncExternalStore(connection.listen, connection.state)
}

/** Answers stay until the host says that they changed: nothing is asked again by time. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' } },
  })
}

function forgetWhatChanged(connection: HostConnection, queries: QueryClient): () => void {
  const stopEvents = connection.onEvent(({ coalition, topics }) => {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [method, scope] }) =>
        isTouched(method as AskMethod, topics) && (coalition === null || scope === undefined || scope === null || scope === coalition),
    })
  })
  // What changed while the pipe was broken was not told.
  const stopStates = connection.listen(() => {
    if (connection.state() === 'open') void queries.invalidateQueries()
  })
  return () => {
    stopEvents()
    stopStates()
  }
}
