/** The start: one list, most urgent first, one button per line. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { MissingWords } from '../bringing/missing-words.tsx'
import { TakeInButton } from '../envelope/take-in-button.tsx'
import { Failure } from '../host/failure.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Page, Skeleton } from '../kit/index.ts'
import { Requests } from '../members/requests.tsx'
import { useSay } from '../messages/say.tsx'
import { useCopyReminder } from '../sign-ons/use-copy-reminder.ts'
import { useMatrix } from '../sign-ons/use-matrix.ts'
import styles from './home.module.css'
import type { HomeItem } from './home-items.ts'
import { useHomeWords } from './home-words.ts'
import { useHomeItems } from './use-home-items.ts'

/** See the head of this file. Requests are answered right here. */
export function HomePage(): ReactNode {
  const say = useSay()
  const { items, error, askAgain } = useHomeItems()
  const { value: coalition } = useAnswer('coalition.show', {})
  const { value: requests = [] } = useAnswer('coalition.requests', {})
  if (!items || !coalition) {
    return (
      <Page title={say('home.title')} width="text">
        {error ? <Failure error={error} onRetry={askAgain} /> : <Skeleton>{say('home.loading')}</Skeleton>}
      </Page>
    )
  }
  const lines = items.filter(({ kind }) => kind !== 'request')
  const asked = items.length > lines.length ? requests.filter(({ isMyComputer }) => !isMyComputer) : []
  return (
    <Page title={say('home.title')} description={<bdi>{coalition.name}</bdi>} width="text" actions={<TakeInButton />}>
      <MissingWords />
      <Requests asked={asked} />
      <ol className={styles.list} aria-label={say('home.list')}>
        {lines.map((item) => (
          <Line key={item.id} item={item} isFirst={item === lines[0] && asked.length === 0} />
        ))}
      </ol>
      <p className={styles.next}>{say('home.next')}</p>
    </Page>
  )
}

function Line({ item, isFirst }: { readonly item: HomeItem; readonly isFirst: boolean }): ReactNode {
  const [, navigate] = useLocation()
  const { title, detail, button } = useHomeWords()(item)
  const { value: matrix } = useMatrix()
  const remind = useCopyReminder()
  const press = (): void => {
    if (item.kind === 'owing' && matrix) remind(matrix)
    else navigate(item.href)
  }
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {detail && <p className={styles.detail}>{detail}</p>}
      </div>
      <Button variant={isFirst ? 'primary' : 'secondary'} size="small" onPress={press}>
        {button}
      </Button>
    </li>
  )
}
