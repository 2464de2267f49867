/** Two members on test networks who pass two messages on, as people do. */
import { setTimeout as pause } from 'node:timers/promises'
import type { OutputOf } from '../../shared/api/contract.ts'
import { until } from './command-line.ts'
import type { NetworkedMember } from './networked-member.ts'

type Code = OutputOf<'code.make'>

/** What came of the first code, what the other was told before, and how many milliseconds it took once the answer was pasted; it is pasted after `afterMs`. */
export async function linkByCodes(
  amina: NetworkedMember,
  bilal: NetworkedMember,
  patienceMs: number,
  afterMs = 0,
): Promise<{ readonly code: Code | undefined; readonly outlook: Code['outlook']; readonly ms: number }> {
  const { text } = await amina.call('code.make', {})
  const answered = await bilal.call('code.take', { text })
  if (answered.fault !== null) throw new Error(`the first code was refused: ${answered.fault}`)
  await pause(afterMs)
  const started = performance.now()
  const taken = await amina.call('code.take', { text: answered.code.text })
  if (taken.fault !== null) throw new Error(`the second code was refused: ${taken.fault}`)
  const [code] = await until(
    async () => (await amina.call('code.list', {})).codes.filter(({ id }) => id === taken.code.id),
    ([now]) => now?.state !== 'linking',
    patienceMs + 5_000,
  )
  return { code, outlook: answered.code.outlook, ms: performance.now() - started }
}
