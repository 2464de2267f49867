/** Waits a moment for a profile that another command has open: commands are short, and follow each other closely in scripts. */
import { setTimeout as pause } from 'node:timers/promises'
import { isAppError } from '../../shared/errors.ts'

const PATIENCE_MS = 5_000
const RETRY_MS = 50

/** Runs `open` until it no longer says `profile-in-use`, for at most five seconds; then throws what it threw. */
export async function whenFree<T>(open: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (!isAppError(error, 'profile-in-use') || performance.now() > end) throw error
      await pause(RETRY_MS)
    }
  }
}
