/** What has not come to this computer yet: the question on a poor line, how far it is, how to stop and go on. SPEC section BRING. */
import { type ReactNode, useState } from 'react'
import { TakeInButton } from '../envelope/take-in-button.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Banner, Button, ProgressBar } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useAmounts } from '../messages/use-amounts.ts'
import { type BringingFacts, bringingStage, bytesUnderWay, secondsFor } from './bringing-stage.ts'

type Choice = NonNullable<BringingFacts['choice']>

/** Nothing where nothing is missing. */
export function MissingWords(): ReactNode {
  const { value: facts } = useAnswer('bringing', {})
  const { run, error } = useAct('bringing.choose')
  const [wantsEnvelope, setWantsEnvelope] = useState(false)
  if (!facts) return null
  const choose = (choice: Choice, byEnvelope = false): void => {
    setWantsEnvelope(byEnvelope)
    void run({ choice })
  }
  const stage = bringingStage(facts)
  return (
    <>
      {stage === 'asks' && <Question facts={facts} onChoose={choose} />}
      {stage === 'coming' && <Coming facts={facts} onStop={() => choose('later')} />}
      {stage === 'waits' && <Waiting facts={facts} wantsEnvelope={wantsEnvelope} onChoose={choose} />}
      <Failure error={error} />
    </>
  )
}

interface PartProps {
  readonly facts: BringingFacts
  readonly onChoose: (choice: Choice, byEnvelope?: boolean) => void
}

function Question({ facts, onChoose }: PartProps): ReactNode {
  const say = useSay()
  const { size, time } = useAmounts()
  const seconds = secondsFor(facts.missingBytes, facts) ?? 0
  return (
    <Banner
      title={say('bringing.asks', { size: size(facts.missingBytes), time: time(seconds) })}
      actions={
        <>
          <OpenOnly facts={facts} onChoose={onChoose} />
          <Button onPress={() => onChoose('all')}>{say('bringing.all')}</Button>
          <Button onPress={() => onChoose('later', true)}>{say('bringing.envelope')}</Button>
        </>
      }
    >
      {say(facts.isCounting ? 'bringing.asks.counting' : 'bringing.asks.what')}
    </Banner>
  )
}

/** What is open is known only when every text's share is. */
function OpenOnly({ facts: { openBytes, isCounting }, onChoose }: PartProps): ReactNode {
  const say = useSay()
  const { size } = useAmounts()
  const hasSize = openBytes > 0 && !isCounting
  return (
    <Button variant="primary" onPress={() => onChoose('open')}>
      {hasSize ? say('bringing.open.size', { size: size(openBytes) }) : say('bringing.open')}
    </Button>
  )
}

function Coming({ facts, onStop }: { readonly facts: BringingFacts; readonly onStop: () => void }): ReactNode {
  const say = useSay()
  const { size, time } = useAmounts()
  const all = bytesUnderWay(facts)
  const seconds = secondsFor(all - facts.cameBytes, facts)
  const came = say('bringing.came', { came: size(facts.cameBytes), all: size(all) })
  return (
    <ProgressBar
      label={say(facts.choice === 'open' ? 'bringing.coming.open' : 'bringing.coming')}
      value={facts.cameBytes}
      maximum={all}
      detail={seconds === undefined ? came : say('bringing.came.left', { came, time: time(seconds) })}
      onCancel={onStop}
      cancelLabel={say('bringing.stop')}
    />
  )
}

function Waiting({ facts, wantsEnvelope, onChoose }: PartProps & { readonly wantsEnvelope: boolean }): ReactNode {
  const say = useSay()
  const { size } = useAmounts()
  const { missingBytes, openBytes, texts, isLinked, choice } = facts
  const isOpenLeft = isLinked && openBytes > 0 && choice !== 'open'
  return (
    <Banner
      title={
        texts > 0
          ? say('bringing.waits', { size: size(missingBytes), count: texts })
          : say('bringing.state.waits', { size: size(missingBytes) })
      }
      actions={
        <>
          {isLinked && (
            <Button variant="primary" onPress={() => onChoose('all')}>
              {say('bringing.bring-all')}
            </Button>
          )}
          {isOpenLeft && <Button onPress={() => onChoose('open')}>{say('bringing.open.size', { size: size(openBytes) })}</Button>}
          {wantsEnvelope || !isLinked ? (
            <TakeInButton />
          ) : (
            <Button onPress={() => onChoose('later', true)}>{say('bringing.envelope')}</Button>
          )}
        </>
      }
    >
      {say(wantsEnvelope || !isLinked ? 'bringing.envelope.how' : 'bringing.waits.what')}
    </Banner>
  )
}
