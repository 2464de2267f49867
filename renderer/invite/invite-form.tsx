/** The organisation in its printed spelling, where it is, what its people may do, and for how long the code holds. */
import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Checkbox, Disclosure, Select, TextField } from '../kit/index.ts'
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
      {!isHelper && <Right of="editor" label={say('invite.may-write')} {...{ roles, setRoles }} />}
      {!isHelper && roles.size === 0 && <Note isSmall>{say('invite.observer')}</Note>}
      {asCoordinator && <Note isSmall>{say('members.or-member')}</Note>}
      <Disclosure label={say('invite.more')} defaultExpanded={asCoordinator}>
        <Stack>
          {!isHelper && <Right of="coordinator" label={say('invite.may-coordinate')} {...{ roles, setRoles }} />}
          {!asCoordinator && <Checkbox label={say('invite.who.helper')} isSelected={isHelper} onChange={setHelper} />}
          <Expires expiry={expiry} onChange={setExpiry} />
        </Stack>
      </Disclosure>
      <Failure error={error} />
    </Form>
  )
}

const rightsIn = (ticked: ReadonlySet<Role>): Role[] => (ticked.size > 0 ? [...ticked] : ['observer'])

interface RightProps {
  readonly of: Role
  readonly label: string
  readonly roles: ReadonlySet<Role>
  readonly setRoles: (roles: ReadonlySet<Role>) => void
}

function Right({ of, label, roles, setRoles }: RightProps): ReactNode {
  const change = (isOn: boolean): void => setRoles(new Set(isOn ? [...roles, of] : [...roles].filter((each) => each !== of)))
  return <Checkbox label={label} isSelected={roles.has(of)} onChange={change} />
}

function Expires({ expiry, onChange }: { readonly expiry: Expiry; readonly onChange: (expiry: Expiry) => void }): ReactNode {
  const say = useSay()
  return (
    <Select<Expiry>
      label={say('invite.expiry')}
      value={expiry}
      onChange={onChange}
      options={[
        { id: '48', label: say('invite.expiry.days') },
        { id: '168', label: say('invite.expiry.week') },
        { id: '720', label: say('invite.expiry.month') },
      ]}
    />
  )
}
