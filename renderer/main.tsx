/** Starts the interface in its page. */
import './schemas-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectToHost } from './host/connection.ts'
import { openPagePipe } from './host/page-pipe.ts'
import './theme/theme.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App connection={connectToHost(openPagePipe)} />
  </StrictMode>,
)
