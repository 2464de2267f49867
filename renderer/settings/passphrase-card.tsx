/** The passphrase of this profile: set, changed or removed; and when it locks by itself. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Card, Select } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { type PassphraseDeed, PassphraseDialog } from './passphrase-dialog.tsx'
import { usePreferences } from './preferences.tsx'

type Minutes = '5' | '10' | '30' | '60' | 'never'

/** See the head of this file. */
export function PassphraseCard({ settings }: { readonly settings: OutputOf<'settings.show'> }): ReactNode {
  const say = useSay()
  const { change } = usePreferences()
  const { value: profile } = useAnswer('profile.state', {})
  const { run: lock } = useAct('profile.lock')
  const [deed, setDeed] = useState<PassphraseDeed>()
  const has = profile?.hasPassphrase ?? false
  return (
    <Card title={say('settings.passphrase')}>
      <p>{has ? say('settings.passphrase.has') : say('settings.passphrase.has-not')}</p>
      <Row>
        <Button onPress={() => setDeed(has ? 'change' : 'set')}>
          {has ? say('settings.passphrase.change') : say('settings.passphrase.set')}
        </Button>
        {has && (
          <>
            <Button variant="quiet" onPress={() => setDeed('remove')}>
              {say('settings.passphrase.remove')}
            </Button>
            <Button variant="quiet" onPress={() => void lock({})}>
              {say('places.lock')}
            </Button>
          </>
        )}
      </Row>
      {has && (
        <Select<Minutes>
          label={say('settings.lock-after')}
          value={minutesOf(settings.lockAfterMinutes)}
          onChange={(id) => void change({ lockAfterMinutes: id === 'never' ? null : Number(id) })}
          options={[
            ...(['5', '10', '30', '60'] as const).map((id) => ({ id, label: say('settings.minutes', { count: Number(id) }) })),
            { id: 'never', label: say('settings.never') },
          ]}
        />
      )}
      <PassphraseDialog deed={deed} onClose={() => setDeed(undefined)} />
    </Card>
  )
}

function minutesOf(minutes: number | null): Minutes {
  return (['5', '10', '30', '60'] as const).find((id) => Number(id) === minutes) ?? (minutes === null ? 'never' : '10')
}
