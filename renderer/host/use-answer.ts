/** Asking the host for something to show, and having it do something. */
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import type { InputOf, Method, OutputOf } from '../../shared/api/contract.ts'
import { useHost } from './host-provider.tsx'
import type { AskMethod } from './topics.ts'

/** An answer as a screen shows it: there, not yet there, or an error; the last answer stays while a newer one is asked for. */
export interface Answer<T> {
  readonly value: T | undefined
  readonly error: Error | null
  readonly isAsking: boolean
  readonly askAgain: () => void
}

/** Keeps an answer of the host on screen and up to date. With `null` as input nothing is asked. */
export function useAnswer<M extends AskMethod>(method: M, input: InputOf<M> | null): Answer<OutputOf<M>> {
  const { call, coalition } = useHost()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [method, coalition ?? null, input],
    queryFn: () => call(method, input as InputOf<M>),
    enabled: input !== null,
    placeholderData: (previous, query) => (sameSubject(query?.queryKey, [method, coalition ?? null, input]) ? previous : undefined),
  })
  return { value: data, error, isAsking: isFetching, askAgain: () => void refetch() }
}

/** The same question about several things at once; undefined where there is no answer yet. */
export function useAnswers<M extends AskMethod>(method: M, inputs: readonly InputOf<M>[]): readonly (OutputOf<M> | undefined)[] {
  const { call, coalition } = useHost()
  const queries = inputs.map((input) => ({ queryKey: [method, coalition ?? null, input], queryFn: () => call(method, input) }))
  return useQueries({ queries }).map(({ data }) => data)
}

/** An act under way: what to show beside its button. */
export interface Act<M extends Method> {
  /** Resolves with the answer, or undefined when it failed: then `error` says why. */
  readonly run: (input: InputOf<M>) => Promise<OutputOf<M> | undefined>
  readonly isPending: boolean
  readonly error: Error | null
  readonly reset: () => void
}

/** Has the host do something. What changes by it is told by the host itself. */
export function useAct<M extends Method>(method: M): Act<M> {
  const { call } = useHost()
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: (input: InputOf<M>) => call(method, input),
    networkMode: 'always',
  })
  const run = (input: InputOf<M>): Promise<OutputOf<M> | undefined> => mutateAsync(input).catch(() => undefined)
  return { run, isPending, error, reset }
}

/** Only an answer about the very same thing may stand in for a newer one. */
function sameSubject(before: readonly unknown[] | undefined, now: readonly unknown[]): boolean {
  return JSON.stringify(before) === JSON.stringify(now)
}
