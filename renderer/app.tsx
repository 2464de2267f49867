/** The interface: its language, its notices, its frame. */
import { type ReactNode, useState } from 'react'
import { Page } from './kit/page.tsx'
import { ToastProvider } from './kit/toast.tsx'
import { Frame } from './layout/frame.tsx'
import { languageFor } from './messages/language.ts'
import { LanguageProvider } from './messages/language-provider.tsx'
import { Say } from './messages/say.tsx'

/** Everything that is on screen. */
export function App(): ReactNode {
  const [language] = useState(() => languageFor(navigator.languages))
  return (
    <LanguageProvider language={language}>
      <ToastProvider>
        <Frame path="/">
          <Page title="Chorus" width="text">
            <p>
              <Say id="layout.promise" />
            </p>
          </Page>
        </Frame>
      </ToastProvider>
    </LanguageProvider>
  )
}
