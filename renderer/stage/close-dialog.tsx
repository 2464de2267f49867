/** Closing a text: what it does, why it is closed, and what must be settled first. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Banner } from '../kit/banner.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { TextArea } from '../kit/text-field.tsx'
import { useToast } from '../kit/toast.tsx'
import { Form } from '../layout/form.tsx'
import { type MomentDraft, MomentFields, momentOfDraft } from '../layout/moment-fields.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ownZone } from '../messages/use-moment.ts'
import styles from './stage.module.css'

type Remark = OutputOf<'remarks'>[number]

/** Which text, and what was said about it. */
export interface CloseDialogProps {
  readonly position: string
  readonly remarks: readonly Remark[]
  /** Goes to a remark that must be settled. */
  readonly onRemark: (id: string) => void
  readonly onClose: () => void
}

const LONGEST_NOTE = 4096

/** See the head of this file. SPEC rule CLOSE-6. */
export function CloseDialog({ position, remarks, onRemark, onClose }: CloseDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('text.close')
  const [note, setNote] = useState('')
  const [until, setUntil] = useState<MomentDraft>({ local: '', zone: ownZone() })
  const at = momentOfDraft(until)
  const isWrongTime = at !== undefined && at <= Date.now()
  const open = remarks.filter(({ settled }) => settled === null)
  const unsettled = open.filter(({ kind }) => kind === 'red-line')
  const close = async (): Promise<void> => {
    if (isPending || unsettled.length > 0 || isWrongTime) return
    const deadline = at !== undefined && until.zone !== null ? { deadline: { at: new Date(at).toISOString(), zone: until.zone } } : {}
    const closed = await run({ id: position, note: note.trim(), ...deadline })
    if (!closed) return
    toast({ words: say('stage.close.done', { number: closed.number, code: closed.code }) })
    onClose()
  }
  const actions = (
    <>
      <Button
        type="submit"
        variant="primary"
        isDisabled={unsettled.length > 0}
        pending={isPending ? say('stage.close.pending') : undefined}
      >
        {say('stage.close.go')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog title={say('stage.close.title')} isOpen onOpenChange={onClose}>
      <Form onSubmit={() => void close()} actions={actions}>
        {unsettled.length > 0 && <Unsettled remarks={unsettled} onRemark={onRemark} />}
        <ul className={styles.means}>
          <li>{say('stage.close.means.exact')}</li>
          <li>{say('stage.close.means.nobody')}</li>
          <li>{say('stage.close.means.late')}</li>
        </ul>
        {open.length > unsettled.length && <Note isSmall>{say('stage.close.remarks', { count: open.length - unsettled.length })}</Note>}
        <TextArea
          label={say('stage.close.note')}
          description={say('stage.close.note.hint')}
          rows={2}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={setNote}
        />
        <MomentFields
          label={say('stage.close.deadline')}
          draft={until}
          onChange={setUntil}
          error={isWrongTime && say('stage.deadline.past')}
        />
        <Failure error={error} words={{ 'bad-input': 'stage.close.not-yet' }} />
      </Form>
    </Dialog>
  )
}

function Unsettled({ remarks, onRemark }: Pick<CloseDialogProps, 'remarks' | 'onRemark'>): ReactNode {
  const say = useSay()
  return (
    <Banner kind="warning" title={say('stage.close.unsettled', { count: remarks.length })}>
      <ul className={styles.unsettled}>
        {remarks.map(({ id, by, text }) => (
          <li key={id}>
            <span>
              <bdi>{by.organisationName || by.name}</bdi>: <span dir="auto">{text}</span>
            </span>
            <Button size="small" onPress={() => onRemark(id)}>
              {say('stage.close.see')}
            </Button>
          </li>
        ))}
      </ul>
    </Banner>
  )
}
