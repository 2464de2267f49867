/** Before somebody is removed: exactly what they keep and what becomes of it; then the name, typed. */
import type { ReactNode } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { AlertDialog, Time, useToast } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Person } from './person.ts'

/** Whom. */
export interface RemoveDialogProps {
  readonly person: Person
  readonly name: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** See the head of this file. */
export function RemoveDialog({ person, name, isOpen, onOpenChange }: RemoveDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, error } = useAct('member.remove')
  const { value: holds } = useAnswer('member.holds', isOpen ? { id: person.id } : null)
  const remove = async (): Promise<void> => {
    const change = await run({ id: person.id })
    if (change) toast({ words: say(change.needsSecond ? 'members.needs-second' : 'members.remove.done', { name }) })
  }
  return (
    <>
      <Failure error={error} words={{ 'no-right': 'members.error.last-coordinator', 'not-found': 'members.error.not-in' }} />
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        title={say('members.remove.title', { name })}
        confirmLabel={say('members.remove', { name })}
        confirmName={name}
        onConfirm={() => void remove()}
        isDangerous
      >
        <Stack gap="tight">
          {holds && <Holdings holds={holds} name={name} organisation={person.organisationName} />}
          <p>{say('members.remove.stops')}</p>
        </Stack>
      </AlertDialog>
    </>
  )
}

interface HoldingsProps {
  readonly holds: OutputOf<'member.holds'>
  readonly name: string
  readonly organisation: string
}

function Holdings({ holds: { texts, of, heardAt, colleagues, answers }, name, organisation }: HoldingsProps): ReactNode {
  const say = useSay()
  return (
    <>
      <p>{say('members.remove.keeps', { name, texts, of })}</p>
      <p>{heardAt === null ? say('members.never-heard') : <LastHeard at={heardAt} />}</p>
      {colleagues > 0 && <p>{say('members.remove.colleagues', { count: colleagues, organisation })}</p>}
      {answers > 0 && <p>{say('members.remove.answers', { count: answers, organisation })}</p>}
    </>
  )
}

function LastHeard({ at }: { readonly at: number }): ReactNode {
  const say = useSay()
  return (
    <>
      {say('members.heard')} <Time at={at} />
    </>
  )
}
