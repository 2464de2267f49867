/** What a person may do: boxes to tick; a second coordinator is made here of somebody who belongs. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Checkbox, Dialog, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Person } from './person.ts'

/** Whose rights, and whether the box of coordinators is ticked from the start. */
export interface RolesDialogProps {
  readonly person: Person
  readonly name: string
  readonly asCoordinator?: boolean
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

type Role = Person['roles'][number]
const TICKED = ['editor', 'signatory', 'coordinator'] as const satisfies readonly Role[]

/** See the head of this file. */
export function RolesDialog({ isOpen, onOpenChange, ...rest }: RolesDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog title={say('members.roles.title', { name: rest.name })} size="small" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <RolesForm {...rest} onDone={close} />}
    </Dialog>
  )
}

interface RolesFormProps extends Pick<RolesDialogProps, 'person' | 'name' | 'asCoordinator'> {
  readonly onDone: () => void
}

function RolesForm({ person, name, asCoordinator = false, onDone }: RolesFormProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('member.role')
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set(asCoordinator ? [...person.roles, 'coordinator'] : person.roles))
  const chosen = TICKED.filter((role) => roles.has(role))
  const save = async (): Promise<void> => {
    const change = await run({ id: person.id, roles: chosen.length > 0 ? [...chosen] : ['observer'] })
    if (!change) return
    toast({ words: say(change.needsSecond ? 'members.needs-second' : 'members.roles.done', { name }) })
    onDone()
  }
  const tick = (role: Role, isOn: boolean): void => setRoles(new Set(isOn ? [...roles, role] : [...roles].filter((one) => one !== role)))
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('members.saving') : undefined}>
        {say('members.save')}
      </Button>
      <Button variant="quiet" onPress={onDone}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void save()} actions={actions}>
      <Stack gap="tight">
        {TICKED.map((role) => (
          <Checkbox
            key={role}
            label={say(`members.may.${role}`)}
            isSelected={roles.has(role)}
            onChange={(isOn) => tick(role, isOn)}
            {...(role === 'coordinator' && { description: say('members.may.coordinator.hint') })}
          />
        ))}
        {chosen.length === 0 && <Note isSmall>{say('members.may.observer')}</Note>}
      </Stack>
      <Failure error={error} words={{ 'no-right': 'members.error.last-coordinator', 'not-found': 'members.error.not-in' }} />
    </Form>
  )
}
