/** Who asks to be let in, one card each, and who was let in here just now. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { NowIn } from './now-in.tsx'
import { RequestCard } from './request-card.tsx'

/** `asked`: those that this person may answer. */
export function Requests({ asked }: { readonly asked: OutputOf<'coalition.requests'> }): ReactNode {
  const [nowIn, setNowIn] = useState<readonly string[]>([])
  return (
    <>
      <NowIn names={nowIn} />
      {asked.map((request) => (
        <RequestCard key={request.id} request={request} onIn={(name) => setNowIn((names) => [...names, name])} />
      ))}
    </>
  )
}
