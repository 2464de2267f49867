/** Careful mode, and whether others see who is writing where. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Card, Switch } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from './preferences.tsx'

/** See the head of this file. */
export function PrivacyCard({ settings }: { readonly settings: OutputOf<'settings.show'> }): ReactNode {
  const say = useSay()
  const { change } = usePreferences()
  return (
    <Card title={say('settings.privacy')}>
      <Switch
        label={say('settings.presence')}
        description={say('settings.presence.what')}
        isSelected={settings.presence}
        onChange={(presence) => void change({ presence })}
      />
      <Switch
        label={say('first.careful.on')}
        description={say('first.careful.what')}
        isSelected={settings.careful}
        onChange={(careful) => void change(careful ? { careful, lockAfterMinutes: 5 } : { careful })}
      />
    </Card>
  )
}
