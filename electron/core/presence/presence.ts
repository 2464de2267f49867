/** Who is writing where right now: carets pass between the pages of this host and linked members, and nothing is kept. SPEC rules PRES-1 to PRES-5. */
import type { DeviceId, DocumentId, PersonId } from '../../../shared/ids.ts'
import { isMemberNow } from '../../../shared/membership/membership.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Replica } from '../replica/replica.ts'
import { createLocalGuests, type PresenceGuest } from './local-guests.ts'
import { gone, MAX_PRESENCE_BYTES, type PresenceEvent, type PresenceSaid } from './presence-event.ts'
import { createRemoteSessions } from './remote-sessions.ts'

export type { PresenceGuest } from './local-guests.ts'
export type { PresenceEvent } from './presence-event.ts'

/** A linked member and the texts it is known to have open. */
export interface MemberHere {
  readonly device: DeviceId
  readonly person: PersonId
  readonly documents: readonly DocumentId[]
}

/** What goes to another member's computer. */
export type PresenceMessage = Omit<PresenceSaid, 'device'>

/** See the head of this file. */
export interface Presence {
  /** A page of this host joins a text: it hears of everybody else in it, those who are there already first. Empty bytes mean that somebody left. */
  readonly join: (document: DocumentId, hear: (event: PresenceEvent) => void) => PresenceGuest
  /** A member's computer is linked; `send` passes a message to it. Returns how to end that. */
  readonly linked: (device: DeviceId, send: (message: PresenceMessage) => void) => () => void
  /** What a linked member's computer said. */
  readonly receive: (device: DeviceId, message: PresenceMessage) => void
  /** Linked members and what they have open. */
  readonly here: () => readonly MemberHere[]
  /** Hears when an answer of `here` changed; returns how to stop. */
  readonly listen: (listener: () => void) => () => void
  /** Off: nothing is said and nobody is shown. */
  readonly setOn: (on: boolean) => void
  readonly close: () => void
}

/** Presence of one coalition on this host. */
export function openPresence(tools: { readonly replica: Replica; readonly clock: Clock; readonly random: Random }): Presence {
  const { replica } = tools
  const links = new Map<DeviceId, Set<(message: PresenceMessage) => void>>()
  const listeners = new Set<() => void>()
  let isOn = true

  const personOf = (device: DeviceId): PersonId | undefined => replica.membership().devices.get(device)?.person
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const withPerson = (said: PresenceSaid, tell: (event: PresenceEvent) => void): void => {
    const person = personOf(said.device)
    if (person !== undefined) tell({ ...said, person })
  }
  const show = (said: PresenceSaid): void => withPerson(said, (event) => guests.show(event))
  const send = ({ document, session, bytes }: PresenceSaid): void => {
    if (!isOn) return
    for (const sends of links.values()) for (const sendTo of sends) sendTo({ document, session, bytes })
  }
  const tellAll = (said: PresenceSaid): void => {
    if (isOn) show(said)
    send(said)
  }
  const guests = createLocalGuests({ ...tools, device: () => replica.keys().device, said: tellAll, repeat: send })
  const remotes = createRemoteSessions(tools.clock, { said: show, cameOrWent: changed })

  const join: Presence['join'] = (document, hear) =>
    guests.join(document, hear, (tell) => {
      if (isOn) for (const said of [...remotes.list(), ...guests.list()]) withPerson(said, tell)
    })
  const linked: Presence['linked'] = (device, sendTo) => {
    const sends = links.get(device) ?? new Set()
    links.set(device, sends.add(sendTo))
    if (isOn) for (const { document, session, bytes } of guests.list()) sendTo({ document, session, bytes })
    changed()
    return () => {
      sends.delete(sendTo)
      if (sends.size > 0 || links.get(device) !== sends) return
      links.delete(device)
      remotes.forget(device)
      changed()
    }
  }
  const receive: Presence['receive'] = (device, { document, session, bytes }) => {
    if (!isOn || !links.has(device) || !isMemberNow(replica.membership(), device) || bytes.length > MAX_PRESENCE_BYTES) return
    remotes.hear({ document, session, device, bytes })
  }
  const here = (): readonly MemberHere[] =>
    [...links.keys()].sort().flatMap((device) => {
      const person = personOf(device)
      const open = remotes.list().filter((said) => said.device === device)
      return person === undefined ? [] : [{ device, person, documents: [...new Set(open.map(({ document }) => document))].sort() }]
    })
  const setOn = (on: boolean): void => {
    if (on === isOn) return
    if (!on) {
      for (const said of guests.list()) tellAll(gone(said))
      remotes.forgetAll()
    }
    isOn = on
    if (on) for (const said of guests.list()) tellAll(said)
  }
  const listen: Presence['listen'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const close = (): void => {
    listeners.clear()
    guests.close()
    remotes.forgetAll()
  }
  return { join, linked, receive, here, listen, setOn, close }
}
