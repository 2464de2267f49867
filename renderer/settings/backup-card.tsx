/** Keeping everything of this profile in one file. */
import { FileDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, Card, Dialog } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { BackupForm } from './backup-form.tsx'

/** See the head of this file. */
export function BackupCard(): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title={say('settings.backup')}>
      <Note>{say('settings.backup.what')}</Note>
      <Row>
        <Button icon={FileDown} onPress={() => setOpen(true)}>
          {say('settings.backup.make')}
        </Button>
      </Row>
      <Dialog title={say('settings.backup.make')} size="small" isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => <BackupForm onDone={close} />}
      </Dialog>
    </Card>
  )
}
