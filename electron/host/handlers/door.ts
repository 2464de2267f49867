/** Answers about making, opening, locking, keeping and erasing the profile: also while there is none or it is locked. */
import { rmSync } from 'node:fs'
import type { HandlersOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { changePassphrase, openVault } from '../../adapters/vault/vault.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { restoreProfile, sealBackup } from '../backup.ts'
import { createProfile } from '../create-profile.ts'
import type { HostConfig } from '../host.ts'
import type { ProfileOpening } from '../profile-opening.ts'
import type { DoorMethod } from './groups.ts'

/** See the head of this file. */
export function doorHandlers(
  { directory, system }: Pick<HostConfig, 'directory' | 'system'>,
  profile: ProfileOpening,
  clock: Clock,
): HandlersOf<DoorMethod> {
  const { state, step } = profile
  return {
    'profile.state': state,
    'profile.create': ({ person, passphrase }) =>
      step(async ({ open }) => {
        await createProfile({ directory, person, passphrase, system })
        await open(passphrase)
      }),
    'profile.restore': (input) =>
      step(async ({ open }) => {
        await restoreProfile(directory, input)
        await open(input.passphrase)
      }),
    'profile.backup': ({ passphrase }) => sealBackup(profile.opened().copy(), passphrase, clock.now()),
    'profile.unlock': ({ passphrase }) => step(({ open }) => open(passphrase)),
    'profile.verify': async ({ passphrase }) => {
      if (!state().hasPassphrase) throw new AppError('bad-input', 'This profile has no passphrase.')
      await openVault(directory, { passphrase, system })
      return {}
    },
    'profile.lock': async () => {
      if (!state().hasPassphrase) throw new AppError('bad-input', 'Set a passphrase first: without one anybody could open this again.')
      return await step(({ shut }) => shut())
    },
    'profile.touch': () => ({}),
    'profile.passphrase': ({ current, next }) => step(() => changePassphrase(directory, { from: current, to: next ?? undefined, system })),
    'profile.erase': () =>
      step(async ({ shut }) => {
        await shut()
        rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
      }),
  }
}
