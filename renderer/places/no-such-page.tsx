/** An address that leads nowhere. */
import type { ReactNode } from 'react'
import { EmptyState, Link, Page } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** Leads back to the start. */
export function NoSuchPage(): ReactNode {
  const say = useSay()
  return (
    <Page title={say('places.nowhere.title')} width="text">
      <EmptyState picture="search" action={<Link href="#/">{say('places.nowhere.home')}</Link>}>
        {say('places.nowhere.words')}
      </EmptyState>
    </Page>
  )
}
