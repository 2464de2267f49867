/** A link that a carrier carries, as the host's end of it. The carrier is trusted with nothing: it can only lose, change or end what it carries. */
import { createCreditedReceiver, createCreditedSender } from '../../../shared/network/frame-credit.ts'
import type { NetworkMessage } from '../../../shared/network/network-messages.ts'
import { type Link, type LinkReceiver, MAX_FRAME_BYTES } from '../../core/ports/link.ts'

/** The link, and what the carrier said of it. */
export interface CarriedLink {
  readonly link: Link
  readonly hearFrame: (bytes: Uint8Array) => void
  readonly hearCredit: (bytes: number) => void
  /** The carrier, or the pipe to it, is done with this link. */
  readonly hearClosed: (reason: string) => void
}

/** Whose links the carrier opens. */
export interface LinkOwner {
  readonly onLink: (link: Link) => void
  /** Hears once of each of them that it is over. */
  readonly onGone: (link: Link) => void
}

/** A link that the carrier opened under a number. `gone` is called once, when it is over. */
export function createCarriedLink(config: {
  readonly number: number
  readonly binding: Uint8Array
  readonly say: (message: NetworkMessage) => void
  readonly gone: () => void
}): CarriedLink {
  const { number, binding, say, gone } = config
  const sender = createCreditedSender((bytes) => say({ type: 'frame', link: number, bytes }))
  const credit = createCreditedReceiver((bytes) => say({ type: 'credit', link: number, bytes }))
  const early: Uint8Array[] = []
  let receiver: LinkReceiver | undefined
  let ended: string | undefined

  const end = (reason: string): void => {
    if (ended !== undefined) return
    ended = reason
    early.length = 0
    gone()
    receiver?.closed(reason)
  }
  const close = (reason: string): void => {
    if (ended === undefined) say({ type: 'closed', link: number, reason })
    end(reason)
  }
  const deliver = (bytes: Uint8Array): void => {
    receiver?.frame(bytes)
    credit.take(bytes.length)
  }
  const hearFrame = (bytes: Uint8Array): void => {
    if (ended !== undefined) return
    if (!credit.come(bytes.length)) return close('too much')
    if (receiver) deliver(bytes)
    else early.push(bytes)
  }
  const receive: Link['receive'] = (listener) => {
    receiver = listener
    for (const bytes of early.splice(0)) deliver(bytes)
    if (ended !== undefined) listener.closed(ended)
  }
  const send: Link['send'] = (frame) => {
    if (frame.length > MAX_FRAME_BYTES) throw new RangeError('frame too large for a link')
    if (ended === undefined) sender.send(frame)
  }
  const link: Link = { carrier: 'webrtc', remote: '', binding, receive, send, close }
  return { link, hearFrame, hearCredit: sender.hearCredit, hearClosed: end }
}
