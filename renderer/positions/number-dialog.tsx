/** Giving a position its number, or another one: numbers are what government answers to, so they are a coordinator's to give. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { Button, Dialog, NumberField } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { useSay } from '../messages/say.tsx'

type Position = OutputOf<'position.list'>[number]

/** Open while there is a position. */
export interface NumberDialogProps {
  readonly position: Position | undefined
  readonly onClose: () => void
}

/** See the head of this file. */
export function NumberDialog({ position, onClose }: NumberDialogProps): ReactNode {
  const say = useSay()
  return (
    <Dialog
      title={say('positions.number.title')}
      size="small"
      isOpen={position !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {position && <NumberForm position={position} onDone={onClose} />}
    </Dialog>
  )
}

function NumberForm({ position, onDone }: { readonly position: Position; readonly onDone: () => void }): ReactNode {
  const say = useSay()
  const { value: positions = [] } = useAnswer('position.list', {})
  const { run, isPending, error, reset } = useAct('position.number')
  const free = Math.max(0, ...positions.map(({ number }) => number ?? 0)) + 1
  const [number, setNumber] = useState(position.number ?? free)
  const give = async (): Promise<void> => {
    if (!Number.isNaN(number) && (await run({ id: position.id, number }))) onDone()
  }
  const change = (next: number): void => {
    if (error) reset()
    setNumber(next)
  }
  const save = (
    <Button type="submit" variant="primary" pending={isPending ? say('positions.number.pending') : undefined}>
      {say('positions.number.save')}
    </Button>
  )
  return (
    <Form onSubmit={() => void give()} actions={save}>
      <p dir="auto">{position.title}</p>
      <NumberField
        label={say('positions.column.number')}
        description={say('positions.number.hint')}
        minValue={0}
        maxValue={100_000}
        value={number}
        onChange={change}
        autoFocus
      />
      <Failure error={error} words={{ 'bad-input': 'positions.number.taken' }} />
    </Form>
  )
}
