/** What every carrier of links must keep, whatever it is made of. */
import { describe, expect, it } from 'vitest'
import { type Link, MAX_FRAME_BYTES } from '../../electron/core/ports/link.ts'

/** Two ends of one link, and how to be rid of them. */
export interface LinkPair {
  readonly a: Link
  readonly b: Link
  readonly end: () => Promise<void>
}

/** Runs the contract on a carrier. */
export function linkContract(name: string, makePair: () => Promise<LinkPair>): void {
  const withPair = async (use: (pair: LinkPair) => Promise<void>): Promise<void> => {
    const pair = await makePair()
    try {
      await use(pair)
    } finally {
      await pair.end()
    }
  }

  describe(`a link over ${name}`, () => {
    it('delivers every frame once, in order, also those sent before anybody listened', () =>
      withPair(async ({ a, b }) => {
        for (let index = 0; index < 100; index++) a.send(Uint8Array.of(index))
        const frames = await gather(b, 100)
        expect(frames.map((frame) => frame[0])).toEqual(Array.from({ length: 100 }, (_, index) => index))
      }))

    it('carries the largest frame and refuses a larger one', () =>
      withPair(async ({ a, b }) => {
        expect(() => a.send(new Uint8Array(MAX_FRAME_BYTES + 1))).toThrow(RangeError)
        a.send(new Uint8Array(MAX_FRAME_BYTES).fill(9))
        const [frame] = await gather(b, 1)
        expect(frame).toEqual(new Uint8Array(MAX_FRAME_BYTES).fill(9))
      }))

    it(
      'carries eight megabytes each way at once',
      () =>
        withPair(async ({ a, b }) => {
          const count = (8 * 1024 * 1024) / MAX_FRAME_BYTES
          const [atA, atB] = [gather(a, count), gather(b, count)]
          for (let index = 0; index < count; index++) {
            a.send(new Uint8Array(MAX_FRAME_BYTES).fill(index))
            b.send(new Uint8Array(MAX_FRAME_BYTES).fill(index))
          }
          for (const frames of await Promise.all([atA, atB])) {
            expect(frames.every((frame, index) => frame.length === MAX_FRAME_BYTES && frame[0] === index % 256)).toBe(true)
          }
        }),
      60_000,
    )

    it('tells both ends once that it closed, and nothing after', () =>
      withPair(async ({ a, b }) => {
        const [atA, atB] = [closings(a), closings(b)]
        a.close('done')
        a.close('done again')
        a.send(Uint8Array.of(1))
        await Promise.all([atA.first, atB.first])
        expect([atA.reasons.length, atB.reasons.length]).toEqual([1, 1])
        expect(atB.frames).toBe(0)
      }))
  })
}

function gather(link: Link, count: number): Promise<readonly Uint8Array[]> {
  const frames: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    link.receive({
      frame: (bytes) => {
        frames.push(bytes)
        if (frames.length === count) resolve(frames)
      },
      closed: (reason) => reject(new Error(`closed: ${reason}`)),
    })
  })
}

function closings(link: Link): { readonly reasons: string[]; readonly first: Promise<void>; frames: number } {
  const reasons: string[] = []
  const seen = { reasons, frames: 0, first: Promise.resolve() }
  seen.first = new Promise((resolve) => {
    link.receive({
      frame: () => {
        seen.frames++
      },
      closed: (reason) => {
        reasons.push(reason)
        resolve()
      },
    })
  })
  return seen
}
