/** How this computer is linked with others: who, how, when, and what was tried; opening and closing the way in. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { MissingWords } from '../bringing/missing-words.tsx'
import { CodesCard } from '../codes/codes-card.tsx'
import { EnvelopesCard } from '../envelope/envelopes-card.tsx'
import { FoldersCard } from '../folder/folders-card.tsx'
import { Answered } from '../host/answered.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { useCopy } from '../host/use-copy.ts'
import { Button, Card, Page, Switch } from '../kit/index.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { RelaysCard } from '../relays/relays-card.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { AddAddress } from './add-address.tsx'
import styles from './connection.module.css'
import { DataUsed } from './data-used.tsx'
import { Advice, OrganisationsReached } from './diagnosis.tsx'
import { KnownAddresses } from './known-addresses.tsx'
import { LinkedMembers } from './linked-members.tsx'
import { NearbyCard } from './nearby.tsx'

type Network = OutputOf<'network'>

/** See the head of this file. */
export function ConnectionPage(): ReactNode {
  const say = useSay()
  const network = useAnswer('network', {})
  return (
    <Page title={say('connection.title')} description={say('connection.description')} width="text">
      <Answered answer={network} words={say('connection.loading')}>
        {(value) => (
          <>
            <MissingWords />
            <Advice />
            <Card title={say('connection.linked')}>
              <LinkedMembers peers={value.peers} />
            </Card>
            <EnvelopesCard />
            <FoldersCard />
            <NearbyCard nearby={value.lan} />
            <CodesCard />
            <RelaysCard />
            <WayIn network={value} />
            <Card title={say('connection.known')}>
              <Note>{say('connection.known.what')}</Note>
              <KnownAddresses known={value.known} whenEmpty={say('connection.known.none')} />
              <AddAddress />
            </Card>
            <OrganisationsReached />
            <DataUsed days={value.usage} />
            {!value.live && <Note isSmall>{say('connection.not-live')}</Note>}
          </>
        )}
      </Answered>
    </Page>
  )
}

function WayIn({ network }: { readonly network: Network }): ReactNode {
  const say = useSay()
  const { isCareful } = usePreferences()
  const { run, isPending, error } = useAct('network.reachable')
  const copy = useCopy()
  return (
    <Card title={say('connection.way-in')}>
      <Switch
        label={isPending ? say('connection.opening') : say('connection.reachable')}
        description={say('connection.reachable.what')}
        isSelected={network.isReachable}
        isDisabled={isPending}
        onChange={(on) => void run({ on })}
      />
      {isCareful && <Note isSmall>{say('connection.reachable.careful')}</Note>}
      <Failure error={error} words={{ unreachable: 'connection.error.port' }} onRetry={() => void run({ on: true })} />
      {network.isReachable && (
        <>
          <p>{say('connection.own')}</p>
          <ul className={styles.lines}>
            {network.ownAddresses.map((address) => (
              <li key={address} className={styles.line}>
                <span className={styles.address} dir="ltr">
                  {address}
                </span>
                <Button size="small" variant="quiet" onPress={() => void copy(address, say('connection.copied'))}>
                  {say('connection.copy')}
                </Button>
              </li>
            ))}
          </ul>
          <Note isSmall>{say('connection.own.what')}</Note>
        </>
      )}
    </Card>
  )
}
