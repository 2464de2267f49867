/** Links as the core sees them: who finds them, and the link itself, which pages that carry one speak of too. */
import type { Link } from '../../../shared/link/link.ts'

export { type Link, type LinkReceiver, MAX_FRAME_BYTES } from '../../../shared/link/link.ts'

/** A source of links: a lobby, a listener, a dialler. */
export interface PeerLinks {
  /** Begins to find and accept peers; every new link is handed to `onLink` once. Rejects if it cannot begin (address in use). */
  readonly start: (onLink: (link: Link) => void) => Promise<void>
  /** Stops finding peers and closes every link it made. Resolves when no socket, timer or connection of it is left. */
  readonly stop: () => Promise<void>
}
