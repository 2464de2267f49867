/** A position's page alone in the frame, with a real host: `#POSITION`, `?language=ar&theme=dark`. */
import './no-evaluation.ts'
import { Home, ListChecks } from 'lucide-react'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectToHost } from '../../../renderer/host/connection.ts'
import { HostProvider } from '../../../renderer/host/host-provider.tsx'
import { ToastProvider } from '../../../renderer/kit/toast.tsx'
import { Frame } from '../../../renderer/layout/frame.tsx'
import { NavigationList } from '../../../renderer/layout/navigation-list.tsx'
import { isLanguage } from '../../../renderer/messages/language.ts'
import { LanguageProvider } from '../../../renderer/messages/language-provider.tsx'
import { LostWordsProvider } from '../../../renderer/position/lost-words.tsx'
import { PositionPage } from '../../../renderer/position/position-page.tsx'
import { applyAppearance, USUAL_APPEARANCE } from '../../../renderer/theme/appearance.ts'
import { pipeOverWebSocket } from '../../../shared/api/websocket-pipe.ts'
import '../../../renderer/theme/theme.css'

const query = new URLSearchParams(location.search)
const wished = query.get('language') ?? 'en'
const language = isLanguage(wished) ? wished : 'en'
applyAppearance({ ...USUAL_APPEARANCE, theme: query.get('theme') === 'dark' ? 'dark' : 'light', motion: 'off' })

const connection = connectToHost(async () => pipeOverWebSocket(new WebSocket(`ws://${location.host}/pipe`)))

function Screen(): ReactNode {
  const places = [
    { href: '#/', label: 'Home', icon: Home },
    { href: '#/positions', label: 'Positions', icon: ListChecks, isCurrent: true },
  ]
  return (
    <Frame path="/" coalition="Open Samara" navigation={<NavigationList places={places} />}>
      <PositionPage id={location.hash.slice(1)} takesFocus />
    </Frame>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <HostProvider connection={connection}>
      <LanguageProvider language={language}>
        <ToastProvider>
          <LostWordsProvider>
            <Screen />
          </LostWordsProvider>
        </ToastProvider>
      </LanguageProvider>
    </HostProvider>
  </StrictMode>,
)
