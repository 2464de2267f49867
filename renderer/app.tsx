/** The interface: the host it speaks with, the person's language and looks, its notices, and what is on screen now. */
import { lazy, type ReactNode, Suspense } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { ShellMessage } from '../shared/desktop/shell-messages.ts'
import { isDebugging } from './debug/is-debugging.ts'
import { Demo } from './demo/demo.tsx'
import { Gate } from './gate/gate.tsx'
import { Mishap } from './gate/mishap.tsx'
import type { HostConnection } from './host/connection.ts'
import { HostProvider } from './host/host-provider.tsx'
import { ToastProvider } from './kit/index.ts'
import { LostWordsProvider } from './position/lost-words.tsx'
import { PreferencesProvider } from './settings/preferences.tsx'
import { ShellWords } from './shell/shell-words.tsx'

/** For people who help: loaded when it is asked for, in English only. */
const DebugPanel = lazy(async () => ({ default: (await import('./debug/debug-panel.tsx')).DebugPanel }))

/** What the interface is given. */
export interface AppProps {
  readonly connection: HostConnection
  /** Tells the desktop shell something; does nothing elsewhere. */
  readonly tellShell: (message: ShellMessage) => void
}

/** Everything that is on screen. */
export function App({ connection, tellShell }: AppProps): ReactNode {
  return (
    <HostProvider connection={connection}>
      <PreferencesProvider>
        <ShellWords tell={tellShell} />
        <ToastProvider>
          <LostWordsProvider>
            <Router hook={useHashLocation}>
              <Mishap>
                <Gate />
              </Mishap>
              <Demo />
              {isDebugging() && (
                <Suspense>
                  <DebugPanel />
                </Suspense>
              )}
            </Router>
          </LostWordsProvider>
        </ToastProvider>
      </PreferencesProvider>
    </HostProvider>
  )
}
