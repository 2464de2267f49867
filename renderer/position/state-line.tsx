/** What is known of where this text is: on this computer, with whom else. It never says more than the host has said. */
import { CloudOff, HardDrive, LoaderCircle } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useConnectionState } from '../host/host-provider.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Link } from '../kit/link.tsx'
import { useSay } from '../messages/say.tsx'
import { aloneWords } from './alone-words.ts'
import styles from './position.module.css'
import { SharingMenu } from './sharing-menu.tsx'
import type { TextState } from './text-session.ts'
import { useIsResting } from './use-is-resting.ts'
import type { PositionFacts } from './use-position.ts'
import { WhoHasIt } from './who-has-it.tsx'

/** The text and its position. */
export interface StateLineProps {
  readonly position: PositionFacts
  readonly text: TextState
  readonly words: number | undefined
  readonly onChanged: () => void
  /** Closes the text; only for those who may, while it is open. */
  readonly onCloseText: (() => void) | undefined
}

/** The state line of the frame. */
export function StateLine({ position, text, words, onChanged, onCloseText }: StateLineProps): ReactNode {
  const say = useSay()
  const isResting = useIsResting(text.doc)
  return (
    <div className={styles.state}>
      <SavedState text={text} />
      <Delivery position={position} text={text} isQuiet={words === 0 || !isResting} />
      <span className={styles.stateEnd}>
        {words !== undefined && <span className={styles.words}>{say('position.words', { count: words })}</span>}
        {position.access.mayWrite && <SharingMenu position={position} onChanged={onChanged} />}
        {onCloseText && (
          <Button size="small" onPress={onCloseText}>
            {say('stage.close')}
          </Button>
        )}
      </span>
    </div>
  )
}

function SavedState({ text }: { readonly text: TextState }): ReactNode {
  const say = useSay()
  const connection = useConnectionState()
  const isCalm = useCalm(text.isSaved)
  if (connection !== 'open') {
    const words = text.isSaved ? say('position.state.stopped') : say('position.state.stopped-unsaved')
    return (
      <span role="alert" className={styles.stopped}>
        <Icon of={CloudOff} size={15} />
        {words}
      </span>
    )
  }
  if (text.isFull) {
    return (
      <span role="alert" className={styles.stopped}>
        <Icon of={HardDrive} size={15} />
        {say('position.state.full')}
      </span>
    )
  }
  // Before the text is here nothing is known of it.
  if (!text.doc) return null
  const isSaved = text.isSaved && isCalm
  return (
    <span className={styles.saved} data-saved={isSaved}>
      <Icon of={isSaved ? HardDrive : LoaderCircle} size={15} />
      {say(isSaved ? 'position.state.saved' : 'position.state.saving')}
    </span>
  )
}

const CALM_MS = 400

/** "Saved" comes back only after a moment of being so, or it would flicker with every key; "saving" is said at once. */
function useCalm(isSaved: boolean): boolean {
  const [isCalm, setCalm] = useState(isSaved)
  useEffect(() => {
    if (!isSaved) return setCalm(false)
    const timer = setTimeout(() => setCalm(true), CALM_MS)
    return () => clearTimeout(timer)
  }, [isSaved])
  return isCalm
}

interface DeliveryProps extends Pick<StateLineProps, 'position' | 'text'> {
  /** Nothing is said of words that nobody has confirmed yet. */
  readonly isQuiet: boolean
}

function Delivery({ position, text, isQuiet }: DeliveryProps): ReactNode {
  const say = useSay()
  const { value } = useAnswer('delivery', { id: position.id })
  if (!value) return null
  if (value.onlyHere && value.isPartlyElsewhere) return <LastWords {...{ position, isQuiet }} organisations={value.organisations} />
  if (value.onlyHere) {
    return (
      <span className={styles.onlyHere}>
        {say('position.state.only-here')}
        {value.of === 1 ? <Link href="#/members/invite">{say('members.invite')}</Link> : <WhoHasIt organisations={value.organisations} />}
      </span>
    )
  }
  const alone = aloneWords(value, text.isSaved)
  if (alone) {
    return (
      <span className={styles.delivery}>
        {say(alone)}
        <Link href="#/members/invite">{say('members.invite')}</Link>
      </span>
    )
  }
  return (
    <span className={styles.delivery}>
      {say(text.isSaved ? 'position.state.have' : 'position.state.have-before', { have: value.have, of: value.of })}
      <WhoHasIt organisations={value.organisations} />
    </span>
  )
}

interface LastWordsProps extends Pick<DeliveryProps, 'position' | 'isQuiet'>, Pick<OutputOf<'delivery'>, 'organisations'> {}

/** Words take a moment to be confirmed: that they are not yet says nothing while somebody writes, or where there are none. */
function LastWords({ position, isQuiet, organisations }: LastWordsProps): ReactNode {
  const say = useSay()
  const isHeld = isHeldBack(position)
  if (!isHeld && isQuiet) return null
  return (
    <span className={styles.delivery}>
      {say(isHeld ? 'position.state.last-only-here' : 'position.state.last-not-confirmed')}
      <WhoHasIt organisations={organisations} />
    </span>
  )
}

/** Words that wait for [Share] are nowhere else; all others may have arrived without anybody having said so. */
const isHeldBack = ({ access }: PositionFacts): boolean => access.sharing === 'press' && access.hasUnshared
