/** The remarks on a text: a new one being written, the open or settled ones, and those whose words are gone. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Anchor, Range } from '../editor/anchors.ts'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { useSay } from '../messages/say.tsx'
import { RemarkCard } from './remark-card.tsx'
import { orderRemarks, type Remark } from './remark-order.ts'
import styles from './remarks.module.css'
import { WordsForm } from './words-form.tsx'

/** A remark that is being written. */
export interface RemarkDraft {
  readonly anchor: Anchor
  readonly quote: string
}

/** What the panel shows and asks of the page. */
export interface RemarksPanelProps {
  readonly position: string
  readonly remarks: readonly Remark[] | undefined
  /** Where their words are in the text; undefined where no editor tells. */
  readonly ranges: ReadonlyMap<string, Range> | undefined
  readonly cursor: number
  readonly mayRemark: boolean
  readonly maySettle: boolean
  readonly draft: RemarkDraft | undefined
  readonly onDraftDone: () => void
  /** The remark to show, and a number that rises with each wish to go to it. */
  readonly current: { readonly id: string; readonly turn: number } | undefined
  readonly onJump: (id: string) => void
}

/** See the head of this file. */
export function RemarksPanel(props: RemarksPanelProps): ReactNode {
  const { position, remarks = [], draft, onDraftDone, ranges, cursor, mayRemark } = props
  const say = useSay()
  const [showsSettled, setShowsSettled] = useShownKind(remarks, props.current)
  const shown = remarks.filter(({ settled }) => (settled !== null) === showsSettled)
  const { placed, orphaned } = orderRemarks(shown, ranges, cursor)
  const settledCount = remarks.filter(({ settled }) => settled !== null).length
  return (
    <div className={styles.panel}>
      {draft && <NewRemark position={position} draft={draft} onDone={onDraftDone} />}
      {(settledCount > 0 || showsSettled) && (
        <fieldset className={styles.filter}>
          <legend className={styles.legend}>{say('remarks.filter')}</legend>
          <FilterButton isOn={!showsSettled} onPress={() => setShowsSettled(false)}>
            {say('remarks.open', { count: remarks.length - settledCount })}
          </FilterButton>
          <FilterButton isOn={showsSettled} onPress={() => setShowsSettled(true)}>
            {say('remarks.settled', { count: settledCount })}
          </FilterButton>
        </fieldset>
      )}
      {shown.length === 0 && !draft && (
        <EmptyState picture="page">
          {say(showsSettled ? 'remarks.none-settled' : mayRemark && ranges ? 'remarks.none' : 'remarks.none-for-readers')}
        </EmptyState>
      )}
      <Cards {...props} remarks={placed} />
      {orphaned.length > 0 && (
        <section aria-label={say('remarks.orphaned')} className={styles.panel}>
          <h3 className={styles.heading}>{say('remarks.orphaned')}</h3>
          <p className={styles.by}>{say('remarks.orphaned.means')}</p>
          <Cards {...props} remarks={orphaned} />
        </section>
      )}
    </div>
  )
}

/** Going to a remark shows the list it is in. */
function useShownKind(remarks: readonly Remark[], current: RemarksPanelProps['current']): readonly [boolean, (shows: boolean) => void] {
  const [showsSettled, setShowsSettled] = useState(false)
  const wanted = remarks.find(({ id }) => id === current?.id)
  const turn = current?.turn
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish changes what is shown, not a remark being settled
  useEffect(() => {
    if (wanted) setShowsSettled(wanted.settled !== null)
  }, [turn])
  return [showsSettled, setShowsSettled]
}

function FilterButton({
  isOn,
  onPress,
  children,
}: {
  readonly isOn: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <Button size="small" variant={isOn ? 'secondary' : 'quiet'} onPress={onPress} aria-pressed={isOn}>
      {children}
    </Button>
  )
}

function Cards({ remarks, ranges, mayRemark, maySettle, current, onJump }: RemarksPanelProps): ReactNode {
  const card = useRef<HTMLElement>(null)
  const turn = current?.turn
  useEffect(() => {
    if (turn === undefined) return
    card.current?.scrollIntoView({ block: 'nearest' })
    card.current?.focus({ preventScroll: true })
  }, [turn])
  return (remarks ?? []).map((remark) => (
    <RemarkCard
      key={remark.id}
      remark={remark}
      isCurrent={remark.id === current?.id}
      mayAnswer={mayRemark}
      maySettle={maySettle}
      onJump={ranges?.has(remark.id) ? () => onJump(remark.id) : undefined}
      {...(remark.id === current?.id && { ref: card })}
    />
  ))
}

function NewRemark({
  position,
  draft,
  onDone,
}: {
  readonly position: string
  readonly draft: RemarkDraft
  readonly onDone: () => void
}): ReactNode {
  const say = useSay()
  const add = useAct('remark.add')
  const [isObjection, setObjection] = useState(false)
  const send = async (text: string): Promise<boolean> => {
    const added = await add.run({ position, kind: isObjection ? 'red-line' : 'remark', text, quote: draft.quote, anchor: draft.anchor })
    if (added) onDone()
    return added !== undefined
  }
  return (
    <section aria-label={say('remarks.new')} className={styles.card}>
      <blockquote dir="auto" className={styles.quote}>
        {draft.quote}
      </blockquote>
      <WordsForm name="new" label={say('remarks.new.label')} submitLabel={say('remarks.new.send')} onSubmit={send} onCancel={onDone}>
        <Checkbox
          label={say('remarks.objection')}
          description={say('remarks.objection.means')}
          isSelected={isObjection}
          onChange={setObjection}
        />
      </WordsForm>
    </section>
  )
}
