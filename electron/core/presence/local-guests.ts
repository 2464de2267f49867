/** Pages of this host that have texts open: what each says of itself, and telling each of the others. SPEC rules PRES-1 to PRES-3. */
import { toHex } from '../../../shared/bytes/hex.ts'
import type { DeviceId, DocumentId } from '../../../shared/ids.ts'
import type { Clock, Timer } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { latestOnly } from './latest-only.ts'
import { EVERY_MS, gone, MAX_PRESENCE_BYTES, NOTHING_SAID, type PresenceEvent, type PresenceSaid } from './presence-event.ts'

/** A page in a text. */
export interface PresenceGuest {
  /** Says where it is, opaque bytes. More than 8 KiB is dropped; of more than ten a second the latest is passed on. */
  readonly say: (bytes: Uint8Array) => void
  readonly leave: () => void
}

/** See the head of this file. */
export interface LocalGuests {
  /** `introduce` is called before the page is there itself, with how to tell it of one that is. */
  readonly join: (
    document: DocumentId,
    hear: (event: PresenceEvent) => void,
    introduce: (tell: (event: PresenceEvent) => void) => void,
  ) => PresenceGuest
  /** Tells the pages that have the text open, except the one it is about. */
  readonly show: (event: PresenceEvent) => void
  readonly list: () => readonly PresenceSaid[]
  readonly close: () => void
}

/** Often enough that nobody forgets a page that does not move. */
const REPEAT_MS = 10_000

interface Guest {
  said: PresenceSaid
  readonly hear: (event: PresenceEvent) => void
}

/** No pages yet. `said` hears what a page says, empty bytes when it leaves; `repeat` every now and then what it said last. */
export function createLocalGuests(tools: {
  readonly clock: Clock
  readonly random: Random
  readonly device: () => DeviceId
  readonly said: (said: PresenceSaid) => void
  readonly repeat: (said: PresenceSaid) => void
}): LocalGuests {
  const { clock, random } = tools
  const guests = new Set<Guest>()
  let repeating: Timer | undefined

  const keepRepeating = (): void => {
    repeating ??= clock.after(REPEAT_MS, () => {
      repeating = undefined
      for (const { said } of guests) tools.repeat(said)
      keepRepeating()
    })
  }
  const stopRepeating = (): void => {
    repeating?.cancel()
    repeating = undefined
  }
  const join: LocalGuests['join'] = (document, hear, introduce) => {
    const session = toHex(random.bytes(16))
    const guest: Guest = { said: { document, session, device: tools.device(), bytes: NOTHING_SAID }, hear }
    const telling = latestOnly(clock, EVERY_MS, tools.said)
    introduce((event) => event.document === document && hear(event))
    guests.add(guest)
    telling.offer(guest.said)
    keepRepeating()
    const say = (bytes: Uint8Array): void => {
      if (!guests.has(guest) || bytes.length === 0 || bytes.length > MAX_PRESENCE_BYTES) return
      guest.said = { ...guest.said, bytes }
      telling.offer(guest.said)
    }
    const leave = (): void => {
      if (!guests.delete(guest)) return
      telling.cancel()
      tools.said(gone(guest.said))
      if (guests.size === 0) stopRepeating()
    }
    return { say, leave }
  }
  const show = (event: PresenceEvent): void => {
    for (const { said, hear } of [...guests]) if (said.document === event.document && said.session !== event.session) hear(event)
  }
  const close = (): void => {
    stopRepeating()
    guests.clear()
  }
  return { join, show, list: () => [...guests].map(({ said }) => said), close }
}
