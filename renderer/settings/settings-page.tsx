/** How the person likes Chorus, who they are, and what guards this computer. */
import type { ReactNode } from 'react'
import { AtRiskCard } from '../at-risk/at-risk-card.tsx'
import { Failure } from '../host/failure.tsx'
import { Page, Skeleton } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { BackupCard } from './backup-card.tsx'
import { CoalitionName } from './coalition-name.tsx'
import { EraseCard } from './erase-card.tsx'
import { LooksCard } from './looks-card.tsx'
import { NameCard } from './name-card.tsx'
import { PassphraseCard } from './passphrase-card.tsx'
import { usePreferences } from './preferences.tsx'
import { PrivacyCard } from './privacy-card.tsx'

/** Everything takes effect at once. */
export function SettingsPage(): ReactNode {
  const say = useSay()
  const { settings, error } = usePreferences()
  return (
    <Page title={say('settings.title')} description={say('settings.description')} width="text">
      <Failure error={error} />
      {settings ? (
        <>
          <LooksCard settings={settings} />
          <NameCard />
          <CoalitionName />
          <PassphraseCard settings={settings} />
          <PrivacyCard settings={settings} />
          <AtRiskCard />
          <BackupCard />
          <EraseCard />
        </>
      ) : (
        <Skeleton>{say('settings.loading')}</Skeleton>
      )}
    </Page>
  )
}
