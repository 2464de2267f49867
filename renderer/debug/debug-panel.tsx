/** The debug panel behind `?debug`, for people who help: who is linked, what goes over the lines, what the record holds. English only, folded at first. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useHost } from '../host/host-provider.tsx'
import styles from './debug-panel.module.css'
import { debugParts, debugText } from './debug-text.ts'
import { useWatching } from './use-watching.ts'

/** See the head of this file. */
export function DebugPanel(): ReactNode {
  const { call } = useHost()
  const seen = useWatching()
  const [inspection, setInspection] = useState<OutputOf<'inspect'>>()
  const [said, say] = useState('')
  const attempt = (act: () => Promise<unknown>, done: string): void => {
    act().then(
      () => say(done),
      (error: unknown) => say(String(error)),
    )
  }
  const parts = seen ? debugParts(seen, inspection) : []
  const isOff = seen?.network.isSimulatedOffline ?? false
  return (
    <details className={styles.panel} lang="en" dir="ltr">
      <summary>Debug</summary>
      <div className={styles.actions}>
        <label>
          <input
            type="checkbox"
            checked={isOff}
            onChange={() => attempt(() => call('network.simulate-offline', { on: !isOff }), isOff ? 'online again' : 'offline')}
          />
          Simulate offline
        </label>
        <button type="button" onClick={() => attempt(async () => setInspection(await call('inspect', {})), 'inspected')}>
          Inspect
        </button>
        <button type="button" onClick={() => attempt(() => navigator.clipboard.writeText(debugText(parts)), 'copied')}>
          Copy as text
        </button>
        <output>{said}</output>
      </div>
      {parts.map(({ title, lines }) => (
        <section key={title}>
          <h2>{title}</h2>
          <pre>{lines.join('\n')}</pre>
        </section>
      ))}
    </details>
  )
}
