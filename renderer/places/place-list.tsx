/** The places of a coalition with what waits in each. */
import { Cable, FileText, History, House, Landmark, ScrollText, Settings, Signature, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useHomeItems } from '../home/use-home-items.ts'
import { useAnswer } from '../host/use-answer.ts'
import { NavigationList, type NavigationPlace } from '../layout/navigation-list.tsx'
import { useSay } from '../messages/say.tsx'
import { owedSubjects } from '../sign-ons/matrix.ts'
import { useMatrix } from '../sign-ons/use-matrix.ts'

/** The list for the frame; `location` is where one is. */
export function PlaceList({ location }: { readonly location: string }): ReactNode {
  const say = useSay()
  const { value: positions } = useAnswer('position.list', {})
  const { value: requests } = useAnswer('coalition.requests', {})
  const waiting = useHomeItems().items?.filter(({ isWaiting }) => isWaiting).length ?? 0
  const remarks = positions?.reduce((sum, { openRemarks }) => sum + openRemarks, 0) ?? 0
  const asking = requests?.length ?? 0
  const { value: matrix } = useMatrix()
  const owed = matrix ? owedSubjects(matrix).length : 0
  const at = (path: string): Pick<NavigationPlace, 'href' | 'isCurrent'> => ({
    href: `#${path}`,
    isCurrent: path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`),
  })
  return (
    <NavigationList
      places={[
        {
          ...at('/'),
          label: say('places.home'),
          icon: House,
          waiting: { count: waiting, words: say('places.home.waiting', { count: waiting }) },
        },
        {
          ...at('/positions'),
          label: say('places.positions'),
          icon: FileText,
          waiting: { count: remarks, words: say('places.positions.waiting', { count: remarks }) },
        },
        { ...at('/plan'), label: say('places.plan'), icon: ScrollText },
        {
          ...at('/sign-ons'),
          label: say('places.sign-ons'),
          icon: Signature,
          waiting: { count: owed, words: say('places.sign-ons.waiting', { count: owed }) },
        },
        { ...at('/submission'), label: say('places.submission'), icon: Landmark },
        {
          ...at('/members'),
          label: say('places.members'),
          icon: Users,
          waiting: { count: asking, words: say('places.members.waiting', { count: asking }) },
        },
        { ...at('/trail'), label: say('places.trail'), icon: History },
        { ...at('/connection'), label: say('places.connection'), icon: Cable },
        { ...at('/settings'), label: say('places.settings'), icon: Settings },
      ]}
    />
  )
}
