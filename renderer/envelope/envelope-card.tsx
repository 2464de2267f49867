/** One envelope in words: from whom, when, what it adds; or why it cannot be taken and what to do; afterwards what changed. */
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { CoalitionScope, useHost } from '../host/host-provider.tsx'
import { Badge, Banner, Button, Card, Time } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import { addedParts, type EnvelopeView, refusalWords, sideSentences } from './envelope-words.ts'
import { ReplyOffer } from './reply-offer.tsx'
import { RequestWords } from './request-words.tsx'

/** The envelope and the names of its files. */
export interface EnvelopeCardProps {
  readonly view: EnvelopeView
  readonly names: readonly string[]
  /** Its coalition is said: it may be another than the one on screen. */
  readonly isNamed: boolean
  /** Leads to a place of a coalition and puts the files away. */
  readonly onGo: (coalition: string | null, place: string) => void
}

/** See the head of this file. */
export function EnvelopeCard(props: EnvelopeCardProps): ReactNode {
  const { view } = props
  const { connection } = useHost()
  const scope = view.coalition
  const card = <WholeCard {...props} />
  return scope === null || view.letsIn ? (
    card
  ) : (
    <CoalitionScope connection={connection} coalition={scope}>
      {card}
    </CoalitionScope>
  )
}

function WholeCard({ view, names, isNamed, onGo }: EnvelopeCardProps): ReactNode {
  const say = useSay()
  const refusal = refusalWords(view, say('envelope.somebody'))
  const isAdding = refusal === undefined && view.request === null
  return (
    <Card level={3} title={<From view={view} names={names} />} actions={view.taken && <TakenBadge />}>
      <Stack gap="tight">
        {view.madeAt !== null && (
          <Note isSmall>
            {say('envelope.written')} <Time at={view.madeAt} form="absolute" />
          </Note>
        )}
        {isNamed && view.coalitionName && <Note isSmall>{say('envelope.coalition', { coalition: view.coalitionName })}</Note>}
        {refusal && (
          <Banner kind="warning" title={say(refusal.title.id, refusal.title.values)}>
            {say(refusal.next.id, refusal.next.values)}
          </Banner>
        )}
        {view.request && !refusal && <RequestWords view={view} request={view.request} onGo={onGo} />}
        {isAdding && <Adds view={view} />}
        {view.taken && <Changed view={view} onGo={onGo} />}
        {view.taken && view.request === null && view.writer && !view.writer.isMe && <ReplyOffer writer={view.writer} />}
      </Stack>
    </Card>
  )
}

function TakenBadge(): ReactNode {
  const say = useSay()
  return (
    <Badge tone="good" icon={CircleCheck}>
      {say('envelope.taken')}
    </Badge>
  )
}

/** Files that say nothing of their writer go by their names. */
function From({ view: { writer }, names }: Pick<EnvelopeCardProps, 'view' | 'names'>): ReactNode {
  const say = useSay()
  if (!writer) return <bdi>{names[0]}</bdi>
  if (writer.isMe) return say('envelope.from.me')
  const name = writer.name || say('envelope.somebody')
  return writer.organisationName === ''
    ? say('envelope.from', { name })
    : say('envelope.from.of', { name, organisation: writer.organisationName })
}

function Adds({ view }: { readonly view: EnvelopeView }): ReactNode {
  const say = useSay()
  const list = useNames()
  const parts = addedParts(view).map(({ id, values }) => say(id, values))
  const what = list(parts)
  return (
    <>
      {view.letsIn && <p>{say('envelope.lets-in', { coalition: view.coalitionName ?? '' })}</p>}
      <p>{parts.length === 0 ? say('envelope.nothing-new') : say(view.taken ? 'envelope.added' : 'envelope.adds', { what })}</p>
      {sideSentences(view).map(({ id, values }) => (
        <p key={id}>{say(id, values)}</p>
      ))}
    </>
  )
}

const MOST_LINKS = 8

/** Where to see what changed. */
function Changed({ view, onGo }: Pick<EnvelopeCardProps, 'view' | 'onGo'>): ReactNode {
  const say = useSay()
  const { coalition, adds } = view
  const isElsewhere = adds.remarks > 0 && adds.positions.length === 0
  const links = [
    ...adds.positions
      .slice(0, MOST_LINKS)
      .map(({ id, title }) => ({ place: `/positions/${id}`, label: title || say('position.untitled') })),
    ...(isElsewhere || adds.positions.length > MOST_LINKS ? [{ place: '/positions', label: say('places.positions') }] : []),
    ...(adds.closings + adds.answers > 0 ? [{ place: '/sign-ons', label: say('places.sign-ons') }] : []),
    ...(adds.members > 0 ? [{ place: '/members', label: say('places.members') }] : []),
  ]
  if (links.length === 0) return null
  return (
    <div>
      <Note isSmall>{say('envelope.see')}</Note>
      <Row>
        {links.map(({ place, label }) => (
          <Button key={place} size="small" onPress={() => onGo(coalition, place)}>
            <bdi>{label}</bdi>
          </Button>
        ))}
      </Row>
    </div>
  )
}
