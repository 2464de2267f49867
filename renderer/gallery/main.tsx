/** Starts the gallery: `?language=ar&theme=dark&motion=off&density=compact`, one section per hash. */
import { createRoot } from 'react-dom/client'
import { ToastProvider } from '../kit/index.ts'
import { isLanguage } from '../messages/language.ts'
import { LanguageProvider } from '../messages/language-provider.tsx'
import { type Appearance, applyAppearance, USUAL_APPEARANCE } from '../theme/appearance.ts'
import '../theme/theme.css'
import { Gallery } from './gallery.tsx'

const wished = new URLSearchParams(location.search)
const language = wished.get('language') ?? 'en'
const chosen = Object.fromEntries(Object.keys(USUAL_APPEARANCE).flatMap((name) => (wished.has(name) ? [[name, wished.get(name)]] : [])))
applyAppearance({ ...USUAL_APPEARANCE, ...(chosen as Partial<Appearance>) })

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <LanguageProvider language={isLanguage(language) ? language : 'en'}>
    <ToastProvider>
      <Gallery />
    </ToastProvider>
  </LanguageProvider>,
)
