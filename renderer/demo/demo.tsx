/** The demo over the page in which it plays: what happens now, and what a person can do about it. */
import { FlaskConical, Pause, Play, RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Badge, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './demo.module.css'

type DemoPlay = NonNullable<OutputOf<'demo.show'>['play']>

/** Nothing outside the demo. */
export function Demo(): ReactNode {
  const { value } = useAnswer('demo.show', {})
  return value?.play ? <PlayBar play={value.play} /> : null
}

function PlayBar({ play }: { readonly play: DemoPlay }): ReactNode {
  const say = useSay()
  useItsText(play.position)
  const { run: hold, error: holdError } = useAct('demo.hold')
  const again = useAct('demo.again')
  const leave = useAct('demo.leave')
  const goHome = async (): Promise<void> => {
    const left = await leave.run({})
    if (left) location.assign(left.address)
  }
  return (
    <section className={styles.bar} aria-label={say('demo.region')}>
      <Badge tone="accent" icon={FlaskConical}>
        {say('demo.badge')}
      </Badge>
      <p className={styles.caption} role="status" data-caption={play.caption}>
        {say(`demo.caption.${play.caption}`)}
      </p>
      <Failure error={holdError ?? again.error ?? leave.error} />
      <div className={styles.actions}>
        {!play.isOver && (
          <Button size="small" icon={play.isHeld ? Play : Pause} onPress={() => void hold({ on: !play.isHeld })}>
            {say(play.isHeld ? 'demo.go-on' : 'demo.hold')}
          </Button>
        )}
        <Button
          size="small"
          icon={RotateCcw}
          onPress={() => void again.run({})}
          pending={again.isPending ? say('demo.again.setting') : undefined}
        >
          {say('demo.again')}
        </Button>
        <Button
          size="small"
          variant={play.isOver ? 'primary' : 'secondary'}
          onPress={() => void goHome()}
          pending={leave.isPending ? say('demo.start.opening') : undefined}
        >
          {say('demo.start')}
        </Button>
      </div>
    </section>
  )
}

/** Each play has a text of its own: the page goes there once, and whoever wants to look elsewhere is let go. */
function useItsText(position: string): void {
  const [, navigate] = useLocation()
  useEffect(() => navigate(`/positions/${position}`, { replace: true }), [position, navigate])
}
