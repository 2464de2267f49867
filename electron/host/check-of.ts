/** The six numbers of a request as its asker shows them. SPEC rule JOIN-4. */
import { toHex } from '../../shared/bytes/hex.ts'
import type { Crypto } from '../../shared/crypto/crypto.ts'
import { checkNumbers } from '../../shared/membership/request.ts'
import type { Joiner } from '../core/coalition/request-card.ts'
import { invitationOf } from '../core/envelope/request.ts'

/** Numbers from 0 to 2047. */
export function checkOf(crypto: Crypto, joiner: Joiner): readonly number[] {
  const { keys, person } = joiner
  const agreement = toHex(crypto.agreementPublicKey(keys.agreement))
  return checkNumbers({ invitation: invitationOf(crypto, joiner), device: keys.device, agreement, person })
}
