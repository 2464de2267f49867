/** Finding members on the network this computer is on: what that shows to others, the switch, and how it goes. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Card, Switch } from '../kit/index.ts'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'

type Nearby = OutputOf<'network'>['lan']

/** A card, folded where other ways stand beside it; in careful mode the switch cannot be used. */
export function NearbyCard({ nearby, isFolded = false }: { readonly nearby: Nearby; readonly isFolded?: boolean }): ReactNode {
  const say = useSay()
  const { isCareful } = usePreferences()
  const { run, isPending, error } = useAct('network.lan')
  return (
    <Card title={say('connection.nearby')} isFolded={isFolded}>
      <Switch
        label={isPending ? say('connection.nearby.switching') : say('connection.nearby.find')}
        description={say('connection.nearby.what')}
        isSelected={nearby.isOn}
        isDisabled={isPending || isCareful}
        onChange={(on) => void run({ on })}
      />
      {isCareful && <Note isSmall>{say('connection.nearby.careful')}</Note>}
      <Failure error={error} words={{ unreachable: 'connection.nearby.error.port' }} onRetry={() => void run({ on: true })} />
      <div role="status">{nearby.state !== 'off' && <p>{say(`connection.nearby.state.${nearby.state}`, { found: nearby.found })}</p>}</div>
    </Card>
  )
}
