/** What lies in the boxes of a mailbox, and what is being written there: nothing that comes at the same time passes a bound together. SPEC rule MAILBOX-3. */
import { MAILBOX_LIMITS } from './mailbox-name.ts'

/** See the head of this file. */
export interface BoxCounts {
  /** Keeps room for a file; undefined where there is none. What it answers is called once with true where the file was written. */
  readonly promise: (box: string, name: string, bytes: number) => ((wasWritten: boolean) => void) | undefined
  readonly has: (box: string) => boolean
  /** The names in a box of which nothing is being written. */
  readonly settled: (box: string) => readonly string[]
  /** Takes a file that lies there. */
  readonly found: (box: string, name: string, bytes: number) => void
  readonly gone: (box: string, name: string) => void
}

interface Counted {
  /** Undefined for a file that is being written for the first time. */
  bytes: number | undefined
  promises: number
}

/** Empty boxes that may hold so many bytes together. */
export function createBoxCounts(quotaBytes: number): BoxCounts {
  const boxes = new Map<string, Map<string, Counted>>()
  let total = 0

  const of = (box: string, name: string): Counted => {
    const files = boxes.get(box) ?? new Map<string, Counted>()
    const counted = files.get(name) ?? { bytes: undefined, promises: 0 }
    boxes.set(box, files.set(name, counted))
    return counted
  }
  const found: BoxCounts['found'] = (box, name, bytes) => {
    const counted = of(box, name)
    total += bytes - (counted.bytes ?? 0)
    counted.bytes = bytes
  }
  const forgetIfEmpty = (box: string, name: string): void => {
    const files = boxes.get(box)
    const counted = files?.get(name)
    if (counted?.bytes === undefined && counted?.promises === 0) files?.delete(name)
    if (files?.size === 0) boxes.delete(box)
  }
  const gone: BoxCounts['gone'] = (box, name) => {
    const counted = boxes.get(box)?.get(name)
    if (!counted) return
    total -= counted.bytes ?? 0
    counted.bytes = undefined
    forgetIfEmpty(box, name)
  }
  const hasRoom = (box: string, name: string, bytes: number): boolean => {
    const files = boxes.get(box)
    if (!files && boxes.size >= MAILBOX_LIMITS.boxes) return false
    if (files && !files.has(name) && files.size >= MAILBOX_LIMITS.files) return false
    return total + bytes <= quotaBytes
  }
  const promise: BoxCounts['promise'] = (box, name, bytes) => {
    if (!hasRoom(box, name, bytes)) return undefined
    const counted = of(box, name)
    counted.promises++
    total += bytes
    return (wasWritten) => {
      counted.promises--
      total -= bytes
      if (wasWritten) found(box, name, bytes)
      forgetIfEmpty(box, name)
    }
  }
  const settled = (box: string): readonly string[] =>
    [...(boxes.get(box) ?? [])].filter(([, { promises }]) => promises === 0).map(([name]) => name)
  return { promise, has: (box) => boxes.has(box), settled, found, gone }
}
