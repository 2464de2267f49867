/** Before an organisation is left unnamed in documents, or named again: what that does, and what it does not. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Dialog, useToast } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { Points } from './points.tsx'

/** Which organisation, and whether it is hidden now. */
export interface HideDialogProps {
  readonly organisation: { readonly id: string; readonly name: string }
  readonly isHidden: boolean
  readonly onClose: () => void
}

const DOES = ['counted', 'proof'] as const
const DOES_NOT = ['members', 'before', 'texts', 'coordinators'] as const

/** See the head of this file. */
export function HideDialog({ organisation: { id, name }, isHidden, onClose }: HideDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('organisation.hide')
  const go = async (): Promise<void> => {
    if (!(await run({ id, hidden: !isHidden }))) return
    toast({ words: say(isHidden ? 'submission.name.shown' : 'submission.name.done', { organisation: name }) })
    onClose()
  }
  const actions = (
    <>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
      <Button variant="primary" onPress={() => void go()} pending={isPending ? say('submission.keeping') : undefined}>
        {say(isHidden ? 'submission.name.show.go' : 'submission.name.hide.go', { organisation: name })}
      </Button>
    </>
  )
  return (
    <Dialog
      title={say(isHidden ? 'submission.name.show.title' : 'submission.name.hide.title', { organisation: name })}
      actions={actions}
      isOpen
      onOpenChange={onClose}
    >
      <Stack>
        {isHidden ? (
          <p>{say('submission.name.show.means')}</p>
        ) : (
          <>
            <Points title={say('submission.name.does')} points={DOES.map((what) => say(`submission.name.does.${what}`))} />
            <Points title={say('submission.name.does-not')} points={DOES_NOT.map((what) => say(`submission.name.does-not.${what}`))} />
          </>
        )}
        <Failure error={error} />
      </Stack>
    </Dialog>
  )
}
