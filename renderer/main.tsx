/** Starts the interface in its page. */
import './markup-that-clears.ts'
import './schemas-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectToHost } from './host/connection.ts'
import { findHost } from './host/host-pipe.ts'
import './theme/theme.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
const { open, tellShell } = findHost()
createRoot(root).render(
  <StrictMode>
    <App connection={connectToHost(open)} tellShell={tellShell} />
  </StrictMode>,
)
