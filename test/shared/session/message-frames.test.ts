/** Messages in pieces: what is put together, and what is not. */
import { expect, it } from 'vitest'
import { createAssembly, cutMessage, LEAST_PIECE_BYTES } from '../../../shared/session/message-frames.ts'

const piece = (isLast: boolean, bytes: number): Uint8Array => Uint8Array.of(isLast ? 1 : 0, ...new Uint8Array(bytes).fill(7))

it('[SESS-6] come together as they were cut, also empty ones, on good lines and slow ones', () => {
  for (const bytes of [0, 1, 4032, 4033, 20_000]) {
    const message = Uint8Array.from({ length: bytes }, (_, index) => index % 251)
    const assembly = createAssembly()
    const answers = cutMessage(message, 4032).map(assembly.add)
    expect(answers.at(-1)).toEqual({ ok: true, value: message })
    expect(answers.slice(0, -1).every((answer) => answer.ok && answer.value === undefined)).toBe(true)
  }
})

it('[SESS-6] a piece of less than 1 KiB is none unless it is the last: a message is no list of millions of single bytes', () => {
  const assembly = createAssembly()
  expect(assembly.add(piece(false, LEAST_PIECE_BYTES)).ok).toBe(true)
  expect(assembly.add(piece(true, 1))).toEqual({ ok: true, value: new Uint8Array(LEAST_PIECE_BYTES + 1).fill(7) })
  expect(createAssembly().add(piece(false, LEAST_PIECE_BYTES - 1)).ok).toBe(false)
  expect(createAssembly().add(piece(false, 0)).ok).toBe(false)
})
