/** Calls over a pipe: JSON frames, validated at the door in both directions. A version that differs is said, never half-works. */
import { z } from 'zod'
import { fromUtf8, utf8 } from '../bytes/hex.ts'
import { AppError, type ErrorCode, errorCodes } from '../errors.ts'
import { contract, type Handlers, type InputOf, isMethod, type Method, type OutputOf } from './contract.ts'
import type { Pipe } from './pipe.ts'

/** Raised whenever a method's shape changes. */
export const CONTRACT_VERSION = 1

const call = z.strictObject({ version: z.int(), id: z.int(), method: z.string().max(64), input: z.unknown() })
const answer = z.union([
  z.strictObject({ id: z.int(), value: z.unknown() }),
  z.strictObject({ id: z.int(), error: z.strictObject({ code: z.enum([...errorCodes, 'internal']), message: z.string() }) }),
])

/** A caller. */
export interface Client {
  /** Throws the host's `AppError`, or `unreachable` when the pipe closes first. */
  readonly call: <M extends Method>(method: M, input: InputOf<M>) => Promise<OutputOf<M>>
  readonly close: () => void
}

/** Answers calls that arrive on a pipe. `reportBug` hears of errors nobody expected. */
export function serveCalls(pipe: Pipe, handlers: Handlers, reportBug: (error: unknown) => void): void {
  pipe.onFrame((frame) => {
    const parsed = call.safeParse(readJson(frame))
    if (!parsed.success) return pipe.close()
    const { id, method, input, version } = parsed.data
    answerCall(handlers, version, method, input).then(
      (value) => pipe.send(jsonFrame({ id, value: value ?? null })),
      (error: unknown) => {
        if (!(error instanceof AppError)) reportBug(error)
        pipe.send(jsonFrame({ id, error: errorView(error) }))
      },
    )
  })
}

/** Runs one call against the handlers, with input and output checked. Throws `bad-input` and what the handler throws. */
export async function answerCall(handlers: Handlers, version: number, method: string, input: unknown): Promise<unknown> {
  if (version !== CONTRACT_VERSION) throw new AppError('update-required', 'Chorus was updated. Close and start it again.')
  if (!isMethod(method)) throw new AppError('bad-input', `There is no method called ${method}.`)
  const parsed = contract[method].input.safeParse(input ?? {})
  if (!parsed.success) throw new AppError('bad-input', z.prettifyError(parsed.error))
  const handle = handlers[method] as (input: unknown) => unknown
  return contract[method].output.parse(await handle(parsed.data))
}

/** A client of the host at the other end. */
export function createClient(pipe: Pipe): Client {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  let closed = false
  pipe.onFrame((frame) => {
    const parsed = answer.safeParse(readJson(frame))
    if (!parsed.success) return pipe.close()
    const call = waiting.get(parsed.data.id)
    waiting.delete(parsed.data.id)
    if ('error' in parsed.data) call?.reject(errorOf(parsed.data.error))
    else call?.resolve(parsed.data.value)
  })
  pipe.onClose(() => {
    closed = true
    for (const { reject } of waiting.values()) reject(gone())
    waiting.clear()
  })
  const send = <M extends Method>(method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
    if (closed) return Promise.reject(gone())
    const id = ++last
    const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
    pipe.send(jsonFrame({ version: CONTRACT_VERSION, id, method, input }))
    return result.then((value) => contract[method].output.parse(value) as OutputOf<M>)
  }
  return { call: send, close: pipe.close }
}

const gone = (): AppError => new AppError('unreachable', 'Chorus has stopped. Start it again.')

function errorView(error: unknown): { code: ErrorCode | 'internal'; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  return { code: 'internal', message: 'Something went wrong inside Chorus. Nothing that was saved is lost.' }
}

function errorOf({ code, message }: { code: ErrorCode | 'internal'; message: string }): Error {
  return code === 'internal' ? new Error(message) : new AppError(code, message)
}

const jsonFrame = (value: unknown): Uint8Array => utf8(JSON.stringify(value))

function readJson(frame: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(frame))
  } catch {
    return undefined
  }
}
