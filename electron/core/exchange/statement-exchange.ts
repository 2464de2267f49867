/** Delivery statements between two members: compared with everything else, one's own said as soon as it is made. SPEC rule DELIV-4. */
import type { ExchangeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'
import type { Statements } from '../delivery/statements.ts'

/** See the head of this file. Nothing is said to, or taken from, a peer that does not belong. */
export interface StatementExchange {
  /** The peer's digest of what it holds. */
  readonly hearDigest: (digest: string) => void
  /** Any message; those that are not about statements do nothing. */
  readonly message: (said: ExchangeMessage) => void
  /** Call when this device has made a new one. */
  readonly sayOwn: () => void
}

/** The statements' part of one exchange. */
export function createStatementExchange(tools: {
  readonly statements: Statements
  readonly peer: DeviceId
  readonly mayReceive: () => boolean
  readonly tell: (message: ExchangeMessage) => void
}): StatementExchange {
  const { statements, peer, mayReceive, tell } = tools
  const say = (statement: Uint8Array): void => tell({ type: 'statement', statement })
  const hearDigest = (digest: string): void => {
    // An empty digest is that of a version that knows no statements.
    if (digest !== '' && digest !== statements.digest() && mayReceive()) tell({ type: 'statements', heads: statements.heads() })
  }
  const message = (said: ExchangeMessage): void => {
    if (!mayReceive()) return
    if (said.type === 'statement') statements.take(said.statement, peer)
    if (said.type === 'statements') for (const statement of statements.newerThan(said.heads)) say(statement)
  }
  const sayOwn = (): void => {
    const own = statements.own()
    if (own && mayReceive()) say(own)
  }
  return { hearDigest, message, sayOwn }
}
