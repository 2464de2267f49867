/** Errors a person can act on: a closed set of codes, each mapped once at the door to a message and an exit code. */

/** Every expected failure. */
export const errorCodes = [
  'bad-input',
  'not-found',
  'no-coalition',
  'already-member',
  'no-right',
  'edit-refused',
  'too-large',
  'lease-revoked',
  'bad-code',
  'unreachable',
  'not-let-in',
  'profile-exists',
  'no-profile',
  'profile-in-use',
  'passphrase-needed',
  'wrong-passphrase',
  'keyring-unavailable',
  'disk-full',
  'store-damaged',
  'newer-data',
  'update-required',
] as const
/** See `errorCodes`. */
export type ErrorCode = (typeof errorCodes)[number]

/** An expected failure. The message is a sentence for a person; `code` is for scripts. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = 'AppError'
    this.code = code
  }
}

/** True for an expected failure, of this code if one is given. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code)
}
