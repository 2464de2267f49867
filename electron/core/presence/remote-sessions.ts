/** Carets of other members: which of their sessions are in which text, until they leave, fall silent or their link ends. SPEC rule PRES-3. */
import type { DeviceId } from '../../../shared/ids.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import { type LatestOnly, latestOnly } from './latest-only.ts'
import { EVERY_MS, gone, type PresenceSaid } from './presence-event.ts'

/** See the head of this file. */
export interface RemoteSessions {
  /** What a linked member said. Too many sessions of one computer, and a session that changes its computer or text, are ignored. */
  readonly hear: (said: PresenceSaid) => void
  /** The link of a computer ended. */
  readonly forget: (device: DeviceId) => void
  readonly forgetAll: () => void
  readonly list: () => readonly PresenceSaid[]
}

const SILENCE_MS = 30_000
const MAX_PER_DEVICE = 64

interface Remote {
  said: PresenceSaid
  readonly telling: LatestOnly<PresenceSaid>
  silence: Timer
}

/** Sessions heard of. `said` hears of each with its latest bytes, empty when it is gone. */
export function createRemoteSessions(
  clock: Clock,
  { said: tell, cameOrWent }: { readonly said: (said: PresenceSaid) => void; readonly cameOrWent: () => void },
): RemoteSessions {
  const remotes = new Map<string, Remote>()

  const end = (session: string): void => {
    const remote = remotes.get(session)
    if (!remote) return
    remotes.delete(session)
    remote.telling.cancel()
    remote.silence.cancel()
    tell(gone(remote.said))
    cameOrWent()
  }
  const silenceAfter = (session: string): Timer => clock.after(SILENCE_MS, () => end(session))
  const begin = (said: PresenceSaid): void => {
    const ofDevice = [...remotes.values()].filter((remote) => remote.said.device === said.device)
    if (ofDevice.length >= MAX_PER_DEVICE) return
    const telling = latestOnly(clock, EVERY_MS, tell)
    remotes.set(said.session, { said, telling, silence: silenceAfter(said.session) })
    telling.offer(said)
    cameOrWent()
  }
  const goOn = (remote: Remote, said: PresenceSaid): void => {
    if (remote.said.device !== said.device || remote.said.document !== said.document) return
    if (said.bytes.length === 0) return end(said.session)
    remote.silence.cancel()
    remote.silence = silenceAfter(said.session)
    remote.said = said
    remote.telling.offer(said)
  }
  const hear = (said: PresenceSaid): void => {
    const remote = remotes.get(said.session)
    if (remote) goOn(remote, said)
    else if (said.bytes.length > 0) begin(said)
  }
  const forget = (device: DeviceId): void => {
    for (const { said } of [...remotes.values()]) if (said.device === device) end(said.session)
  }
  const forgetAll = (): void => {
    for (const session of [...remotes.keys()]) end(session)
  }
  return { hear, forget, forgetAll, list: () => [...remotes.values()].map(({ said }) => said) }
}
