/** Before members can reach this computer, the person is told what that opens, and opens it. */
import { DoorOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Banner, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'

/** In the same room there is no other way; elsewhere it helps only if the address can be reached from there. */
export function ReachableStep({ isSameRoom }: { readonly isSameRoom: boolean }): ReactNode {
  const say = useSay()
  const { isCareful } = usePreferences()
  const { run, isPending, error } = useAct('network.reachable')
  return (
    <>
      <Banner
        kind={isCareful ? 'warning' : 'info'}
        title={isSameRoom ? say('invite.reach.title') : say('invite.reach.title.elsewhere')}
        actions={
          <Button
            size="small"
            variant={isSameRoom ? 'primary' : 'secondary'}
            icon={DoorOpen}
            pending={isPending ? say('connection.opening') : undefined}
            onPress={() => void run({ on: true })}
          >
            {isSameRoom ? say('invite.reach.open') : say('invite.reach.add')}
          </Button>
        }
      >
        {say(isSameRoom ? 'connection.reachable.what' : 'invite.reach.what.elsewhere')} {isCareful && say('connection.reachable.careful')}
      </Banner>
      <Failure error={error} words={{ unreachable: 'connection.error.port' }} onRetry={() => void run({ on: true })} />
    </>
  )
}
