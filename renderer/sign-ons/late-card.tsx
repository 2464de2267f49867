/** Late sign-ons: everybody sees them, a coordinator rules whether each counts, and why. SPEC rules LATE-1, LATE-2. */
import { type ReactNode, useState } from 'react'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Card, Dialog, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { cellSentence } from './cell-sentence.ts'
import { type LateSignOn, lateSignOns } from './late.ts'
import type { Matrix } from './matrix.ts'
import { useSayer } from './use-sayer.ts'

/** The matrix, and whether the person here coordinates. */
export interface LateCardProps {
  readonly matrix: Matrix
  readonly isCoordinator: boolean
}

interface Asked {
  readonly late: LateSignOn
  readonly counts: boolean
}

/** Nothing while nobody was late. */
export function LateCard({ matrix, isCoordinator }: LateCardProps): ReactNode {
  const say = useSay()
  const sayer = useSayer()
  const [asked, setAsked] = useState<Asked>()
  const all = lateSignOns(matrix)
  if (all.length === 0) return null
  return (
    <Card title={say('sign-ons.late.title')}>
      <Stack gap="tight">
        <Note>{say('sign-ons.late.means')}</Note>
        <ul>
          {all.map((late) => (
            <li key={`${late.row.id} ${late.column.id}`}>
              <p>{cellSentence(sayer, late.row.name, late.column, late.cell)}</p>
              {isCoordinator && <Choices late={late} onAsk={(counts) => setAsked({ late, counts })} />}
            </li>
          ))}
        </ul>
      </Stack>
      {asked && <RuleDialog {...asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

/** What may be ruled, but not what was. */
function Choices({ late, onAsk }: { readonly late: LateSignOn; readonly onAsk: (counts: boolean) => void }): ReactNode {
  const say = useSay()
  const { ruling } = late.cell.late
  return (
    <Row>
      {[true, false]
        .filter((counts) => counts !== ruling?.counts)
        .map((counts) => {
          const words = say(counts ? 'sign-ons.late.let-count' : 'sign-ons.late.let-not-count')
          return (
            <Button key={words} size="small" variant="quiet" aria-label={`${words} ${late.row.name}`} onPress={() => onAsk(counts)}>
              {words}
            </Button>
          )
        })}
    </Row>
  )
}

function RuleDialog({ late, counts, onClose }: Asked & { readonly onClose: () => void }): ReactNode {
  const say = useSay()
  const title = say(counts ? 'sign-ons.late.counts.title' : 'sign-ons.late.counts-not.title', { organisation: late.row.name })
  return (
    <Dialog title={title} size="small" isOpen onOpenChange={onClose}>
      <RuleForm late={late} counts={counts} onClose={onClose} />
    </Dialog>
  )
}

function RuleForm({ late, counts, onClose }: Asked & { readonly onClose: () => void }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('signons.rule')
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const text = late.cell.answer?.text ?? ''
  const submit = async (): Promise<void> => {
    setTried(true)
    if (why.trim() === '' || isPending || !(await run({ organisation: late.row.id, text, counts, why: why.trim() }))) return
    toast({ words: say('sign-ons.late.done') })
    onClose()
  }
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('sign-ons.pending') : undefined}>
        {say(counts ? 'sign-ons.late.go.counts' : 'sign-ons.late.go.counts-not')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Form onSubmit={() => void submit()} actions={actions}>
      <TextField
        label={say('supporters.why')}
        description={say('sign-ons.late.why')}
        maxLength={1024}
        value={why}
        onChange={setWhy}
        error={isTried && why.trim() === '' && say('supporters.why.missing')}
      />
      <Failure error={error} />
    </Form>
  )
}
