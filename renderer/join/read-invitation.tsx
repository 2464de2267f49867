/** Three ways for an invitation to come in: the message pasted, its file dropped, its code typed. */
import { type ClipboardEvent, type ReactNode, useState } from 'react'
import { readInvitationCode, wrongGroupIn } from '../../shared/invitation/invitation-code.ts'
import { readInvitationText } from '../../shared/invitation/invitation-text.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, CodeField, DropZone, Tabs, TextArea } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import type { ReadableInvitation } from './readable-invitation.ts'

/** What follows. */
export interface ReadInvitationProps {
  readonly onRead: (invitation: ReadableInvitation) => void
  readonly onBack: () => void
}

type Way = 'message' | 'file' | 'code'
/** What is wrong with what came in. */
interface Fault {
  readonly group: number | null
}

const GROUPS = 9
const MOST_BYTES = 65_536

/** See the head of this file. */
export function ReadInvitation({ onRead, onBack }: ReadInvitationProps): ReactNode {
  const say = useSay()
  const [way, setWay] = useState<Way>('message')
  const { take, fault, error, isPending, forgive } = useReading(onRead)
  const back = (
    <Button variant="quiet" onPress={onBack}>
      {say('join.back')}
    </Button>
  )
  const change = (next: Way): void => {
    forgive()
    setWay(next)
  }
  const part = { take, fault, isPending, forgive, back }
  return (
    <>
      <Tabs<Way>
        label={say('join.ways')}
        selectedId={way}
        onChange={change}
        tabs={[
          { id: 'message', label: say('join.way.message'), content: <MessageWay {...part} /> },
          { id: 'file', label: say('join.way.file'), content: <FileWay {...part} /> },
          { id: 'code', label: say('join.way.code'), content: <CodeWay {...part} /> },
        ]}
      />
      <Failure error={error} />
    </>
  )
}

interface WayProps {
  readonly take: (text: string) => void
  readonly fault: Fault | undefined
  readonly isPending: boolean
  readonly forgive: () => void
  readonly back: ReactNode
}

function MessageWay({ take, fault, isPending, forgive, back }: WayProps): ReactNode {
  const say = useSay()
  const sayFault = useFaultWords()
  const [text, setText] = useState('')
  const type = (next: string): void => {
    forgive()
    setText(next)
  }
  const paste = ({ clipboardData }: ClipboardEvent): void => {
    const pasted = clipboardData.getData('text/plain')
    // A whole invitation needs no other press; anything else waits for its reader.
    if (readInvitationCode(readInvitationText(pasted).code).ok) take(pasted)
  }
  const actions = <WayActions isPending={isPending} isReady={text.trim() !== ''} back={back} />
  return (
    <Form onSubmit={() => text.trim() !== '' && take(text)} actions={actions}>
      <TextArea
        label={say('join.message')}
        description={say('join.message.hint')}
        rows={5}
        autoFocus
        value={text}
        onChange={type}
        onPaste={paste}
        error={fault && sayFault(fault)}
      />
    </Form>
  )
}

function FileWay({ take, fault, back }: WayProps): ReactNode {
  const say = useSay()
  const sayFault = useFaultWords()
  const read = (files: readonly File[]): void => {
    void files[0]?.slice(0, MOST_BYTES).text().then(take)
  }
  return (
    <Form onSubmit={() => undefined} actions={back}>
      <DropZone label={say('join.file')} chooseLabel={say('join.file.choose')} description={fault && sayFault(fault)} onFiles={read} />
    </Form>
  )
}

function CodeWay({ take, fault, isPending, forgive, back }: WayProps): ReactNode {
  const say = useSay()
  const [code, setCode] = useState('')
  const type = (next: string): void => {
    forgive()
    setCode(next)
  }
  const wrongGroup = wrongGroupIn(code) ?? fault?.group ?? undefined
  const isUnfit = fault !== undefined && wrongGroup === undefined
  return (
    <Form onSubmit={() => code !== '' && take(code)} actions={<WayActions isPending={isPending} isReady={code !== ''} back={back} />}>
      <CodeField
        label={say('join.code')}
        groups={GROUPS}
        value={code}
        onChange={type}
        autoFocus
        wrongGroup={wrongGroup}
        {...(isUnfit && { error: say('join.code.unfinished') })}
      />
    </Form>
  )
}

function WayActions(props: { readonly isPending: boolean; readonly isReady: boolean; readonly back: ReactNode }): ReactNode {
  const say = useSay()
  return (
    <>
      <Button type="submit" variant="primary" isDisabled={!props.isReady} pending={props.isPending ? say('join.reading') : undefined}>
        {say('join.read')}
      </Button>
      {props.back}
    </>
  )
}

function useReading(onRead: (invitation: ReadableInvitation) => void) {
  const { run, isPending, error, reset } = useAct('invitation.read')
  const [fault, setFault] = useState<Fault>()
  const read = async (text: string): Promise<void> => {
    const found = await run({ text: text.slice(0, MOST_BYTES) })
    if (!found) return
    if (!found.isWhole || found.code === null) return setFault({ group: found.wrongGroup })
    onRead({ ...found, code: found.code })
  }
  const forgive = (): void => {
    if (error) reset()
    setFault(undefined)
  }
  return { take: (text: string) => void read(text), fault, isPending, error, forgive }
}

function useFaultWords(): (fault: Fault) => string {
  const say = useSay()
  return ({ group }) => (group === null ? say('join.fault.none') : say('join.fault.group', { group }))
}
