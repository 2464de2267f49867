/** A coalition on screen: the frame filled with its menu, search, who is here, help, places and their counts. */
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { MishapInPlace } from '../gate/mishap.tsx'
import { useHomeItems } from '../home/use-home-items.ts'
import { WaitingInTitle } from '../kit/window-title.tsx'
import { Frame } from '../layout/frame.tsx'
import { useAsking } from '../members/use-asking.ts'
import { useSay } from '../messages/say.tsx'
import { SearchEverywhere } from '../search/search-everywhere.tsx'
import { usePreferences } from '../settings/preferences.tsx'
import { AskingNotice } from './asking-notice.tsx'
import type { CoalitionChoice } from './coalition-choice.ts'
import { CoalitionMenu } from './coalition-menu.tsx'
import { CoalitionState } from './coalition-state.tsx'
import { HelpMenu } from './help-menu.tsx'
import { HereNow } from './here-now.tsx'
import { PlaceList } from './place-list.tsx'
import { Places } from './places.tsx'
import { SplitNotice } from './split-notice.tsx'

/** A position’s page takes the state line and the narrow bar for itself. */
export function CoalitionFrame({ coalitions, current, onChoose }: CoalitionChoice): ReactNode {
  const say = useSay()
  const [location] = useLocation()
  const { isCareful } = usePreferences()
  const asking = useAsking().length
  const count = useHomeItems().items?.filter(({ isWaiting }) => isWaiting).length ?? 0
  return (
    <Frame
      path={location}
      coalition={<CoalitionMenu coalitions={coalitions} current={current} onChoose={onChoose} />}
      search={<SearchEverywhere />}
      presence={<HereNow />}
      help={<HelpMenu />}
      navigation={<PlaceList location={location} />}
      waiting={{ count, words: say('places.home.waiting', { count }) }}
      notice={<AskingNotice location={location} />}
      state={<CoalitionState />}
    >
      <MishapInPlace place={location}>
        <SplitNotice />
        <WaitingInTitle count={isCareful ? 0 : asking}>
          <Places />
        </WaitingInTitle>
      </MishapInPlace>
    </Frame>
  )
}
