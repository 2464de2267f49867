/** Help in one short window: how five things are done, the keys, what Chorus promises, and what it cannot. */
import { CircleHelp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Dialog, Heading, KeyHint } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './places.module.css'

/** The button and its window. */
export function HelpMenu(): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" size="small" icon={CircleHelp} onPress={() => setOpen(true)}>
        {say('places.help')}
      </Button>
      <Dialog title={say('places.help.title')} isForReading isOpen={isOpen} onOpenChange={setOpen}>
        <Stack>
          <HowTos />
          <Keys />
          <Points title={say('places.promises')} points={[say('places.promise.1'), say('places.promise.2'), say('places.promise.3')]} />
          <Points title={say('places.limits')} points={[say('places.limit.1'), say('places.limit.2'), say('places.limit.3')]} />
        </Stack>
      </Dialog>
    </>
  )
}

const HOW_TOS = ['invite', 'envelope', 'address', 'plan', 'word', 'submission'] as const

function HowTos(): ReactNode {
  const say = useSay()
  return (
    <section>
      <Heading className={styles.heading}>{say('places.how')}</Heading>
      <dl className={styles.howTos}>
        {HOW_TOS.map((what) => (
          <div key={what}>
            <dt className={styles.what}>{say(`places.how.${what}`)}</dt>
            <dd>{say(`places.how.${what}.steps`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Keys(): ReactNode {
  const say = useSay()
  const keys = [
    { keys: ['Ctrl', 'K'], does: say('places.key.search') },
    { keys: ['Ctrl', 'Alt', 'M'], does: say('places.key.remark') },
    { keys: ['Esc'], does: say('places.key.escape') },
  ]
  return (
    <section>
      <Heading className={styles.heading}>{say('places.keys')}</Heading>
      <dl className={styles.keys}>
        {keys.map((key) => (
          <div key={key.does} className={styles.key}>
            <dt>
              <KeyHint keys={key.keys} />
            </dt>
            <dd>{key.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }): ReactNode {
  return (
    <section>
      <Heading className={styles.heading}>{title}</Heading>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
