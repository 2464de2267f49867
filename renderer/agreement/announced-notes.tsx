/** Says to everybody that silence was announced to count for a position's text, until when, and whose. */
import type { ReactNode } from 'react'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useMoment } from '../messages/use-moment.ts'
import { useNames } from '../messages/use-names.ts'
import type { Matrix } from '../sign-ons/matrix.ts'
import { announcedOn } from './silence.ts'

/** The matrix, and which position of it. */
export interface AnnouncedNotesProps {
  readonly matrix: Matrix
  readonly position: string
}

/** Nothing where nothing was announced, or everybody answered. */
export function AnnouncedNotes({ matrix, position }: AnnouncedNotesProps): ReactNode {
  const say = useSay()
  const moment = useMoment()
  const list = useNames()
  return announcedOn(matrix, position).map(({ until, zone, names }) => (
    <Note key={`${until} ${zone}`}>
      {say('agreement.silence.announced', { time: moment(until, zone) })} {say('agreement.silence.to', { names: list(names) })}
    </Note>
  ))
}
