/** Calls about the person on this computer: making, locking, keeping and erasing the profile, and its settings. */
import { z } from 'zod'
import { empty, id, language, name, passphrase } from './fields.ts'

const stateView = z.object({
  /** `none`: nobody has begun here. `locked`: waits for the passphrase. `open`: ready. */
  state: z.enum(['none', 'locked', 'open']),
  /** Null while there is none or it is locked. */
  person: z.string().nullable(),
  hasPassphrase: z.boolean(),
})

/** What the interface remembers of how a person likes it. Null follows the system. */
const settings = z.object({
  language: language.nullable(),
  theme: z.enum(['light', 'dark']).nullable(),
  textSize: z.enum(['normal', 'large', 'larger']),
  motion: z.boolean(),
  /** No local network, no names in notifications or titles, locks after five minutes. */
  careful: z.boolean(),
  /** Minutes without use until the profile locks; null never. Only where there is a passphrase. */
  lockAfterMinutes: z.int().min(1).max(240).nullable(),
  /** Whether others see who is writing where. */
  presence: z.boolean(),
})

/** See the head of this file. `profile.state` to `profile.touch` answer also while the profile is locked or missing. */
export const profileCalls = {
  'profile.state': { input: empty, output: stateView },
  /** Throws `profile-exists`. */
  'profile.create': { input: z.strictObject({ person: name, passphrase: passphrase.optional() }), output: stateView },
  /** Throws `wrong-passphrase`, `profile-in-use`, `store-damaged`, `newer-data`. */
  'profile.unlock': { input: z.strictObject({ passphrase }), output: stateView },
  /** Whether this is the profile's passphrase; opens nothing. Throws `wrong-passphrase`; `bad-input` where there is none. SPEC rule LOCK-3. */
  'profile.verify': { input: z.strictObject({ passphrase }), output: empty },
  /** Seals, flushes and closes the profile. Throws `bad-input` where there is no passphrase to open it again. */
  'profile.lock': { input: empty, output: stateView },
  /** Removes everything of the profile from this computer. `confirm` guards against a slip, not against a person. */
  'profile.erase': { input: z.strictObject({ confirm: z.literal('erase') }), output: stateView },
  /** Says that a person is using the page: puts off locking. */
  'profile.touch': { input: empty, output: empty },
  'profile.show': {
    input: empty,
    output: z.object({ person: z.string(), coalition: z.object({ id, name: z.string() }).nullable() }),
  },
  'profile.rename': { input: z.strictObject({ person: name }), output: empty },
  /** Sets, changes or (null) removes the passphrase. Throws `wrong-passphrase`. */
  'profile.passphrase': {
    input: z.strictObject({ current: passphrase.optional(), next: passphrase.nullable() }),
    output: stateView,
  },
  'settings.show': { input: empty, output: settings },
  'settings.set': { input: settings.partial().strict(), output: settings },
} as const

/** A backup's bytes as base64, at most 40 MiB of them: a frame of a pipe must hold it. */
const backupBytes = z.string().max(56_000_000)

/** Keeping a profile in a file, and beginning with one. */
export const backupCalls = {
  /** Opens a backup as this computer's profile, under the backup's passphrase. Throws `profile-exists`, `wrong-passphrase`, `newer-data`, `bad-input`. */
  'profile.restore': { input: z.strictObject({ file: backupBytes, passphrase }), output: stateView },
  /** Everything of the profile in one file sealed under a passphrase. Throws `too-large` for more than 40 MiB: copy the profile's folder instead. */
  'profile.backup': { input: z.strictObject({ passphrase }), output: z.object({ name: z.string(), file: z.string(), bytes: z.int() }) },
} as const
