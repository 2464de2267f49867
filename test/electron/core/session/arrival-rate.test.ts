/** Measuring a line by what it brings while something is waited for. */
import { describe, expect, it } from 'vitest'
import { createArrivalRate } from '../../../../electron/core/session/arrival-rate.ts'
import { createVirtualTime } from '../../../support/virtual-time.ts'

/** A line that carries so much in each second that passes. */
function measured() {
  const time = createVirtualTime()
  let received = 0
  const rate = createArrivalRate(
    time.clock(),
    () => received,
    () => undefined,
  )
  const pass = (seconds: number, bytesPerSecond: number): void => {
    for (let second = 0; second < seconds; second++) {
      received += bytesPerSecond
      time.pass(1_000)
    }
  }
  return { rate, pass }
}

describe('the rate of a line', () => {
  it('[BRING-2] is known after some seconds of waiting, not before', () => {
    const { rate, pass } = measured()
    rate.expect(true)
    pass(3, 4_000)
    expect(rate.bytesPerSecond()).toBeUndefined()
    pass(1, 4_000)
    expect(rate.bytesPerSecond()).toBe(4_000)
  })

  it('[BRING-2] is not taken from times in which nothing is waited for', () => {
    const { rate, pass } = measured()
    rate.expect(true)
    pass(10, 4_000)
    rate.expect(false)
    pass(600, 3)
    expect(rate.bytesPerSecond()).toBe(4_000)
    rate.expect(true)
    pass(20, 8_000)
    expect(rate.bytesPerSecond()).toBe(8_000)
  })

  it('[BRING-2] is not known of a line on which only beats come', () => {
    const { rate, pass } = measured()
    rate.expect(true)
    pass(60, 6)
    expect(rate.bytesPerSecond()).toBeUndefined()
  })
})
