/** Nothing is under way: make the first message, or paste the one that a member sent. */
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { TakeMessage } from './take-message.tsx'

/** Hears which code to follow. */
export function StartCodes({ onCode }: { readonly onCode: (id: string) => void }): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('code.make')
  const make = async (): Promise<void> => {
    const made = await run({})
    if (made) onCode(made.id)
  }
  return (
    <Stack gap="loose">
      <Note>{say('codes.how')}</Note>
      <Row>
        <Button variant="primary" pending={isPending ? say('codes.making') : undefined} onPress={() => void make()}>
          {say('codes.make')}
        </Button>
      </Row>
      <Failure error={error} words={{ unreachable: 'codes.error.unreachable' }} onRetry={() => void make()} />
      <TakeMessage label="codes.paste.first" go="codes.go" onCode={onCode} />
    </Stack>
  )
}
