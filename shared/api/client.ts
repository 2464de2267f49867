/** A guest's side of a pipe: calls with typed answers, events, and channels of attached documents. */
import { AppError } from '../errors.ts'
import { contract, type InputOf, type Method, type OutputOf } from './contract.ts'
import { contractVersion } from './contract-version.ts'
import { type HostEvent, hostEvent } from './events.ts'
import { documentFrame, jsonFrame, readFrame } from './frames.ts'
import type { Pipe } from './pipe.ts'
import { answerFrame } from './rpc.ts'

/** Makes one call. Throws the host's `AppError`, or `unreachable` when the pipe closes first. */
export type Call = <M extends Method>(method: M, input: InputOf<M>) => Promise<OutputOf<M>>

/** See the head of this file. */
export interface Client {
  /** Speaks of the profile's first coalition. */
  readonly call: Call
  /** The same, speaking of one coalition. */
  readonly callIn: (coalition: string) => Call
  /** Hears what the host tells; returns how to stop. */
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void
  /** Bytes for an attached document; returns how to stop. Bytes that came before are delivered at once. */
  readonly onDocument: (channel: number, listener: (bytes: Uint8Array) => void) => () => void
  readonly sendDocument: (channel: number, bytes: Uint8Array) => void
  readonly onClose: (listener: () => void) => () => void
  readonly isClosed: () => boolean
  readonly close: () => void
}

/** A client of the host at the other end. What is no frame of this contract closes the pipe. */
export function createClient(pipe: Pipe): Client {
  const calls = createCalls(pipe)
  const events = new Set<(event: HostEvent) => void>()
  const closers = new Set<() => void>()
  const channels = createChannels()
  let closed = false

  const hearJson = (value: unknown): void => {
    const told = hostEvent.safeParse(value)
    if (told.success) for (const listener of events) listener(told.data)
    else if (!calls.answer(value)) pipe.close()
  }
  pipe.onFrame((bytes) => {
    const frame = readFrame(bytes)
    if (!frame.ok) return pipe.close()
    if (frame.value.kind === 'json') hearJson(frame.value.value)
    else channels.deliver(frame.value.channel, frame.value.bytes)
  })
  pipe.onClose(() => {
    closed = true
    calls.fail()
    for (const listener of closers) listener()
  })
  return {
    call: calls.call(undefined),
    callIn: calls.call,
    onEvent: (listener) => subscribe(events, listener),
    onDocument: channels.listen,
    sendDocument: (channel, bytes) => pipe.send(documentFrame(channel, bytes)),
    onClose: (listener) => subscribe(closers, listener),
    isClosed: () => closed,
    close: pipe.close,
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

function createCalls(pipe: Pipe) {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let gone = false
  const call =
    (coalition: string | undefined): Call =>
    async (method, input) => {
      if (gone) throw hostGone()
      const id = ++last
      const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
      pipe.send(jsonFrame({ version: contractVersion(), id, method, coalition, input }))
      return contract[method].output.parse(await result) as OutputOf<typeof method>
    }
  const answer = (value: unknown): boolean => {
    const parsed = answerFrame.safeParse(value)
    if (!parsed.success) return false
    const caller = waiting.get(parsed.data.id)
    waiting.delete(parsed.data.id)
    if ('error' in parsed.data) caller?.reject(errorOf(parsed.data.error))
    else caller?.resolve(parsed.data.value)
    return true
  }
  const fail = (): void => {
    gone = true
    for (const { reject } of waiting.values()) reject(hostGone())
    waiting.clear()
  }
  return { call, answer, fail }
}

function createChannels() {
  const listeners = new Map<number, (bytes: Uint8Array) => void>()
  const early = new Map<number, Uint8Array[]>()
  const deliver = (channel: number, bytes: Uint8Array): void => {
    const listener = listeners.get(channel)
    if (listener) return listener(bytes)
    early.set(channel, [...(early.get(channel) ?? []), bytes])
  }
  const listen = (channel: number, listener: (bytes: Uint8Array) => void): (() => void) => {
    listeners.set(channel, listener)
    const waiting = early.get(channel) ?? []
    early.delete(channel)
    for (const bytes of waiting) listener(bytes)
    return () => {
      listeners.set(channel, () => undefined)
    }
  }
  return { deliver, listen }
}

function subscribe<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}

const hostGone = (): AppError => new AppError('unreachable', 'Chorus has stopped. Start it again.')

function errorOf({ code, message }: { readonly code: AppError['code'] | 'internal'; readonly message: string }): Error {
  return code === 'internal' ? new Error(message) : new AppError(code, message)
}
