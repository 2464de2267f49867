/** Asking again for an answer that is dear to make: a while after something changed, not with every change. */
import { useEffect, useEffectEvent } from 'react'
import type { Topic } from '../../shared/api/events.ts'
import { useHost } from './host-provider.tsx'

/** Asks again when it begins, and then at most once in `pauseMs` while the topics change. `topics` must be the same list on every call. */
export function useAskAgainOn(topics: readonly Topic[], pauseMs: number, askAgain: () => void): void {
  const { connection } = useHost()
  const again = useEffectEvent(askAgain)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      timer = undefined
      again()
    }
    ask()
    const stop = connection.onEvent(({ topics: changed }) => {
      if (topics.some((topic) => changed.includes(topic))) timer ??= setTimeout(ask, pauseMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [connection, topics, pauseMs])
}
