/** The organisation in its printed spelling, where it is, what its people may do, and for how long the code holds. */
import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Checkbox, Select, TextField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { HandedInvitation } from './handed-invitation.ts'
import { useDoor } from './use-door.ts'
import { type Where, WhereField } from './where-field.tsx'

/** What follows. */
export interface InviteFormProps {
  readonly onMade: (invitation: HandedInvitation, where: Where | null) => void
  readonly onCancel: () => void
  readonly asCoordinator: boolean
}

type Role = NonNullable<InputOf<'coalition.invite'>['roles']>[number]
type Expiry = '48' | '168' | '720'

/** See the head of this file. */
export function InviteForm({ onMade, onCancel, asCoordinator }: InviteFormProps): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('coalition.invite')
  const [organisation, setOrganisation] = useState('')
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set(asCoordinator ? ['editor', 'coordinator'] : ['editor']))
  const [expiry, setExpiry] = useState<Expiry>('168')
  const [where, setWhere] = useState<Where | null>(null)
  const [isHelper, setHelper] = useState(false)
  const door = useDoor()
  const [isTried, setTried] = useState(false)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (isPending || organisation.trim() === '') return
    const made = await run({
      organisation: organisation.trim(),
      roles: isHelper ? ['helper'] : rightsIn(roles),
      expiresHours: Number(expiry),
    })
    if (!made) return
    if (where === 'here' && door.isToOpen) await door.open()
    onMade({ code: made.code, organisation: made.organisation, expires: made.expires }, where)
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('invite.making') : undefined}>
        {say('invite.make')}
      </Button>
      <Button variant="quiet" onPress={onCancel}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void submit()} actions={actions}>
      <TextField
        label={say(isHelper ? 'invite.helper' : 'invite.organisation')}
        description={say(isHelper ? 'invite.helper.hint' : 'invite.organisation.hint')}
        autoFocus
        maxLength={500}
        value={organisation}
        onChange={setOrganisation}
        {...(isTried && organisation.trim() === '' && { error: say(isHelper ? 'invite.helper.missing' : 'invite.organisation.missing') })}
      />
      <WhereField where={where} onChange={setWhere} isOpening={door.isToOpen} />
      <Stack gap="tight">
        {!isHelper && <Rights roles={roles} onChange={setRoles} />}
        {!asCoordinator && <Checkbox label={say('invite.who.helper')} isSelected={isHelper} onChange={setHelper} />}
      </Stack>
      {asCoordinator && <Note isSmall>{say('members.or-member')}</Note>}
      <Select<Expiry>
        label={say('invite.expiry')}
        value={expiry}
        onChange={setExpiry}
        options={[
          { id: '48', label: say('invite.expiry.days') },
          { id: '168', label: say('invite.expiry.week') },
          { id: '720', label: say('invite.expiry.month') },
        ]}
      />
      <Failure error={error} />
    </Form>
  )
}

const rightsIn = (ticked: ReadonlySet<Role>): Role[] => (ticked.size > 0 ? [...ticked] : ['observer'])

function Rights({
  roles,
  onChange,
}: {
  readonly roles: ReadonlySet<Role>
  readonly onChange: (roles: ReadonlySet<Role>) => void
}): ReactNode {
  const say = useSay()
  const box = (role: Role, label: string): ReactNode => (
    <Checkbox
      label={label}
      isSelected={roles.has(role)}
      onChange={(isOn) => onChange(new Set(isOn ? [...roles, role] : [...roles].filter((each) => each !== role)))}
    />
  )
  return (
    <Stack gap="tight">
      {box('editor', say('invite.may-write'))}
      {box('coordinator', say('invite.may-coordinate'))}
      {roles.size === 0 && <Note isSmall>{say('invite.observer')}</Note>}
    </Stack>
  )
}
