/** Before a code name ends: everybody sees the real name then. SPEC rule CARD-7. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Dialog, useToast } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** The real name; null where it cannot be read on this computer: then it has to be given again first. */
export interface EndDialogProps {
  readonly realName: string | null
  readonly onClose: () => void
}

/** See the head of this file. */
export function EndDialog({ realName, onClose }: EndDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('organisation.end-code-name')
  const go = async (): Promise<void> => {
    const ended = await run({})
    if (!ended) return
    toast({ words: say('at-risk.done', { organisation: ended.name }) })
    onClose()
  }
  const actions = (
    <>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
      {realName !== null && (
        <Button variant="primary" onPress={() => void go()} pending={isPending ? say('at-risk.ending') : undefined}>
          {say('at-risk.end.go')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog title={say('at-risk.end')} size="small" actions={actions} isOpen onOpenChange={onClose}>
      <Stack>
        <p>{realName === null ? say('at-risk.end.unread') : say('at-risk.end.means', { name: realName })}</p>
        <Failure error={error} words={{ 'not-found': 'at-risk.end.unread' }} />
      </Stack>
    </Dialog>
  )
}
