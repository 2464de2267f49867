/** Organisations that support from outside: one by one, by a table of recorded answers, and who is there already. SPEC rules OUTSIDE-1 to OUTSIDE-3. */
import type { ReactNode } from 'react'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Card, Link, Page } from '../kit/index.ts'
import { Note, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import type { Matrix } from '../sign-ons/matrix.ts'
import { useMatrix } from '../sign-ons/use-matrix.ts'
import { SupporterForm } from './supporter-form.tsx'
import { SupporterList } from './supporter-list.tsx'
import { TableCard } from './table-card.tsx'

/** For coordinators; others read who supports. */
export function SupportersPage(): ReactNode {
  const say = useSay()
  const matrix = useMatrix()
  const supporters = useAnswer('supporters.list', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  return (
    <Page title={say('supporters.page')} width="text" description={<Link href="#/sign-ons">{say('sign-ons.all')}</Link>}>
      <Stack gap="loose">
        <Note>{say('sign-ons.outside.means')}</Note>
        {isCoordinator && (
          <Answered answer={matrix} words={say('sign-ons.loading')}>
            {(value) => <Recording matrix={value} />}
          </Answered>
        )}
        <Card title={say('supporters.list')}>
          <Answered answer={supporters} words={say('sign-ons.loading')} lines={2}>
            {(list) => <SupporterList list={list} isCoordinator={isCoordinator} />}
          </Answered>
        </Card>
      </Stack>
    </Page>
  )
}

/** There is nothing to record before a text was closed. */
function Recording({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const say = useSay()
  if (!matrix.positions.some(({ text }) => text)) return <Note>{say('sign-ons.none')}</Note>
  return (
    <>
      <SupporterForm matrix={matrix} />
      <TableCard />
    </>
  )
}
