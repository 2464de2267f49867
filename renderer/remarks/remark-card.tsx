/** One remark with its thread: read it, answer it, settle it with the reason, open it again. */
import { OctagonAlert } from 'lucide-react'
import { type ReactNode, type Ref, useState } from 'react'
import { useAct } from '../host/use-answer.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { classNames } from '../kit/class-names.ts'
import { Time } from '../kit/time.tsx'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import type { Remark } from './remark-order.ts'
import { RemarkWords } from './remark-words.tsx'
import styles from './remarks.module.css'
import { WordsForm } from './words-form.tsx'

/** The remark, and the way to its words. */
export interface RemarkCardProps {
  readonly remark: Remark
  readonly isCurrent: boolean
  readonly mayAnswer: boolean
  readonly maySettle: boolean
  /** Goes to its words in the text; undefined where they are gone. */
  readonly onJump: (() => void) | undefined
  readonly ref?: Ref<HTMLElement>
}

type Doing = 'reading' | 'answering' | 'settling' | 'changing'

/** See the head of this file. */
export function RemarkCard(props: RemarkCardProps): ReactNode {
  const { remark, isCurrent, mayAnswer, maySettle, onJump, ref } = props
  const say = useSay()
  const [doing, setDoing] = useState<Doing>('reading')
  const { by, at, text, quote, replies, settled, kind } = remark
  const isObjection = kind === 'red-line'
  const read = (): void => setDoing('reading')
  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label={say(isObjection ? 'remarks.card.objection' : 'remarks.card', { name: by.name, quote })}
      className={classNames(styles.card, isCurrent && styles.current, isObjection && styles.objection)}
    >
      {isObjection && (
        <p>
          <Badge tone={settled ? 'neutral' : 'danger'} icon={OctagonAlert}>
            {say('remarks.objection.mark')}
          </Badge>
        </p>
      )}
      <Quote quote={quote} onJump={onJump} />
      <RemarkWords by={by} at={at} text={text} />
      {replies.map((reply) => (
        <RemarkWords key={reply.id} {...reply} />
      ))}
      {settled && <Settled settled={settled} />}
      {doing === 'reading' && mayAnswer && <Actions remark={remark} maySettle={maySettle} onDo={setDoing} />}
      {doing !== 'reading' && <Form doing={doing} remark={remark} onDone={read} />}
    </article>
  )
}

function Quote({ quote, onJump }: { readonly quote: string; readonly onJump: (() => void) | undefined }): ReactNode {
  const say = useSay()
  if (!onJump) {
    return (
      <blockquote dir="auto" className={styles.quote}>
        {quote}
      </blockquote>
    )
  }
  return (
    <button type="button" className={styles.jump} onClick={onJump} aria-label={say('remarks.jump', { quote })}>
      <span dir="auto" className={styles.quote}>
        {quote}
      </span>
    </button>
  )
}

function Settled({ settled }: { readonly settled: NonNullable<Remark['settled']> }): ReactNode {
  const say = useSay()
  return (
    <div className={styles.settled}>
      <p className={styles.by}>
        {say('remarks.settled-by', { name: settled.by.name, organisation: settled.by.organisationName })} · <Time at={settled.at} />
      </p>
      {settled.why !== '' && <p dir="auto">{settled.why}</p>}
      {settled.annexed && <p>{say('remarks.annexed')}</p>}
    </div>
  )
}

interface ActionsProps {
  readonly remark: Remark
  readonly maySettle: boolean
  readonly onDo: (doing: Doing) => void
}

function Actions({ remark, maySettle, onDo }: ActionsProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const reopen = useAct('remark.reopen')
  const open = async (): Promise<void> => {
    if (!(await reopen.run({ id: remark.id }))) toast({ words: say('position.not-changed') })
  }
  if (remark.settled && !maySettle) return null
  if (remark.settled) {
    return (
      <div className={styles.actions}>
        <Button size="small" variant="quiet" onPress={() => void open()} pending={reopen.isPending ? say('remarks.sending') : undefined}>
          {say('remarks.reopen')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.actions}>
      <Button size="small" variant="quiet" onPress={() => onDo('answering')}>
        {say('remarks.reply')}
      </Button>
      {maySettle && (
        <Button size="small" variant="quiet" onPress={() => onDo('settling')}>
          {say('remarks.settle')}
        </Button>
      )}
      {remark.by.isMe && (
        <Button size="small" variant="quiet" onPress={() => onDo('changing')}>
          {say('remarks.change')}
        </Button>
      )}
    </div>
  )
}

function Form({ doing, remark, onDone }: { readonly doing: Doing; readonly remark: Remark; readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const reply = useAct('remark.reply')
  const settle = useAct('remark.settle')
  const edit = useAct('remark.edit')
  const [isAnnexed, setAnnexed] = useState(false)
  const { id } = remark
  const after = async (act: Promise<unknown>): Promise<boolean> => {
    const isTaken = (await act) !== undefined
    if (isTaken) onDone()
    return isTaken
  }
  if (doing === 'answering') {
    const send = (text: string): Promise<boolean> => after(reply.run({ id, text }))
    return (
      <WordsForm
        name={`answer ${id}`}
        label={say('remarks.reply.label')}
        submitLabel={say('remarks.reply.send')}
        onSubmit={send}
        onCancel={onDone}
      />
    )
  }
  if (doing === 'settling') {
    const send = (why: string): Promise<boolean> => after(settle.run({ id, why, annexed: isAnnexed }))
    return (
      <WordsForm
        name={`settle ${id}`}
        label={say('remarks.settle.why')}
        submitLabel={say('remarks.settle')}
        mayBeEmpty
        maxLength={4096}
        onSubmit={send}
        onCancel={onDone}
      >
        <Checkbox
          label={say('remarks.settle.annex')}
          description={say('remarks.settle.annex.means')}
          isSelected={isAnnexed}
          onChange={setAnnexed}
        />
      </WordsForm>
    )
  }
  const send = (text: string): Promise<boolean> => after(edit.run({ id, text }))
  return (
    <WordsForm
      name={`change ${id}`}
      label={say('remarks.change.label')}
      submitLabel={say('remarks.change.save')}
      initial={remark.text}
      onSubmit={send}
      onCancel={onDone}
    />
  )
}
