/** The demo over the page in which it plays: what happens now, and what a person can do about it. */
import { FlaskConical, Pause, Play, RotateCcw, SkipForward } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { DEMO_CHAPTERS, type DemoPlace } from '../../shared/api/calls/demo.ts'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Badge, Button, MenuButton } from '../kit/index.ts'
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
  useItsPlace(play)
  const { run: hold, error: holdError } = useAct('demo.hold')
  const again = useAct('demo.again')
  const leave = useAct('demo.leave')
  const goHome = async (): Promise<void> => {
    const left = await leave.run({})
    if (left) location.assign(left.address)
  }
  return (
    <section className={styles.bar} data-place={play.place} aria-label={say('demo.region')}>
      <Badge tone="accent" icon={FlaskConical}>
        {say('demo.badge')}
      </Badge>
      <Chapters play={play} />
      <p className={styles.caption} role="status" data-caption={play.caption}>
        {say(`demo.caption.${play.caption}`, { code: play.code, signatures: play.signatures })}
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

/** Where the play is, and the way to any other part of it. */
function Chapters({ play }: { readonly play: DemoPlay }): ReactNode {
  const say = useSay()
  const { run: go, isPending, error } = useAct('demo.go')
  const at = DEMO_CHAPTERS.indexOf(play.chapter)
  const next = play.isOver ? undefined : DEMO_CHAPTERS[at + 1]
  return (
    <div className={styles.chapters}>
      <MenuButton
        label={say('demo.chapters', { number: at + 1, of: DEMO_CHAPTERS.length, name: say(`demo.chapter.${play.chapter}`) })}
        variant="quiet"
        size="small"
        entries={DEMO_CHAPTERS.map((chapter, index) => ({
          id: chapter,
          label: say(`demo.chapter.${chapter}`),
          isCurrent: index === at,
          onAction: () => void go({ chapter }),
        }))}
      />
      {next && (
        <Button
          size="small"
          variant="quiet"
          icon={SkipForward}
          isIconDirectional
          onPress={() => void go({ chapter: next })}
          pending={play.isHurrying || isPending ? say('demo.going') : undefined}
        >
          {say('demo.next')}
        </Button>
      )}
      <Failure error={error} />
    </div>
  )
}

const ADDRESSES: { readonly [P in DemoPlace]: (position: string) => string } = {
  position: (position) => `/positions/${position}`,
  remarks: (position) => `/positions/${position}/remarks`,
  'sign-ons': () => '/sign-ons',
  submission: () => '/submission',
}

/** The page goes once to where the play is to be watched next, and whoever wants to look elsewhere meanwhile is let go. */
function useItsPlace({ position, place }: DemoPlay): void {
  const [, navigate] = useLocation()
  useEffect(() => navigate(ADDRESSES[place](position), { replace: true }), [position, place, navigate])
}
