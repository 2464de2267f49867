/** Deeds as a list of which only what is in sight is drawn: there may be tens of thousands. */
import type { ReactNode } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import { useIntl } from 'react-intl'
import { classNames } from '../kit/class-names.ts'
import { useSay } from '../messages/say.tsx'
import { deedTime } from './deed-time.ts'
import styles from './trail.module.css'
import type { TrailRow } from './trail-rows.ts'

const ROW_PX = 46

/** Arrow keys move between the lines. */
export function TrailList({ rows }: { readonly rows: readonly TrailRow[] }): ReactNode {
  const say = useSay()
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: ROW_PX }}>
      <GridList aria-label={say('trail.list')} items={rows} className={classNames(styles.list)}>
        {(row) => <Line row={row} />}
      </GridList>
    </Virtualizer>
  )
}

function Line({ row: { id, deed, what } }: { readonly row: TrailRow }): ReactNode {
  const say = useSay()
  const intl = useIntl()
  const who = deed.person || say('trail.somebody')
  const when = deedTime(say, intl, deed)
  return (
    <GridListItem id={id} textValue={[when, who, deed.organisationName, what, deed.title].join(', ')} className={classNames(styles.line)}>
      <span className={styles.when}>{when}</span>
      <span className={styles.who}>
        <bdi>{who}</bdi>
        <bdi className={styles.soft}>{deed.organisationName}</bdi>
      </span>
      <span className={styles.what}>
        <bdi>{what}</bdi>
        {deed.title !== '' && <bdi className={styles.soft}>{deed.title}</bdi>}
      </span>
    </GridListItem>
  )
}
