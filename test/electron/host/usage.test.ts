/** Data used, day by day. */
import { expect, it } from 'vitest'
import { openMemoryStore } from '../../../electron/adapters/memory/memory-store.ts'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { openUsage } from '../../../electron/host/usage.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const HOUR_MS = 3_600_000

it('counts what travelled by days, over restarts, and keeps a month', () => {
  const time = createVirtualTime()
  const profile = openMemoryStore()
  let traffic = { sent: 0, received: 0 }
  const open = () => openUsage({ profile, clock: time.clock(), log: createSilentLog(), traffic: () => traffic })
  let usage = open()
  traffic = { sent: 1_000, received: 5 }
  time.pass(61_000)
  traffic = { sent: 1_500, received: 5 }
  expect(usage.days()).toMatchObject([{ sent: 1_500, received: 5 }])
  usage.close()
  traffic = { sent: 0, received: 0 }
  usage = open()
  traffic = { sent: 10, received: 20 }
  usage.add(400, 3)
  usage.add(0, 2)
  expect(usage.days()).toMatchObject([{ sent: 1_910, received: 30 }])
  expect(usage.days()).toMatchObject([{ sent: 1_910, received: 30 }])
  for (let day = 0; day < 40; day++) {
    time.pass(24 * HOUR_MS)
    traffic = { sent: traffic.sent + 100, received: traffic.received }
    usage.days()
  }
  const days = usage.days()
  expect(days).toHaveLength(31)
  expect(new Set(days.map(({ day }) => day)).size).toBe(31)
  expect(days[0]).toMatchObject({ sent: 100, received: 0 })
  usage.close()
})
