/** The coalition's rule of agreement; a coordinator changes it here. SPEC rule AGREE-1. */
import { type ReactNode, useState } from 'react'
import { Answered } from '../host/answered.tsx'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Card, Checkbox, Dialog, NumberField, RadioGroup } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { type Rule, ruleWords, SHARES, type ShareId, shareIdOf } from './rule-words.ts'

/** `isCoordinator` opens changing it. */
export function RuleCard({ isCoordinator }: { readonly isCoordinator: boolean }): ReactNode {
  const say = useSay()
  const answer = useAnswer('agreement.rule', {})
  const [isOpen, setOpen] = useState(false)
  const change = isCoordinator && answer.value && (
    <Button size="small" onPress={() => setOpen(true)}>
      {say('agreement.rule.change')}
    </Button>
  )
  return (
    <Card title={say('agreement.rule')} actions={change}>
      <Answered answer={answer} words={say('agreement.loading')} lines={2}>
        {(rule) => (
          <Stack gap="tight">
            <p>{ruleWords(say, rule)}</p>
            {!rule.isStated && <Note>{say('agreement.rule.unstated')}</Note>}
            {isOpen && <RuleDialog rule={rule} onClose={() => setOpen(false)} />}
          </Stack>
        )}
      </Answered>
    </Card>
  )
}

type Choice = ShareId | 'count' | 'kept'

function RuleDialog({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }): ReactNode {
  const say = useSay()
  const { run, isPending, error } = useAct('agreement.state')
  const first: Choice = rule.count !== null ? 'count' : (shareIdOf(rule) ?? 'kept')
  const [choice, setChoice] = useState<Choice>(first)
  const [count, setCount] = useState(rule.count ?? DEFAULT_COUNT)
  const [silenceCounts, setSilence] = useState(rule.silenceCounts)
  const [recordedCounts, setRecorded] = useState(rule.recordedCounts)
  const save = async (): Promise<void> => {
    if (isPending) return
    const needs = choice === 'count' ? { count } : { share: SHARES.find(({ id }) => id === choice)?.share ?? rule.share ?? 1 }
    if (await run({ ...needs, silenceCounts, recordedCounts })) onClose()
  }
  const options = [
    ...SHARES.map(({ id }) => ({ id, label: say(`agreement.rule.choice.${id}`) })),
    ...(first === 'kept' ? [{ id: 'kept' as const, label: ruleWords(say, rule) }] : []),
    { id: 'count' as const, label: say('agreement.rule.choice.count') },
  ]
  const actions = (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('agreement.saving') : undefined}>
        {say('agreement.rule.save')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {say('kit.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog title={say('agreement.rule')} isOpen onOpenChange={onClose}>
      <Form onSubmit={() => void save()} actions={actions}>
        <RadioGroup<Choice> label={say('agreement.rule.who')} options={options} value={choice} onChange={setChoice} />
        {choice === 'count' && (
          <NumberField label={say('agreement.rule.number')} minValue={1} maxValue={10_000} value={count} onChange={setCount} />
        )}
        <Checkbox
          label={say('agreement.rule.silence.label')}
          description={say('agreement.rule.silence.means')}
          isSelected={silenceCounts}
          onChange={setSilence}
        />
        <Checkbox
          label={say('agreement.rule.recorded.label')}
          description={say('agreement.rule.recorded.means')}
          isSelected={recordedCounts}
          onChange={setRecorded}
        />
        <Failure error={error} />
      </Form>
    </Dialog>
  )
}

const DEFAULT_COUNT = 2
