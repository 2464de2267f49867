/** Who supports from outside; a coordinator renames them and takes them off the list, and both leave a trace. SPEC rule OUTSIDE-4. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct } from '../host/use-answer.ts'
import { Button, Dialog, TextField, useToast } from '../kit/index.ts'
import { Form } from '../layout/form.tsx'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './supporters.module.css'

type Supporter = OutputOf<'supporters.list'>[number]

/** The list, and whether the person here may change it. */
export interface SupporterListProps {
  readonly list: readonly Supporter[]
  readonly isCoordinator: boolean
}

/** See the head of this file. */
export function SupporterList({ list, isCoordinator }: SupporterListProps): ReactNode {
  const say = useSay()
  const [asked, setAsked] = useState<{ readonly what: 'rename' | 'remove'; readonly supporter: Supporter }>()
  const close = (): void => setAsked(undefined)
  if (list.length === 0) return <Note>{say('supporters.none')}</Note>
  return (
    <>
      <ul className={styles.supporters}>
        {list.map((supporter) => (
          <li key={supporter.id}>
            <SupporterWords supporter={supporter} />
            {isCoordinator && supporter.removed === null && (
              <Row>
                {(['rename', 'remove'] as const).map((what) => (
                  <Button
                    key={what}
                    size="small"
                    variant="quiet"
                    aria-label={`${say(`supporters.${what}`)} ${supporter.name}`}
                    onPress={() => setAsked({ what, supporter })}
                  >
                    {say(`supporters.${what}`)}
                  </Button>
                ))}
              </Row>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog title={say(`supporters.${asked.what}.title`, { name: asked.supporter.name })} size="small" isOpen onOpenChange={close}>
          {asked.what === 'rename' ? (
            <RenameForm supporter={asked.supporter} onDone={close} />
          ) : (
            <RemoveForm supporter={asked.supporter} onDone={close} />
          )}
        </Dialog>
      )}
    </>
  )
}

function SupporterWords({ supporter: { name, country, before, removed } }: { readonly supporter: Supporter }): ReactNode {
  const say = useSay()
  return (
    <span>
      <bdi>{name}</bdi>
      {country !== '' && `, ${country}`}
      {before.length > 0 && <span className={styles.soft}> {say('supporters.before', { name: before.join(' · ') })}</span>}
      {removed !== null && <span className={styles.soft}> {say('supporters.removed', { quote: removed })}</span>}
    </span>
  )
}

interface ChangeProps {
  readonly supporter: Supporter
  readonly onDone: () => void
}

function RenameForm({ supporter, onDone }: ChangeProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('supporters.rename')
  const [name, setName] = useState(supporter.name)
  const submit = async (): Promise<void> => {
    if (name.trim() === '' || isPending || !(await run({ id: supporter.id, name: name.trim() }))) return
    toast({ words: say('supporters.rename.done') })
    onDone()
  }
  return (
    <Form onSubmit={() => void submit()} actions={<Actions go={say('supporters.rename.go')} isPending={isPending} onDone={onDone} />}>
      <Note>{say('supporters.rename.means')}</Note>
      <TextField
        label={say('supporters.name')}
        maxLength={512}
        value={name}
        onChange={setName}
        error={name.trim() === '' && say('supporters.name.missing')}
      />
      <Failure error={error} words={{ 'bad-input': 'supporters.name.taken' }} />
    </Form>
  )
}

function RemoveForm({ supporter, onDone }: ChangeProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { run, isPending, error } = useAct('supporters.remove')
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (why.trim() === '' || isPending || !(await run({ id: supporter.id, why: why.trim() }))) return
    toast({ words: say('supporters.remove.done') })
    onDone()
  }
  return (
    <Form onSubmit={() => void submit()} actions={<Actions go={say('supporters.remove.go')} isPending={isPending} onDone={onDone} />}>
      <Note>{say('supporters.remove.means')}</Note>
      <TextField
        label={say('supporters.why')}
        maxLength={1024}
        value={why}
        onChange={setWhy}
        error={isTried && why.trim() === '' && say('supporters.why.missing')}
      />
      <Failure error={error} />
    </Form>
  )
}

interface ActionsProps {
  readonly go: string
  readonly isPending: boolean
  readonly onDone: () => void
}

function Actions({ go, isPending, onDone }: ActionsProps): ReactNode {
  const say = useSay()
  return (
    <>
      <Button type="submit" variant="primary" pending={isPending ? say('sign-ons.pending') : undefined}>
        {go}
      </Button>
      <Button variant="quiet" onPress={onDone}>
        {say('kit.cancel')}
      </Button>
    </>
  )
}
