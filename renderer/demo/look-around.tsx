/** [Look around: 1 minute]: begins the demo where the program around the host can, and goes there. */
import { Compass } from 'lucide-react'
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** Nothing where no demo can begin. */
export function LookAround(): ReactNode {
  const say = useSay()
  const { value } = useAnswer('demo.show', {})
  const { run, isPending, error } = useAct('demo.begin')
  if (!value?.canBegin) return null
  const begin = async (): Promise<void> => {
    const begun = await run({})
    if (begun) location.assign(begun.address)
  }
  return (
    <>
      <Button variant="quiet" icon={Compass} onPress={() => void begin()} pending={isPending ? say('demo.setting') : undefined}>
        {say('demo.look')}
      </Button>
      <Failure error={error} />
    </>
  )
}
