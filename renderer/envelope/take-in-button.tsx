/** The button that asks for envelopes to be chosen. */
import { MailOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import { useDroppedFiles } from './dropped-files.tsx'

/** Dropping a file anywhere does the same without it. */
export function TakeInButton(): ReactNode {
  const say = useSay()
  const { give } = useDroppedFiles()
  return (
    <Button icon={MailOpen} onPress={() => give([])}>
      {say('envelope.in.button')}
    </Button>
  )
}
