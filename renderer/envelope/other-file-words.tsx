/** A dropped file that is no envelope: what it is, and where it belongs. */
import type { ReactNode } from 'react'
import { Banner, Button } from '../kit/index.ts'
import type { MessageId } from '../messages/catalogues.ts'
import { useSay } from '../messages/say.tsx'
import type { OtherFile } from './use-reading.ts'

const PLACES: Readonly<Partial<Record<OtherFile['kind'], { readonly place: string; readonly label: MessageId }>>> = {
  word: { place: '/positions', label: 'envelope.other.word.go' },
  table: { place: '/plan/import', label: 'envelope.other.table.go' },
  invitation: { place: '/join', label: 'envelope.other.invitation.go' },
}

/** See the head of this file. */
export function OtherFileWords({ file, onGo }: { readonly file: OtherFile; readonly onGo: (place: string) => void }): ReactNode {
  const say = useSay()
  const where = PLACES[file.kind]
  return (
    <Banner
      kind="info"
      title={<bdi>{file.name}</bdi>}
      actions={
        where && (
          <Button size="small" onPress={() => onGo(where.place)}>
            {say(where.label)}
          </Button>
        )
      }
    >
      {say(`envelope.other.${file.kind}`)}
    </Banner>
  )
}
