/** The joint submission: every edition made, what became of it, and the way to the next. */
import { FilePlus2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Button, Disclosure, EmptyState, Page } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { EditionCard } from './edition-card.tsx'
import type { Edition } from './edition-draft.ts'
import { OwnNameCard } from './own-name.tsx'

/** See the head of this file. */
export function SubmissionPage(): ReactNode {
  const say = useSay()
  const [, navigate] = useLocation()
  const editions = useAnswer('submission.list', {})
  const { value: coalition } = useAnswer('coalition.show', {})
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  const isFirst = editions.value?.length === 0
  const make = isCoordinator && (
    <Button variant={isFirst ? 'primary' : 'secondary'} icon={FilePlus2} onPress={() => navigate('/submission/new')}>
      {say(isFirst ? 'submission.make.first' : 'submission.make')}
    </Button>
  )
  return (
    <Page title={say('submission.title')} description={say('submission.description')} actions={!isFirst && make}>
      <Answered answer={editions} words={say('submission.loading')}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState picture="page" action={make}>
              {say(isCoordinator ? 'submission.none' : 'submission.none.member')}
            </EmptyState>
          ) : (
            <Editions list={list} isCoordinator={isCoordinator} />
          )
        }
      </Answered>
      <OwnNameCard />
      <Ministry />
    </Page>
  )
}

/** The newest first. */
function Editions({ list, isCoordinator }: { readonly list: readonly Edition[]; readonly isCoordinator: boolean }): ReactNode {
  const { value: mine } = useAnswer('submission.mine', {})
  return (
    <Stack>
      {list.toReversed().map((edition, index) => (
        <EditionCard
          key={edition.id}
          edition={edition}
          previous={list[list.length - index - 2]}
          mine={mine?.find(({ id }) => id === edition.id)?.answers}
          isCoordinator={isCoordinator}
          isNewest={index === 0}
        />
      ))}
    </Stack>
  )
}

const STEPS = ['open', 'holds', 'compare', 'keys', 'without'] as const

/** What whoever receives it does with the proof folder, and what it cannot show. */
function Ministry(): ReactNode {
  const say = useSay()
  return (
    <Disclosure label={say('submission.ministry')}>
      <Stack gap="tight">
        {STEPS.map((step) => (
          <p key={step}>{say(`submission.ministry.${step}`)}</p>
        ))}
      </Stack>
    </Disclosure>
  )
}
