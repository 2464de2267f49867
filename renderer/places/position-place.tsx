/** The page of a position, whose editor is loaded when the first text is opened. */
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { FirstKeys } from '../editor/first-keys.tsx'
import { useHost } from '../host/host-provider.tsx'
import { remember } from '../host/remembered.ts'
import { Skeleton } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import styles from './places.module.css'

const PositionPage = lazy(async () => {
  const { PositionPage: page } = await import('../position/position-page.tsx')
  return { default: page }
})

/** Which position; a new one takes the cursor into its text. */
export interface PositionPlaceProps {
  readonly id: string
  readonly takesFocus?: boolean
  /** What is shown beside the text at first. */
  readonly beside?: 'remarks' | undefined
}

/** Remembers on this computer which position was open last, for going on with it. */
export function PositionPlace({ id, takesFocus = false, beside }: PositionPlaceProps): ReactNode {
  const say = useSay()
  const { coalition } = useHost()
  const { isCareful } = usePreferences()
  useEffect(() => remember(`position ${coalition ?? ''}`, id), [coalition, id])
  return (
    <FirstKeys listens={takesFocus}>
      <Suspense fallback={<Opening />}>
        <PositionPage id={id} takesFocus={takesFocus} beside={beside} {...(isCareful && { windowTitle: say('positions.title') })} />
      </Suspense>
    </FirstKeys>
  )
}

function Opening(): ReactNode {
  const say = useSay()
  return (
    <div className={styles.opening}>
      <Skeleton lines={5}>{say('positions.opening')}</Skeleton>
    </div>
  )
}
