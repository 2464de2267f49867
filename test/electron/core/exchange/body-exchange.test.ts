/** How much is asked for at a time, and of whom. */
import { describe, expect, it } from 'vitest'
import type { Bringing } from '../../../../electron/core/bringing/bringing.ts'
import { type BodyExchangeTools, createBodyExchange } from '../../../../electron/core/exchange/body-exchange.ts'
import type { AbsentBody } from '../../../../electron/core/ports/replica-store.ts'
import type { ExchangeMessage } from '../../../../shared/exchange/messages.ts'
import type { DeviceId, DocumentId, EntryHash } from '../../../../shared/ids.ts'

const KIB = 1024
const body = (seq: number): AbsentBody => ({
  chain: 1 as AbsentBody['chain'],
  seq,
  document: 'aa'.repeat(16) as DocumentId,
  hash: seq.toString(16).padStart(64, '0') as EntryHash,
  bytes: KIB,
})

/** Bodies that are wanted, and members who can be asked for them; `sizes` are the bytes that each question was for. */
function wanting(count: number) {
  const absent = new Map(Array.from({ length: count }, (_, at) => [at + 1, body(at + 1)]))
  const askedFor = new Set<number>()
  const sizes: number[] = []
  const bringing = {
    wantsHeadersFirst: () => true,
    take: (mostBytes: number) => {
      sizes.push(mostBytes)
      const taken = [...absent.values()].filter(({ seq }) => !askedFor.has(seq)).slice(0, Math.floor(mostBytes / KIB))
      for (const { seq } of taken) askedFor.add(seq)
      return taken
    },
    giveBack: (bodies: readonly AbsentBody[]) => {
      for (const { seq } of bodies) askedFor.delete(seq)
    },
    came: () => undefined,
    lineChanged: () => undefined,
    join: () => () => undefined,
    listen: () => () => undefined,
  } satisfies Partial<Bringing>
  const member = (bytesPerSecond: number | undefined) => {
    const questions: (readonly number[])[] = []
    const tools = {
      replica: {
        store: { absentSums: () => [], lacking: (hash: EntryHash) => [...absent.values()].filter((one) => one.hash === hash) },
        chains: { hashAt: () => 'ab'.repeat(32) as EntryHash, get: () => ({ device: 'cd'.repeat(32) as DeviceId }) },
        receiveBodies: () => {
          for (const seq of questions.at(-1) ?? []) absent.delete(seq)
          return (questions.at(-1) ?? []).length * KIB
        },
      },
      bringing,
      theirs: { areHere: () => true },
      line: { expect: () => undefined, bytesPerSecond: () => bytesPerSecond },
      mayReceive: () => true,
      tell: (said: ExchangeMessage) => {
        if (said.type === 'bodies-wanted') questions.push(said.wanted.flatMap(({ seqs }) => seqs))
      },
      changed: () => undefined,
    }
    const exchange = createBodyExchange(tools as unknown as BodyExchangeTools)
    exchange.hearState({ form: 'whole', absentEntries: 0, absentBytes: 0 })
    return { exchange, questions, answer: () => exchange.message({ type: 'bodies', bodies: [] }, 0) }
  }
  return { member, sizes }
}

describe('what is wanted', () => {
  it.each([
    ['an unknown line', undefined, 16],
    ['a line of 1 KiB a second', KIB, 16],
    ['a line of 10 KiB a second', 10 * KIB, 60],
    ['a line of 1 MiB a second', 1024 * KIB, 256],
  ])('[EXCH-13] is asked for in what %s brings in 6 s, 16 to 256 KiB', (_, bytesPerSecond, kib) => {
    const { member, sizes } = wanting(1)
    member(bytesPerSecond).exchange.pull()
    expect(sizes).toEqual([kib * KIB])
  })

  it('[EXCH-13] is asked for one batch at a time, and the next once that was answered', () => {
    const { exchange, questions, answer } = wanting(40).member(undefined)
    for (let times = 0; times < 3; times++) exchange.pull()
    expect(questions.map(({ length }) => length)).toEqual([16])
    answer()
    expect(questions.map(({ length }) => length)).toEqual([16, 16])
    answer()
    answer()
    expect(questions.map(({ length }) => length)).toEqual([16, 16, 8])
    expect(new Set(questions.flat()).size).toBe(40)
  })

  it('[EXCH-13] is given back where the member that was asked for it is gone, and asked of another', () => {
    const { member } = wanting(20)
    const [one, two] = [member(undefined), member(undefined)]
    one.exchange.pull()
    two.exchange.pull()
    expect(one.questions.flat().filter((seq) => two.questions.flat().includes(seq))).toEqual([])
    expect([one.questions.flat().length, two.questions.flat().length]).toEqual([16, 4])
    one.exchange.end()
    two.answer()
    expect(new Set(two.questions.flat()).size).toBe(20)
  })
})
