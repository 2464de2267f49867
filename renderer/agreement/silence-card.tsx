/** The silence procedure: a coordinator announces it for chosen texts, and counts it when the time is over. SPEC rule SIGN-4. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { AlertDialog, Button, Card, Dialog, useToast } from '../kit/index.ts'
import { useNow } from '../kit/use-now.ts'
import { Form } from '../layout/form.tsx'
import { type MomentDraft, MomentFields, momentOfDraft } from '../layout/moment-fields.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { ownZone } from '../messages/use-moment.ts'
import { useNames } from '../messages/use-names.ts'
import type { Matrix } from '../sign-ons/matrix.ts'
import { TextChoice } from '../sign-ons/text-choice.tsx'
import { countableSilence, silenceReach, textsForSilence } from './silence.ts'

/** For coordinators. */
export function SilenceCard({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const say = useSay()
  const [opened, setOpened] = useState<'announce' | 'count'>()
  const close = (): void => setOpened(undefined)
  const texts = textsForSilence(matrix)
  const countable = countableSilence(matrix, useNow())
  return (
    <Card title={say('agreement.silence')}>
      <Stack gap="tight">
        <p>{say('agreement.silence.means')}</p>
        {texts.length === 0 && <Note>{say('agreement.silence.nobody')}</Note>}
        {countable.organisations > 0 && <p>{say('agreement.silence.over', { count: countable.organisations })}</p>}
        <Row>
          {texts.length > 0 && (
            <Button size="small" onPress={() => setOpened('announce')}>
              {say('agreement.silence.announce')}
            </Button>
          )}
          {countable.organisations > 0 && (
            <Button size="small" onPress={() => setOpened('count')}>
              {say('agreement.silence.count')}
            </Button>
          )}
        </Row>
      </Stack>
      {opened === 'announce' && <AnnounceDialog matrix={matrix} texts={texts} onClose={close} />}
      {opened === 'count' && <CountDialog countable={countable} onClose={close} />}
    </Card>
  )
}

interface AnnounceDialogProps {
  readonly matrix: Matrix
  readonly texts: Matrix['positions']
  readonly onClose: () => void
}

function AnnounceDialog({ matrix, texts, onClose }: AnnounceDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('signons.announce-silence')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(texts.map(({ id }) => id)))
  const [draft, setDraft] = useState<MomentDraft>({ local: '', zone: ownZone() })
  const [isTried, setTried] = useState(false)
  const until = momentOfDraft(draft)
  const isPast = until !== undefined && until <= Date.now()
  const announce = async (): Promise<void> => {
    setTried(true)
    const names = texts.flatMap(({ id, text }) => (text && chosen.has(id) ? [text.hash] : []))
    if (until === undefined || isPast || draft.zone === null || names.length === 0 || isPending) return
    const done = await run({ texts: names, until: new Date(until).toISOString(), zone: draft.zone })
    if (!done) return
    toast({ words: say('agreement.silence.done', { count: done.organisations }) })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('agreement.saving') : undefined}>
        {say('agreement.silence.go')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  const wrongTime = isPast ? say('agreement.silence.past') : until === undefined && say('agreement.silence.no-time')
  return (
    <Dialog title={say('agreement.silence.title')} isOpen onOpenChange={onClose}>
      <Form onSubmit={() => void announce()} actions={actions}>
        <Note>{say('agreement.silence.means')}</Note>
        <TextChoice positions={texts} chosen={chosen} onChange={setChosen} isTried={isTried} />
        <MomentFields label={say('agreement.silence.until')} draft={draft} onChange={setDraft} error={isTried && wrongTime} />
        <Reach matrix={matrix} chosen={chosen} />
        <Failure error={error} />
      </Form>
    </Dialog>
  )
}

/** Whom it counts for, and whom not: only who has the text can be silent about it. */
function Reach({ matrix, chosen }: { readonly matrix: Matrix; readonly chosen: ReadonlySet<string> }): ReactNode {
  const say = useSay()
  const list = useNames()
  const { counted, leftOut } = silenceReach(matrix, chosen)
  return (
    <Stack gap="tight">
      {counted.length > 0 && <p>{say('agreement.silence.for', { names: list(counted) })}</p>}
      {leftOut.length > 0 && <p>{say('agreement.silence.not-for', { names: list(leftOut) })}</p>}
    </Stack>
  )
}

interface CountDialogProps {
  readonly countable: ReturnType<typeof countableSilence>
  readonly onClose: () => void
}

function CountDialog({ countable, onClose }: CountDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run } = useAct('signons.count-silence')
  const [{ texts, organisations }] = useState(countable)
  const count = async (): Promise<void> => {
    const counted = await run({ texts: [...texts] })
    toast({ words: counted ? say('agreement.silence.counted', { count: counted.organisations }) : say('position.not-changed') })
  }
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say('agreement.silence.count.title', { count: organisations })}
      confirmLabel={say('agreement.silence.count.go')}
      onConfirm={() => void count()}
    >
      <p>{say('agreement.silence.count.means')}</p>
    </AlertDialog>
  )
}
