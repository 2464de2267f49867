/** Exit codes of the command line: what a script can rely on. */
import type { ErrorCode } from '../../shared/errors.ts'

/** 0 is success, 1 a bug. */
export const EXIT_BUG = 1

/** Nothing went wrong, and nothing came of it yet: nobody was reached, or one is not let in yet. */
export const EXIT_NOT_YET = 5

/** The exit code of every expected failure. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 2,
  'bad-code': 2,
  'too-large': 2,
  'edit-refused': 2,
  'not-found': 3,
  'no-right': 4,
  'no-coalition': 4,
  'already-member': 4,
  'lease-revoked': 4,
  unreachable: EXIT_NOT_YET,
  'not-let-in': EXIT_NOT_YET,
  'profile-exists': 6,
  'no-profile': 6,
  'profile-in-use': 6,
  'passphrase-needed': 6,
  'wrong-passphrase': 6,
  'keyring-unavailable': 6,
  'disk-full': 7,
  'store-damaged': 7,
  'newer-data': 7,
  'update-required': 7,
}
