/** In the state line: that words are missing here, come, or wait for an answer. */
import type { ReactNode } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Link } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useAmounts } from '../messages/use-amounts.ts'
import { bringingStage, bytesUnderWay } from './bringing-stage.ts'

/** Leads to where it can be decided; nothing where nothing is missing. */
export function BringingState(): ReactNode {
  const say = useSay()
  const { size } = useAmounts()
  const { value: facts } = useAnswer('bringing', {})
  const stage = facts ? bringingStage(facts) : 'none'
  if (!facts || stage === 'none') return null
  const words = {
    asks: () => say('bringing.state.asks', { size: size(facts.missingBytes) }),
    coming: () => say('bringing.came', { came: size(facts.cameBytes), all: size(bytesUnderWay(facts)) }),
    waits: () => say('bringing.state.waits', { size: size(facts.missingBytes) }),
  }[stage]
  return (
    <>
      <span aria-hidden="true">·</span>
      <Link href="#/connection" isQuiet={stage !== 'asks'}>
        {words()}
      </Link>
    </>
  )
}
