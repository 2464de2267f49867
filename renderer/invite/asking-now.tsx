/** Somebody asks to be let in: said where a coordinator looks, with the way to the request. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Banner, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'

/** Who asks. */
export interface AskingNowProps {
  readonly asking: OutputOf<'coalition.requests'>
  /** Closes what is open over the requests. */
  readonly onSee?: () => void
}

/** Nothing while nobody asks. */
export function AskingNow({ asking, onSee }: AskingNowProps): ReactNode {
  const say = useSay()
  const list = useNames()
  const [, navigate] = useLocation()
  if (asking.length === 0) return null
  const see = (): void => {
    onSee?.()
    navigate('/members/asking')
  }
  return (
    <Banner
      kind="good"
      title={say('invite.asking', { count: asking.length, names: list(asking.map(({ name }) => name)) })}
      actions={
        <Button size="small" variant="primary" onPress={see}>
          {say('invite.asking.compare')}
        </Button>
      }
    />
  )
}
