/** Waits until this process is told to end. */

/** Resolves at the first of the signals that ask a program to end; from the call on none of them ends it at once. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    // Kept: a second Ctrl+C must not leave half-struck stages behind.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
