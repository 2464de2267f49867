/** Changing the title where there is no room to do it in place. */
import type { ReactNode } from 'react'
import { Dialog } from '../kit/dialog.tsx'
import { NameForm } from '../layout/name-form.tsx'
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
  const save = async (next: string): Promise<void> => {
    if (await onChange({ title: next })) onClose()
  }
  return (
    <Dialog title={say('position.title.change')} size="small" isOpen onOpenChange={onClose}>
      <NameForm
        label={say('position.title.label')}
        saveLabel={say('position.title.save')}
        current={title}
        maxLength={512}
        isAlone
        onSave={(next) => void save(next)}
      />
    </Dialog>
  )
}
