/** The page that says when the coalition counts as agreed, how it stands to each text, and what was frozen. */
import type { ReactNode } from 'react'
import { Answered } from '../host/answered.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { useAskAgainOn } from '../host/use-ask-again-on.ts'
import { Link, Page } from '../kit/index.ts'
import { Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { LateCard } from '../sign-ons/late-card.tsx'
import { useMatrix } from '../sign-ons/use-matrix.ts'
import { OutcomesCard } from './outcomes-card.tsx'
import { RuleCard } from './rule-card.tsx'
import { SilenceCard } from './silence-card.tsx'
import { TextsCard } from './texts-card.tsx'

/** Who is known to have a text decides whose silence can count. */
const REACHED = ['delivery', 'members'] as const
const REACHED_PAUSE_MS = 5_000

/** See the head of this file. */
export function AgreementPage(): ReactNode {
  const say = useSay()
  const matrix = useMatrix()
  const { value: coalition } = useAnswer('coalition.show', {})
  useAskAgainOn(REACHED, REACHED_PAUSE_MS, matrix.askAgain)
  const isCoordinator = coalition?.me?.roles.includes('coordinator') ?? false
  return (
    <Page title={say('agreement.page')} width="text" description={<Link href="#/sign-ons">{say('sign-ons.all')}</Link>}>
      <Answered answer={matrix} words={say('agreement.loading')}>
        {(value) => (
          <Stack gap="loose">
            <RuleCard isCoordinator={isCoordinator} />
            <TextsCard matrix={value} isCoordinator={isCoordinator} />
            <LateCard matrix={value} isCoordinator={isCoordinator} />
            {isCoordinator && <SilenceCard matrix={value} />}
            <OutcomesCard />
          </Stack>
        )}
      </Answered>
    </Page>
  )
}
