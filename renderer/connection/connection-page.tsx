/** How this computer is linked with others: who, how, when, and what was tried; opening and closing the way in. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { MissingWords } from '../bringing/missing-words.tsx'
import { CodesCard } from '../codes/codes-card.tsx'
import { EnvelopesCard } from '../envelope/envelopes-card.tsx'
import { examplePath } from '../folder/folder-path.ts'
import { FoldersCard } from '../folder/folders-card.tsx'
import { Answered } from '../host/answered.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { useCopy } from '../host/use-copy.ts'
import { Button, Card, Disclosure, Page, Switch } from '../kit/index.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { RelaysCard } from '../relays/relays-card.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { AddWay } from './add-way.tsx'
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
  const { value: folders = [] } = useAnswer('folder.list', {})
  return (
    <Page title={say('connection.title')} width="text">
      <Answered answer={network} words={say('connection.loading')}>
        {(value) => (
          <>
            <MissingWords />
            <Card title={say('connection.linked')}>
              <LinkedMembers peers={value.peers} isSharing={folders.some(({ fault }) => fault === null)} />
              <KnownAddresses known={value.known} />
            </Card>
            <FoldersCard />
            <Advice />
            <NewWay hasWay={value.known.length + value.peers.length > 0} />
            <EnvelopesCard />
            <NearbyCard nearby={value.lan} isFolded={!value.lan.isOn} />
            <WayIn network={value} />
            <CodesCard />
            <RelaysCard />
            <OrganisationsReached />
            <DataUsed days={value.usage} />
            {!value.live && <Note isSmall>{say('connection.not-live')}</Note>}
          </>
        )}
      </Answered>
    </Page>
  )
}

/** Open where there was none at first: then it is what comes next. */
function NewWay({ hasWay }: { readonly hasWay: boolean }): ReactNode {
  const { value: folders } = useAnswer('folder.list', {})
  return folders && <NewWayCard isFolded={hasWay || folders.length > 0} />
}

function NewWayCard(now: { readonly isFolded: boolean }): ReactNode {
  const say = useSay()
  // What was given must not fold away the words about it.
  const [isFolded] = useState(now.isFolded)
  return (
    <Card title={say('connection.add')} isFolded={isFolded}>
      <AddWay />
      <Disclosure label={say('connection.known.more')}>
        <Note isSmall>{say('connection.known.what')}</Note>
        <Note isSmall>{say('folder.empty')}</Note>
        <Note isSmall>{say('folder.path.hint', { path: examplePath(navigator.userAgent) })}</Note>
      </Disclosure>
    </Card>
  )
}

function WayIn({ network }: { readonly network: Network }): ReactNode {
  const say = useSay()
  const { isCareful } = usePreferences()
  const { run, isPending, error } = useAct('network.reachable')
  const copy = useCopy()
  return (
    <Card title={say('connection.way-in')} isFolded>
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
