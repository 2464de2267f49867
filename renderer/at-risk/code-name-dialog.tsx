/** Before an organisation stands under a code name: both names, and who will see which, and what that cannot do. SPEC rules CARD-6 to CARD-10. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Dialog, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import { Points } from '../submission/points.tsx'

/** One's own organisation as it stands. */
export interface CodeNameDialogProps {
  readonly mine: Pick<OutputOf<'organisations'>[number], 'name' | 'isCodeName' | 'realName'>
  readonly onClose: () => void
}

/** See the head of this file. */
export function CodeNameDialog({ mine, onClose }: CodeNameDialogProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('organisation.code-name')
  const [codeName, setCodeName] = useState(mine.isCodeName ? mine.name : '')
  const [realName, setRealName] = useState(mine.isCodeName ? (mine.realName ?? '') : mine.name)
  const [isTried, setTried] = useState(false)
  const go = async (): Promise<void> => {
    setTried(true)
    if (isPending || codeName.trim() === '' || realName.trim() === '') return
    if (!(await run({ codeName: codeName.trim(), realName: realName.trim() }))) return
    toast({ words: say('at-risk.done', { organisation: codeName.trim() }) })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('at-risk.keeping') : undefined}>
        {say('at-risk.go')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog title={say('at-risk.dialog')} isOpen onOpenChange={onClose}>
      <Form onSubmit={() => void go()} actions={actions}>
        <TextField
          label={say('at-risk.field.code')}
          description={say('at-risk.field.code.hint')}
          autoComplete="off"
          autoFocus
          maxLength={200}
          value={codeName}
          onChange={setCodeName}
          {...(isTried && codeName.trim() === '' && { error: say('at-risk.field.code.missing') })}
        />
        <TextField
          label={say('at-risk.field.real')}
          description={say('at-risk.field.real.hint')}
          autoComplete="off"
          maxLength={500}
          value={realName}
          onChange={setRealName}
          {...(isTried && realName.trim() === '' && { error: say('at-risk.field.real.missing') })}
        />
        <WhoSeesWhat />
        <Failure error={error} words={{ 'bad-input': 'at-risk.error.name' }} />
      </Form>
    </Dialog>
  )
}

const CANNOT = ['before', 'coordinators', 'people'] as const

function WhoSeesWhat(): ReactNode {
  const say = useSay()
  const list = useNames()
  const { value: members = [] } = useAnswer('members', {})
  const coordinators = members.filter(({ belongs, roles }) => belongs && roles.includes('coordinator')).map(({ name }) => name)
  return (
    <>
      <Points
        title={say('at-risk.sees')}
        points={[
          say('at-risk.sees.members'),
          say('at-risk.sees.documents'),
          say('at-risk.sees.coordinators', { names: list(coordinators) }),
        ]}
      />
      <Points title={say('at-risk.cannot')} points={CANNOT.map((what) => say(`at-risk.cannot.${what}`))} />
    </>
  )
}
