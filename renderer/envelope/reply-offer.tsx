/** After an envelope was taken: the reply, where its writer is not known to have everything that is here. */
import { Reply } from 'lucide-react'
import type { ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button } from '../kit/index.ts'
import { Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { EnvelopeView } from './envelope-words.ts'
import { ReadyEnvelope } from './ready-envelope.tsx'
import { useMaking } from './use-making.ts'

/** One press makes and saves it. */
export function ReplyOffer({ writer }: { readonly writer: NonNullable<EnvelopeView['writer']> }): ReactNode {
  const say = useSay()
  const { value: others } = useAnswer('envelope.post', {})
  const { make, made, isPending, error } = useMaking()
  const correspondent = others?.find(({ id }) => id === writer.id)
  if (made) return <ReadyEnvelope made={made} />
  if (!correspondent) return null
  const { lacks, name } = correspondent
  if (lacks === 0) return <p>{say('envelope.reply.none', { name })}</p>
  return (
    <Stack gap="tight">
      <p>{say('envelope.reply.lacks', { name, count: lacks })}</p>
      <Row>
        <Button
          icon={Reply}
          isIconDirectional
          pending={isPending ? say('envelope.making') : undefined}
          onPress={() => void make({ for: writer.id ?? undefined, saves: true })}
        >
          {say('envelope.reply')}
        </Button>
      </Row>
      <Failure error={error} words={{ 'too-large': 'envelope.error.too-large' }} />
    </Stack>
  )
}
