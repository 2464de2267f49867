/** Answers about the open profile: the person's name and how they like the interface. */
import type { HandlersOf } from '../../../shared/api/contract.ts'
import { utf8 } from '../../../shared/bytes/hex.ts'
import type { HostState } from '../host-state.ts'
import { leaveLocalNetwork } from '../kept-network.ts'
import { applyRelays } from '../relays-in-use.ts'
import { keepSettings, readSettings } from '../settings.ts'

/** See the head of this file. */
export function profileHandlers(host: HostState): HandlersOf<'profile.show' | 'profile.rename' | 'settings.show' | 'settings.set'> {
  return {
    'profile.show': () => ({ person: host.person(), coalition: firstCoalition(host) }),
    'profile.rename': ({ person }) => {
      host.profile.setValue('person', utf8(person))
      for (const { coalition } of host.coalitions()) coalition.setNames({ person })
      host.changes.tell(null, ['profile', 'members'])
      return {}
    },
    'settings.show': () => readSettings(host),
    'settings.set': async (changed) => {
      keepSettings(host, changed)
      const settings = readSettings(host)
      for (const opened of host.coalitions()) {
        opened.presence.setOn(settings.presence)
        applyRelays(host, opened)
      }
      host.changes.tell(null, ['settings'])
      if (settings.careful) await leaveLocalNetwork(host)
      return settings
    },
  }
}

function firstCoalition(host: HostState): { id: string; name: string } | null {
  const [first] = host.coalitions()
  return first ? { id: first.replica.coalition, name: first.coalition.name() } : null
}
