/** The page that carries WebRTC in the desktop shell: no words, nothing to see, one pipe to the host. */
import { z } from 'zod'
import { serveHost } from '../../shared/network/serve-host.ts'
import { createPageClock } from '../host/page-clock.ts'
import { askForPorts } from '../shell/desktop-pipe.ts'
import { loadWebrtc } from './load-webrtc.ts'

// Compiled checks need `eval`, which the page's policy forbids.
z.config({ jitless: true })

const clock = createPageClock()
const platform = await loadWebrtc()
askForPorts({ host: (pipe) => serveHost(pipe, platform, clock) })
