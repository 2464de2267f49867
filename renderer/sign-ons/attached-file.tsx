/** A scan or mail that shows how an answer came: chosen when it is recorded, saved when somebody wants to see it. SPEC rules ATTACH-1, ATTACH-3. */
import { FileDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { ATTACHMENT_TYPES, type AttachmentType, attachmentTypeOf, MAX_ATTACHMENT_BYTES } from '../../shared/signing/attachment.ts'
import { base64ToBytes, fileToBase64, saveFile } from '../host/file-bytes.ts'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { DropZone } from '../kit/drop-zone.tsx'
import { useToast } from '../kit/toast.tsx'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** A file as the host takes it. */
export type AttachedFile = NonNullable<InputOf<'signons.record'>['attachment']>

/** What was chosen, and who hears of another choice. */
export interface AttachedFieldProps {
  readonly attached: AttachedFile | null
  readonly onChange: (attached: AttachedFile | null) => void
}

/** The field of a form. What is not taken is said at once. */
export function AttachedField({ attached, onChange }: AttachedFieldProps): ReactNode {
  const say = useSay()
  const [isWrong, setWrong] = useState(false)
  const open = async (file: File): Promise<void> => {
    const chosen = await attachedFile(file).catch(() => undefined)
    setWrong(chosen === undefined)
    onChange(chosen ?? null)
  }
  if (attached)
    return (
      <Row>
        <bdi>{attached.name}</bdi>
        <Button size="small" variant="quiet" onPress={() => onChange(null)}>
          {say('sign-ons.attached.remove')}
        </Button>
      </Row>
    )
  return (
    <>
      <DropZone
        label={say('sign-ons.attached.drop')}
        description={say('sign-ons.attached.hint')}
        chooseLabel={say('sign-ons.attached.choose')}
        accepts={ATTACHMENT_TYPES.map((type) => `.${type}`)}
        onFiles={([file]) => file && void open(file)}
      />
      {isWrong && <Note>{say('sign-ons.attached.wrong')}</Note>}
    </>
  )
}

/** Undefined for a file that is not taken. Rejects for one that cannot be read. */
async function attachedFile(file: File): Promise<AttachedFile | undefined> {
  if (file.size > MAX_ATTACHMENT_BYTES || attachmentTypeOf(new Uint8Array(await file.arrayBuffer())) === undefined) return undefined
  return { name: file.name, file: await fileToBase64(file) }
}

/** Of what a browser never runs anything: it is saved, and opened by whatever program the person has for it. */
const TYPES: { readonly [T in AttachmentType]: string } = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  eml: 'message/rfc822',
}

/** Whose answer, to which text, and what kind of file. */
export interface SaveAttachedProps {
  readonly organisation: string
  readonly text: string
  readonly type: AttachmentType
}

/** Saves it; where it is not here yet, it is asked for. */
export function SaveAttached({ organisation, text, type }: SaveAttachedProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending } = useAct('signons.attachment')
  const save = async (): Promise<void> => {
    const answer = await run({ organisation, text })
    if (answer?.file) saveFile(answer.name, base64ToBytes(answer.file), TYPES[type])
    toast({ words: answer?.file ? say('word.save.done', { name: answer.name }) : say('sign-ons.attached.absent') })
  }
  return (
    <Button size="small" icon={FileDown} onPress={() => void save()} pending={isPending ? say('sign-ons.pending') : undefined}>
      {say('sign-ons.attached.save')}
    </Button>
  )
}
