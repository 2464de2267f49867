/** The host's side of a pipe: calls are validated at the door in both directions. A version that differs is said, never half-works. */
import { z } from 'zod'
import { AppError, type ErrorCode, errorCodes } from '../errors.ts'
import { contract, type Handlers, isMethod, type Method } from './contract.ts'
import { contractVersion } from './contract-version.ts'
import { jsonFrame, readFrame } from './frames.ts'
import type { Pipe } from './pipe.ts'

/** A call as it travels. Without a coalition it speaks of the profile's first. */
export const callFrame = z.strictObject({
  version: z.int(),
  id: z.int(),
  method: z.string().max(64),
  coalition: z.string().max(64).optional(),
  input: z.unknown(),
})
/** An answer as it travels. */
export const answerFrame = z.union([
  z.strictObject({ id: z.int(), value: z.unknown() }),
  z.strictObject({ id: z.int(), error: z.strictObject({ code: z.enum([...errorCodes, 'internal']), message: z.string() }) }),
])

/** Who answers on one pipe. */
export interface Callee {
  /** The handler of a method, speaking of a coalition of the profile, or of its first. Throws where there is nobody to answer. */
  readonly handler: (method: Method, coalition: string | undefined) => Handlers[Method]
  /** Bytes for a document that was attached on this pipe. False ends the pipe. */
  readonly document: (channel: number, bytes: Uint8Array) => boolean
  /** Hears of errors nobody expected. */
  readonly reportBug: (error: unknown) => void
}

/** Answers calls that arrive on a pipe. A frame that is none closes it. */
export function serveCalls(pipe: Pipe, callee: Callee): void {
  pipe.onFrame((bytes) => {
    const frame = readFrame(bytes)
    if (!frame.ok) return pipe.close()
    if (frame.value.kind === 'document') {
      if (!callee.document(frame.value.channel, frame.value.bytes)) pipe.close()
      return
    }
    const call = callFrame.safeParse(frame.value.value)
    if (!call.success) return pipe.close()
    answer(pipe, callee, call.data)
  })
}

function answer(pipe: Pipe, callee: Callee, { id, version, method, coalition, input }: z.infer<typeof callFrame>): void {
  answerCall((known) => callee.handler(known, coalition), version, method, input).then(
    (value) => pipe.send(jsonFrame({ id, value: value ?? null })),
    (error: unknown) => {
      if (!(error instanceof AppError)) callee.reportBug(error)
      pipe.send(jsonFrame({ id, error: errorView(error) }))
    },
  )
}

/** Runs one call against its handler, with input and output checked. Throws `bad-input` and what the handler throws. */
export async function answerCall(
  handlerOf: (method: Method) => Handlers[Method],
  version: number,
  method: string,
  input: unknown,
): Promise<unknown> {
  if (version !== contractVersion()) throw new AppError('update-required', 'Chorus was updated. Close and start it again.')
  if (!isMethod(method)) throw new AppError('bad-input', `There is no method called ${method}.`)
  const parsed = contract[method].input.safeParse(input ?? {})
  if (!parsed.success) throw new AppError('bad-input', z.prettifyError(parsed.error))
  const handle = handlerOf(method) as (input: unknown) => unknown
  return contract[method].output.parse(await handle(parsed.data))
}

function errorView(error: unknown): { code: ErrorCode | 'internal'; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  return { code: 'internal', message: 'Something went wrong inside Chorus. Nothing that was saved is lost.' }
}
