/** The host does not know this page any more: only opening Chorus anew helps. */
import type { ReactNode } from 'react'
import { Banner } from '../kit/index.ts'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'

/** Says why, and how to go on. */
export function Refused(): ReactNode {
  const say = useSay()
  return (
    <Stage title={say('gate.refused.title')} lead={say('gate.refused.lead')}>
      <Banner kind="info" title={say('gate.refused.how')}>
        {say('gate.refused.saved')}
      </Banner>
    </Stage>
  )
}
