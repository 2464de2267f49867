/** Changing the title where there is no room to do it in place. */
import { type ReactNode, type SubmitEvent, useId, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useSay } from '../messages/say.tsx'
import type { PositionChange } from './use-position.ts'

/** The title now, and who hears of the new one. */
export interface RenameDialogProps {
  readonly title: string
  readonly onChange: (change: PositionChange) => Promise<boolean>
  readonly onClose: () => void
}

/** Stays open while the host has not taken it. */
export function RenameDialog({ title, onChange, onClose }: RenameDialogProps): ReactNode {
  const say = useSay()
  const [typed, setTyped] = useState(title)
  const form = useId()
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (typed.trim() === '' || (await onChange({ title: typed.trim() }))) onClose()
  }
  return (
    <Dialog
      title={say('position.title.change')}
      size="small"
      isOpen
      onOpenChange={onClose}
      actions={
        <Button variant="primary" type="submit" form={form}>
          {say('position.title.save')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)}>
        <TextField label={say('position.title.label')} value={typed} onChange={setTyped} maxLength={512} autoFocus />
      </form>
    </Dialog>
  )
}
