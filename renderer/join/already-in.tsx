/** The invitation is for a coalition that is here: it is not needed, nothing changes, and what to do instead. SPEC rule JOIN-6. */
import type { ReactNode } from 'react'
import { Button } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'
import { LanguageLinks } from '../settings/language-links.tsx'

/** The coalition's name as it is known here, and the two ways on. */
export interface AlreadyInProps {
  readonly coalition: string
  readonly onOpen: () => void
  readonly onOther: () => void
}

/** See the head of this file. */
export function AlreadyIn({ coalition, onOpen, onOther }: AlreadyInProps): ReactNode {
  const say = useSay()
  const name = coalition || say('places.unnamed')
  const actions = (
    <>
      <Button variant="primary" autoFocus onPress={onOpen}>
        {say('join.already.open', { coalition: name })}
      </Button>
      <Button onPress={onOther}>{say('join.wait.again')}</Button>
    </>
  )
  return (
    <Stage title={say('join.already.title', { coalition: name })} corner={<LanguageLinks />} actions={actions}>
      <Stack>
        <p>{say('join.already.kept')}</p>
        <p>{say('join.already.more')}</p>
        <p>{say('join.already.anew')}</p>
      </Stack>
    </Stage>
  )
}
