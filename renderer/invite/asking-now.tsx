/** While somebody invites, the one invited may already be asking: said where the inviting person looks. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useAnswer } from '../host/use-answer.ts'
import { Banner, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'

/** Nothing while nobody asks. `onSee` closes what is open over the requests. */
export function AskingNow({ onSee }: { readonly onSee: () => void }): ReactNode {
  const say = useSay()
  const list = useNames()
  const [, navigate] = useLocation()
  const { value: all = [] } = useAnswer('coalition.requests', {})
  const requests = all.filter(({ isMyComputer }) => !isMyComputer)
  if (requests.length === 0) return null
  const see = (): void => {
    onSee()
    navigate('/members')
  }
  return (
    <Banner
      kind="good"
      title={say('invite.asking', { count: requests.length, names: list(requests.map(({ name }) => name)) })}
      actions={
        <Button size="small" variant="primary" onPress={see}>
          {say('invite.asking.compare')}
        </Button>
      }
    />
  )
}
