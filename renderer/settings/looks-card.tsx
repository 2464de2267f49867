/** Language, light or dark, size of words, motion. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Card, RadioGroup, Select, Switch } from '../kit/index.ts'
import { Columns } from '../layout/stack.tsx'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../messages/language.ts'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from './preferences.tsx'

type Settings = OutputOf<'settings.show'>

/** See the head of this file. */
export function LooksCard({ settings }: { readonly settings: Settings }): ReactNode {
  const say = useSay()
  const { change, chooseLanguage } = usePreferences()
  return (
    <Card title={say('settings.looks')}>
      <Columns>
        <Select<Language | 'system'>
          label={say('settings.language')}
          value={settings.language ?? 'system'}
          onChange={(language) => chooseLanguage(language === 'system' ? null : language)}
          options={[{ id: 'system', label: say('settings.system') }, ...LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))]}
        />
        <Select<Settings['textSize']>
          label={say('settings.text-size')}
          value={settings.textSize}
          onChange={(textSize) => void change({ textSize })}
          options={[
            { id: 'normal', label: say('settings.text-size.normal') },
            { id: 'large', label: say('settings.text-size.large') },
            { id: 'larger', label: say('settings.text-size.larger') },
          ]}
        />
      </Columns>
      <RadioGroup<'system' | 'light' | 'dark'>
        label={say('settings.theme')}
        orientation="horizontal"
        value={settings.theme ?? 'system'}
        onChange={(theme) => void change({ theme: theme === 'system' ? null : theme })}
        options={[
          { id: 'system', label: say('settings.system') },
          { id: 'light', label: say('settings.theme.light') },
          { id: 'dark', label: say('settings.theme.dark') },
        ]}
      />
      <Switch
        label={say('settings.motion')}
        description={say('settings.motion.what')}
        isSelected={settings.motion}
        onChange={(motion) => void change({ motion })}
      />
    </Card>
  )
}
