/** What an organisation at risk can do about its name, in one place: a code name for members, and no name in documents. SPEC sections CARD and HIDE. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Card, Switch } from '../kit/index.ts'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { HideDialog } from '../submission/hide-dialog.tsx'
import { CodeNameDialog } from './code-name-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'

type Organisation = OutputOf<'organisations'>[number]

/** Nothing for who belongs to no organisation of the coalition. */
export function AtRiskCard(): ReactNode {
  const say = useSay()
  const { value: organisations = [] } = useAnswer('organisations', {})
  const mine = organisations.find(({ isMine }) => isMine)
  return (
    mine && (
      <Card title={say('at-risk.title')}>
        <CodeNameSwitch mine={mine} />
        <HiddenSwitch mine={mine} />
      </Card>
    )
  )
}

function CodeNameSwitch({ mine }: { readonly mine: Organisation }): ReactNode {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <Switch
        label={say('at-risk.code')}
        description={useStanding(mine)}
        isSelected={mine.isCodeName}
        onChange={() => (mine.isCodeName ? setAsking(true) : setChanging(true))}
      />
      {mine.isCodeName && (
        <Row>
          <Button size="small" onPress={() => setChanging(true)}>
            {say('at-risk.change')}
          </Button>
        </Row>
      )}
      {isChanging && <CodeNameDialog mine={mine} onClose={() => setChanging(false)} />}
      {isAsking && <EndDialog realName={mine.realName} onClose={() => setAsking(false)} />}
    </>
  )
}

function useStanding({ name, isCodeName, realName }: Organisation): string {
  const say = useSay()
  if (!isCodeName) return say('at-risk.code.off', { organisation: name })
  return realName === null
    ? say('at-risk.code.unread', { organisation: name })
    : say('at-risk.code.on', { organisation: name, name: realName })
}

/** For those who sign or coordinate: it is theirs to say. */
function HiddenSwitch({ mine: { id, name, people } }: { readonly mine: Organisation }): ReactNode {
  const say = useSay()
  const { value: hidden } = useAnswer('organisation.hidden', {})
  const [isAsking, setAsking] = useState(false)
  const may = people.some(({ isMe, roles }) => isMe && (roles.includes('signatory') || roles.includes('coordinator')))
  if (!hidden || !may) return null
  const isHidden = hidden.some((one) => one.id === id)
  return (
    <>
      <Switch
        label={say('at-risk.hidden')}
        description={say('at-risk.hidden.what')}
        isSelected={isHidden}
        onChange={() => setAsking(true)}
      />
      {isAsking && <HideDialog organisation={{ id, name }} isHidden={isHidden} onClose={() => setAsking(false)} />}
    </>
  )
}
