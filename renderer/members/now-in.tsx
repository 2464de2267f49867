/** Somebody was just let in: said until one goes on or leaves the page, with the way back into the text. */
import type { ReactNode } from 'react'
import { Banner, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import { useGoingOn } from '../positions/use-going-on.ts'

/** Nothing while `names` is empty. */
export function NowIn({ names }: { readonly names: readonly string[] }): ReactNode {
  const say = useSay()
  const list = useNames()
  const goOn = useGoingOn()
  if (names.length === 0) return null
  return (
    <Banner
      kind="good"
      title={say('members.request.done', { count: names.length, names: list(names) })}
      actions={
        goOn && (
          <Button variant="primary" onPress={goOn}>
            {say('members.request.write')}
          </Button>
        )
      }
    />
  )
}
