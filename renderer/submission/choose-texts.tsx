/** Which closed texts go out, in which order; and why others cannot. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Card, Disclosure, Link, OrderList } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { hindrance, type Position } from './edition-draft.ts'
import styles from './submission.module.css'

/** All positions, those with a text in force, and the ids chosen in their order. */
export interface ChooseTextsProps {
  readonly positions: readonly Position[]
  readonly closed: ReadonlySet<string>
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** See the head of this file. */
export function ChooseTexts({ positions, closed, chosen, onChange }: ChooseTextsProps): ReactNode {
  const say = useSay()
  const nameOf = usePositionName()
  const hindranceOf = (position: Position) => hindrance(position, closed.has(position.id))
  const others = positions.filter(({ number }) => number !== 0)
  const going = chosen.flatMap((id) => others.filter((position) => position.id === id && !hindranceOf(position)))
  const staying = others.filter((position) => !chosen.includes(position.id) && !hindranceOf(position))
  const hindered = others.filter((position) => hindranceOf(position))
  return (
    <Card title={say('submission.choose')}>
      <Stack>
        <Front
          position={positions.find(({ number }) => number === 0)}
          isClosed={positions.some(({ id, number }) => number === 0 && closed.has(id))}
        />
        <OrderList
          label={say('submission.choose.list')}
          items={going}
          textOf={nameOf}
          onChange={(items) => onChange(items.map(({ id }) => id))}
          whenEmpty={say('submission.choose.none')}
        >
          {(position) => <bdi>{nameOf(position)}</bdi>}
        </OrderList>
        {staying.length > 0 && <Staying positions={staying} onAdd={(id) => onChange([...chosen, id])} />}
        {hindered.length > 0 && (
          <Disclosure label={say('submission.choose.cannot', { count: hindered.length })}>
            <ul className={styles.list}>
              {hindered.map((position) => (
                <li key={position.id} className={styles.line}>
                  <Link href={position.number === null ? '#/positions' : `#/positions/${position.id}`}>
                    <bdi>{nameOf(position)}</bdi>
                  </Link>
                  <span className={styles.soft}>{say(`submission.hindered.${hindranceOf(position) ?? 'open'}`)}</span>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

/** Position 0 stands before the others, also unasked. SPEC rule SUB-4. */
function Front({ position, isClosed }: { readonly position: Position | undefined; readonly isClosed: boolean }): ReactNode {
  const say = useSay()
  const nameOf = usePositionName()
  if (!position) return <Note isSmall>{say('submission.front.none')}</Note>
  if (!isClosed) {
    return (
      <Note isSmall>
        {say('submission.front.open')} <Link href={`#/positions/${position.id}`}>{nameOf(position)}</Link>
      </Note>
    )
  }
  return <p>{say('submission.front', { position: nameOf(position) })}</p>
}

function Staying({ positions, onAdd }: { readonly positions: readonly Position[]; readonly onAdd: (id: string) => void }): ReactNode {
  const say = useSay()
  const nameOf = usePositionName()
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{say('submission.choose.staying')}</h3>
      <ul className={styles.list}>
        {positions.map((position) => (
          <li key={position.id} className={styles.line}>
            <bdi className={styles.grow}>{nameOf(position)}</bdi>
            <Button
              size="small"
              icon={Plus}
              onPress={() => onAdd(position.id)}
              aria-label={say('submission.choose.add.name', { position: nameOf(position) })}
            >
              {say('submission.choose.add')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A function that names a position: "4 · Budget data". */
function usePositionName(): (position: Pick<Position, 'number' | 'title'>) => string {
  const say = useSay()
  return ({ number, title }) => positionName(say, { number, title: title || say('position.untitled') })
}
