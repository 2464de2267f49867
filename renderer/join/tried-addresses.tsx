/** Where this computer looks for members: nearby, and at addresses with what came of each and one more to try. */
import type { ReactNode } from 'react'
import { AddAddress } from '../connection/add-address.tsx'
import { KnownAddresses } from '../connection/known-addresses.tsx'
import { NearbyCard } from '../connection/nearby.tsx'
import { useAnswer } from '../host/use-answer.ts'
import { Card } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'

/** See the head of this file. */
export function TriedAddresses(): ReactNode {
  const say = useSay()
  const { value: network } = useAnswer('network', {})
  return (
    <>
      <Card title={say('join.tried.title')}>
        {network && <KnownAddresses known={network.known} />}
        <AddAddress />
      </Card>
      {network && <NearbyCard nearby={network.lan} />}
    </>
  )
}
