/** Answers about the open profile: the person's name and how they like the interface. */
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { contract } from '../../../shared/api/contract.ts'
import { fromUtf8, utf8 } from '../../../shared/bytes/hex.ts'
import type { HostState } from '../host-state.ts'

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

/** See the head of this file. */
export function profileHandlers(host: HostState): HandlersOf<'profile.show' | 'profile.rename' | 'settings.show' | 'settings.set'> {
  const settings = (): Settings => readSettings(host)
  return {
    'profile.show': () => ({ person: host.person(), coalition: firstCoalition(host) }),
    'profile.rename': ({ person }) => {
      host.profile.setValue('person', utf8(person))
      for (const { coalition } of host.coalitions()) coalition.setNames({ person })
      host.changes.tell(null, ['profile', 'members'])
      return {}
    },
    'settings.show': settings,
    'settings.set': (changed) => {
      host.profile.setValue(NAME, utf8(JSON.stringify({ ...settings(), ...changed })))
      for (const { presence } of host.coalitions()) presence.setOn(settings().presence)
      host.changes.tell(null, ['settings'])
      return settings()
    },
  }
}

/** The settings kept in the profile, with what was never set filled in. */
export function readSettings(host: Pick<HostState, 'profile'>): Settings {
  const bytes = host.profile.value(NAME)
  const kept = bytes ? contract['settings.set'].input.safeParse(JSON.parse(fromUtf8(bytes))) : undefined
  return { ...UNSET, ...(kept?.success ? kept.data : {}) } as Settings
}

function firstCoalition(host: HostState): { id: string; name: string } | null {
  const [first] = host.coalitions()
  return first ? { id: first.replica.coalition, name: first.coalition.name() } : null
}
