/** Who leads the writing, and whether only they write. */
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../host/use-answer.ts'
import { Avatar } from '../kit/avatar.tsx'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { Switch } from '../kit/switch.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import styles from './position.module.css'
import type { PositionChange, PositionFacts } from './use-position.ts'

/** The position, and who hears of a change. */
export interface LeadWritersProps {
  readonly position: PositionFacts
  readonly isEditable: boolean
  readonly isCoordinator: boolean
  readonly onChange: (change: PositionChange) => Promise<boolean>
}

/** Their names, and a window to choose them in. */
export function LeadWriters(props: LeadWritersProps): ReactNode {
  const { position, isEditable } = props
  const say = useSay()
  const list = useNames()
  const { value: members = [] } = useAnswer('members', {})
  const [isOpen, setOpen] = useState(false)
  const leads = members.filter(({ id }) => position.leadWriters.includes(id))
  const names =
    leads.length === 0
      ? say('position.lead.nobody')
      : say('position.lead', { names: list(leads.map(({ name }) => name)), count: leads.length })
  const shown = (
    <span className={styles.leads}>
      {leads.slice(0, 3).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} size={20} isDecorative />
      ))}
      <span className={styles.leadNames}>{names}</span>
    </span>
  )
  if (!isEditable) return shown
  return (
    <>
      <Button variant="quiet" size="small" onPress={() => setOpen(true)}>
        <span className={styles.leads}>
          {shown}
          <Icon of={ChevronDown} size={13} />
        </span>
      </Button>
      {isOpen && <LeadWritersDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function LeadWritersDialog({ position, isCoordinator, onChange, onClose }: LeadWritersProps & { readonly onClose: () => void }): ReactNode {
  const say = useSay()
  const { value: members = [] } = useAnswer('members', {})
  const writers = members.filter(({ roles }) => roles.includes('editor') || roles.includes('coordinator'))
  const choose = (id: string, isLead: boolean): void => {
    const others = position.leadWriters.filter((lead) => lead !== id)
    void onChange({ leadWriters: isLead ? [...others, id] : others })
  }
  return (
    <Dialog title={say('position.lead.title')} size="small" isForReading isOpen onOpenChange={onClose}>
      <fieldset className={styles.choices}>
        <legend>{say('position.lead.who')}</legend>
        {writers.map(({ id, name, organisationName }) => (
          <Checkbox
            key={id}
            label={name}
            description={organisationName}
            isSelected={position.leadWriters.includes(id)}
            onChange={(isLead) => choose(id, isLead)}
          />
        ))}
      </fieldset>
      {isCoordinator && (
        <Switch
          label={say('position.lead.only')}
          description={say('position.lead.only.means')}
          isSelected={position.onlyLeadWriters}
          onChange={(onlyLeadWriters) => void onChange({ onlyLeadWriters })}
        />
      )}
      {!isCoordinator && position.onlyLeadWriters && <p>{say('position.lead.only.holds')}</p>}
    </Dialog>
  )
}
