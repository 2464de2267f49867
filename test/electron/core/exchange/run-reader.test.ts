/** Cutting a log into runs: whatever its entries are like, each run ends where a signature proves it. */
import { expect, it } from 'vitest'
import { createSeededCrypto } from '../../../../electron/adapters/crypto/seeded-crypto.ts'
import { openMemoryStore } from '../../../../electron/adapters/memory/memory-store.ts'
import { createDeviceKeys, foundCoalition } from '../../../../electron/core/coalition/founding.ts'
import { nextRun } from '../../../../electron/core/exchange/run-reader.ts'
import { openChains } from '../../../../electron/core/log/chains.ts'
import { createIntake } from '../../../../electron/core/log/intake.ts'
import { createOwnLog } from '../../../../electron/core/replica/own-log.ts'
import { KIND, NO_EPOCH } from '../../../../shared/entry/header.ts'
import { decodeRun } from '../../../../shared/entry/run.ts'
import type { DocumentId } from '../../../../shared/ids.ts'
import { createSeededRandom } from '../../../support/seeded-random.ts'

const DOCUMENT = '0d'.repeat(16) as DocumentId

/** A log of one computer with so many text entries of `bytes` bytes, as it is kept. */
function keptLog(entries: number, bytes: number) {
  const random = createSeededRandom(1)
  const crypto = createSeededCrypto(random)
  const { coalition } = foundCoalition(crypto, random, undefined)
  const store = openMemoryStore()
  const chains = openChains(store)
  const door = createIntake({ store, chains, crypto, coalition, isOwn: () => false })
  const knowledge = { frontier: () => [], knownAt: () => [], epoch: () => NO_EPOCH }
  const log = createOwnLog({ chains, crypto, knowledge }, coalition, createDeviceKeys(crypto, random))
  store.transaction(() => {
    for (let entry = 0; entry < entries; entry++) door.covered(log.append(KIND.text, DOCUMENT, new Uint8Array(bytes)))
  })
  return { store, chains, coalition }
}

it.each([
  { what: 'thousands of single deletions', entries: 5_000, bytes: 15 },
  { what: 'pastes', entries: 20, bytes: 30_000 },
])('[LOG-6] [LOG-8] a log of $what travels whole in runs that end in a signature', ({ entries, bytes }) => {
  const { store, chains, coalition } = keptLog(entries, bytes)
  const chain = chains.all()[0]?.chain
  let from = 1
  while (chain !== undefined && from <= entries) {
    const next = nextRun(store, chains, { chain, from }, 'held')
    const run = next && decodeRun(coalition, next.run)
    const last = run?.ok ? run.value.at(-1) : undefined
    expect(last?.signature).toBeDefined()
    from = (last?.header.seq ?? entries) + 1
  }
  expect(from).toBe(entries + 1)
})
