/** What an edition prints otherwise than the one before it. */
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { useSay } from '../messages/say.tsx'
import { CompareDialog } from '../texts/compare-dialog.tsx'
import { changesBetween, type PrintedText } from './edition-changes.ts'
import type { Edition } from './edition-draft.ts'
import styles from './submission.module.css'

interface Pair {
  readonly from: PrintedText
  readonly to: PrintedText
}

/** See the head of this file. */
export function ChangesSince({ from, to }: { readonly from: Edition; readonly to: Edition }): ReactNode {
  const say = useSay()
  const { added, removed, changed, same, signed } = changesBetween(from, to)
  const [compared, setCompared] = useState<Pair>()
  const name = ({ number, title }: PrintedText): string => say('home.position', { number, title })
  return (
    <>
      <ul className={styles.list}>
        {changed.map((pair) => (
          <li key={pair.to.position} className={styles.line}>
            <span className={styles.grow}>
              {say('submission.changes.changed', { position: name(pair.to), from: pair.from.textNumber, to: pair.to.textNumber })}
            </span>
            <Button
              size="small"
              variant="quiet"
              onPress={() => setCompared(pair)}
              aria-label={say('submission.changes.compare', { position: name(pair.to) })}
            >
              {say('texts.compare')}
            </Button>
          </li>
        ))}
        {added.map((text) => (
          <li key={text.position}>{say('submission.changes.added', { position: name(text) })}</li>
        ))}
        {removed.map((text) => (
          <li key={text.position}>{say('submission.changes.removed', { position: name(text) })}</li>
        ))}
        <li>{say('submission.changes.same', { count: same })}</li>
        <li>{say('submission.changes.signed', { from: signed.from, to: signed.to })}</li>
      </ul>
      {compared && <Compared pair={compared} onClose={() => setCompared(undefined)} />}
    </>
  )
}

function Compared({ pair: { from, to }, onClose }: { readonly pair: Pair; readonly onClose: () => void }): ReactNode {
  const { value } = useAnswer('text.list', { id: to.position })
  return value && <CompareDialog texts={value.texts} from={from.hash} to={to.hash} onClose={onClose} />
}
