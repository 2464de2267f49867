/** What every kind of pipe must keep, whatever it is made of. */
import { describe, expect, it } from 'vitest'
import { MAX_PIPE_FRAME_BYTES, type Pipe } from '../../shared/api/pipe.ts'

/** Two ends of one pipe, and how to be rid of them. */
export interface PipePair {
  readonly a: Pipe
  readonly b: Pipe
  readonly end: () => Promise<void>
}

/** Runs the contract on a kind of pipe. */
export function pipeContract(name: string, makePair: () => Promise<PipePair>): void {
  const withPair = async (use: (pair: PipePair) => Promise<void>): Promise<void> => {
    const pair = await makePair()
    try {
      await use(pair)
    } finally {
      await pair.end()
    }
  }

  describe(`a pipe over ${name}`, () => {
    it('delivers every frame once, whole and in order, both ways', () =>
      withPair(async ({ a, b }) => {
        const [atA, atB] = [gather(a, 500), gather(b, 500)]
        for (let index = 0; index < 500; index++) {
          a.send(numbered(index))
          b.send(numbered(index))
        }
        const expected = Array.from({ length: 500 }, (_, index) => numbered(index))
        expect(await atA).toEqual(expected)
        expect(await atB).toEqual(expected)
      }))

    it('keeps frames that came before anybody listened', () =>
      withPair(async ({ a, b }) => {
        for (let index = 0; index < 3; index++) a.send(numbered(index))
        b.send(numbered(9))
        await gather(a, 1)
        expect(await gather(b, 3)).toEqual([0, 1, 2].map(numbered))
      }))

    it('carries an empty frame, a part of a larger buffer, and many megabytes', () =>
      withPair(async ({ a, b }) => {
        const large = new Uint8Array(24 * 1024 * 1024)
        for (let at = 0; at < large.length; at += 4096) large[at] = at / 4096
        const frames = gather(b, 3)
        a.send(new Uint8Array(0))
        a.send(large.subarray(4096, 4100))
        a.send(large)
        const [empty, part, whole] = await frames
        expect([empty?.length, [...(part ?? [])]]).toEqual([0, [1, 0, 0, 0]])
        expect(Buffer.from(whole ?? []).equals(large)).toBe(true)
      }))

    it.each([
      ['one end', ({ a }: PipePair) => a],
      ['the other end', ({ b }: PipePair) => b],
    ])('tells both ends once that %s closed it, after what was sent before, and nothing later', (_, closing) =>
      withPair(async (pair) => {
        const closer = closing(pair)
        const other = closer === pair.a ? pair.b : pair.a
        const [atCloser, atOther] = [watch(closer), watch(other)]
        closer.send(numbered(1))
        closer.close()
        closer.close()
        closer.send(numbered(2))
        await Promise.all([atCloser.closed, atOther.closed])
        other.send(numbered(3))
        other.close()
        expect(atOther.frames).toEqual([numbered(1)])
        expect([atCloser.closings(), atOther.closings(), atCloser.frames]).toEqual([1, 1, []])
      }),
    )

    it('tells whoever asks after it closed', () =>
      withPair(async ({ a, b }) => {
        a.close()
        await watch(b).closed
        await Promise.all([watch(a).closed, watch(b).closed])
      }))

    it('is closed by a frame that is too large', () =>
      withPair(async ({ a, b }) => {
        const [atA, atB] = [watch(a), watch(b)]
        a.send(new Uint8Array(MAX_PIPE_FRAME_BYTES + 1))
        await Promise.all([atA.closed, atB.closed])
        expect(atB.frames).toEqual([])
      }))
  })
}

const numbered = (index: number): Uint8Array => Uint8Array.of(index & 255, index >> 8, 7)

function gather(pipe: Pipe, count: number): Promise<readonly Uint8Array[]> {
  const frames: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    pipe.onClose(() => reject(new Error('the pipe closed')))
    pipe.onFrame((frame) => {
      frames.push(frame)
      if (frames.length === count) resolve(frames)
    })
  })
}

function watch(pipe: Pipe) {
  const frames: Uint8Array[] = []
  let closings = 0
  pipe.onFrame((frame) => void frames.push(frame))
  const closed = new Promise<void>((resolve) =>
    pipe.onClose(() => {
      closings++
      resolve()
    }),
  )
  return { frames, closed, closings: () => closings }
}
