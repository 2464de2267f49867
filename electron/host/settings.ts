/** How a person likes the interface, as the profile keeps it. */
import type { OutputOf, ParsedInputOf } from '../../shared/api/contract.ts'
import { contract } from '../../shared/api/contract.ts'
import { fromUtf8, utf8 } from '../../shared/bytes/hex.ts'
import type { HostState } from './host-state.ts'

type Settings = OutputOf<'settings.show'>

const NAME = 'settings'
const UNSET: Settings = {
  language: null,
  theme: null,
  textSize: 'normal',
  motion: true,
  careful: false,
  lockAfterMinutes: 10,
  presence: true,
}

/** The settings kept in the profile, with what was never set filled in. */
export function readSettings(host: Pick<HostState, 'profile'>): Settings {
  const bytes = host.profile.value(NAME)
  const kept = bytes ? contract['settings.set'].input.safeParse(JSON.parse(fromUtf8(bytes))) : undefined
  return { ...UNSET, ...(kept?.success ? kept.data : {}) } as Settings
}

/** Keeps what was changed beside the rest. */
export function keepSettings(host: Pick<HostState, 'profile'>, changed: ParsedInputOf<'settings.set'>): void {
  host.profile.setValue(NAME, utf8(JSON.stringify({ ...readSettings(host), ...changed })))
}
