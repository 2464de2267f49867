/** On the connection page: servers that help two computers behind routers to link, what they learn, and a coordinator's way to enter them. Folded: most coalitions need none. */
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import styles from '../connection/connection.module.css'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Badge, Banner, Card, Disclosure, IconButton } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { AddRelay } from './add-relay.tsx'

type Relays = OutputOf<'relays.list'>

/** Nothing until the host has answered, or where there is no coalition. */
export function RelaysCard(): ReactNode {
  const say = useSay()
  const { value } = useAnswer('relays.list', {})
  if (!value) return null
  return (
    <Card title={say('relays.title')}>
      <Disclosure label={say('relays.fold')} defaultExpanded={value.servers.length > 0}>
        <Stack>
          <Note>{say('relays.what')}</Note>
          <Note>{say('relays.learns')}</Note>
          {!value.areAsked && <Banner kind="warning">{say(value.maySet ? 'relays.careful.enter' : 'relays.careful')}</Banner>}
          <Servers {...value} />
          {value.maySet ? <AddRelay /> : <Note isSmall>{say('relays.only')}</Note>}
        </Stack>
      </Disclosure>
    </Card>
  )
}

function Servers({ servers, maySet }: Relays): ReactNode {
  const say = useSay()
  const { run, error } = useAct('relays.remove')
  if (servers.length === 0) return <p>{say('relays.none')}</p>
  return (
    <>
      <ul className={styles.lines}>
        {servers.map(({ url, isTurn, username }) => (
          <li key={url} className={styles.line}>
            <span className={styles.address} dir="ltr">
              {url}
            </span>
            <Badge tone="neutral">{say(isTurn ? 'relays.turn' : 'relays.stun')}</Badge>
            <span className={styles.when}>{isTurn && say('relays.user', { name: username })}</span>
            {maySet && <IconButton label={say('relays.remove', { url })} icon={Trash2} size="small" onPress={() => void run({ url })} />}
          </li>
        ))}
      </ul>
      <Failure error={error} />
    </>
  )
}
