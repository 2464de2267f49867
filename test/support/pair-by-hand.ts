/** Two carriers of WebRTC whose members pass their descriptions on by hand. */
import type { ConnectByHand } from '../../electron/adapters/webrtc/host-lobby.ts'
import type { Link } from '../../electron/core/ports/link.ts'

/** Links them: one offers, the other answers. Rejects where either cannot. */
export async function pairByHand(offers: ConnectByHand, answers: ConnectByHand): Promise<readonly [Link, Link]> {
  const [one, other] = [Promise.withResolvers<Link>(), Promise.withResolvers<Link>()]
  const ended = (reject: (error: Error) => void) => () => reject(new Error('a connection by hand ended'))
  const offer = offers(undefined, { link: one.resolve, ended: ended(one.reject) }, [])
  const answer = answers(await offer.description, { link: other.resolve, ended: ended(other.reject) }, [])
  offer.accept(await answer.description)
  return await Promise.all([one.promise, other.promise])
}
