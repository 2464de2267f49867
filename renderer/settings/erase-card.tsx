/** Erasing Chorus from this computer, behind a name that must be typed. */
import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { EraseDialog } from '../gate/erase-dialog.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Card } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'

/** See the head of this file. */
export function EraseCard(): ReactNode {
  const say = useSay()
  const { value: profile } = useAnswer('profile.state', {})
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title={say('settings.erase')}>
      <Note>{say('settings.erase.what')}</Note>
      <Row>
        <Button variant="danger" icon={Trash2} onPress={() => setOpen(true)}>
          {say('gate.erase')}
        </Button>
      </Row>
      <EraseDialog isOpen={isOpen} onOpenChange={setOpen} {...(profile?.person != null && { confirmName: profile.person })} />
    </Card>
  )
}
