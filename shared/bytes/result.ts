/** The answer of a decoder: untrusted bytes give a value or a reason, never an exception. */
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

/** A refusal. `reason` is a short technical fragment for logs. */
export const refused = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

/** A decoded value. */
export const decoded = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
