/** How often a place is looked at. */
import { describe, expect, it } from 'vitest'
import { createSilentLog } from '../../../electron/adapters/node/line-log.ts'
import { createLooking } from '../../../electron/host/looking.ts'
import { promisesSettled } from '../../support/computer.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const MINUTE_MS = 60_000
const PACE = { busy: 15_000, idle: 2 * MINUTE_MS, busyForMs: 15 * MINUTE_MS }

function looking() {
  const time = createVirtualTime()
  const seen = { looks: 0, brings: false, fails: false }
  const once = async (): Promise<boolean> => {
    seen.looks++
    if (seen.fails) throw new Error('no answer')
    return seen.brings
  }
  const place = createLooking({ clock: time.clock(), log: createSilentLog(), pace: PACE, once, looked: () => undefined })
  /** Looks in so many minutes. */
  const looksIn = async (minutes: number): Promise<number> => {
    const before = seen.looks
    for (let passed = 0; passed < minutes * MINUTE_MS; passed += 5000) {
      time.pass(5000)
      await promisesSettled()
    }
    return seen.looks - before
  }
  return { place, seen, looksIn }
}

describe('[MAILBOX-6] a mailbox', () => {
  it('is asked every 15 s for 15 minutes, then every 2 minutes, and often again once something came or was written here', async () => {
    const { place, seen, looksIn } = looking()
    await place.look()
    expect(await looksIn(10)).toBe(40)
    await looksIn(10)
    expect(await looksIn(10)).toBe(5)
    seen.brings = true
    await looksIn(2)
    seen.brings = false
    expect(await looksIn(10)).toBe(40)
    await looksIn(10)
    place.soon()
    expect(await looksIn(10)).toBeGreaterThanOrEqual(39)
  })

  it('is asked on where it does not answer, which is said until it does, and no more once it is left', async () => {
    const { place, seen, looksIn } = looking()
    seen.fails = true
    await place.look()
    expect(place.trouble()).toEqual({ problem: 'no answer', fault: 'other' })
    expect(await looksIn(1)).toBe(4)
    seen.fails = false
    await looksIn(1)
    expect(place.trouble()).toBeUndefined()
    await place.stop()
    expect(await looksIn(10)).toBe(0)
  })
})
