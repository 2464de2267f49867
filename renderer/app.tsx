/** The interface: the host it speaks with, the person's language and looks, its notices, and what is on screen now. */
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Gate } from './gate/gate.tsx'
import type { HostConnection } from './host/connection.ts'
import { HostProvider } from './host/host-provider.tsx'
import { ToastProvider } from './kit/index.ts'
import { PreferencesProvider } from './settings/preferences.tsx'

/** Everything that is on screen. */
export function App({ connection }: { readonly connection: HostConnection }): ReactNode {
  return (
    <HostProvider connection={connection}>
      <PreferencesProvider>
        <ToastProvider>
          <Router hook={useHashLocation}>
            <Gate />
          </Router>
        </ToastProvider>
      </PreferencesProvider>
    </HostProvider>
  )
}
