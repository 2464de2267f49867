/** Which organisations have the text, who told so, and when. */
import { Check, CircleDashed } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { Time } from '../kit/time.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './position.module.css'

type Organisation = OutputOf<'delivery'>['organisations'][number]

/** The button that asks, and the answer in a window. */
export function WhoHasIt({ organisations }: { readonly organisations: readonly Organisation[] }): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" variant="quiet" onPress={() => setOpen(true)}>
        {say('position.who')}
      </Button>
      {isOpen && (
        <Dialog title={say('position.who.title')} isForReading isOpen onOpenChange={setOpen}>
          <p>{say('position.who.means')}</p>
          <ul className={styles.who}>
            {organisations.map((organisation) => (
              <WhoLine key={organisation.id} organisation={organisation} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}

function WhoLine({ organisation }: { readonly organisation: Organisation }): ReactNode {
  const say = useSay()
  const { name, has, isMine, heardAt, toldBy } = organisation
  return (
    <li className={styles.whoLine}>
      <span className={has ? styles.has : styles.hasNot}>
        <Icon of={has ? Check : CircleDashed} />
      </span>
      <span>
        <bdi className={styles.whoName}>{name}</bdi>
        <span className={styles.whoFact}>
          {say(isMine ? 'position.who.mine' : has ? 'position.who.has' : heardAt === null ? 'position.who.never' : 'position.who.not-all')}
          {!isMine && heardAt !== null && (
            <>
              {' · '}
              {toldBy === null ? say('position.who.told') : say('position.who.told-by', { name: toldBy })} <Time at={heardAt} />
            </>
          )}
        </span>
      </span>
    </li>
  )
}
