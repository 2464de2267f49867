/** The words of lines about closed texts and sign-ons. */

import { type Deadline, useCloses } from '../deadline/deadline-words.ts'
import { useNow } from '../kit/use-now.ts'
import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'
import { useMoment } from '../messages/use-moment.ts'
import { useNames } from '../messages/use-names.ts'
import { shownStage } from '../stage/stages.ts'
import type { LineWords } from './line-words.ts'
import type { SigningItem } from './signing-items.ts'

/** A function that gives a line's words. */
export function useSigningWords(): (item: SigningItem) => LineWords {
  const say = useSay()
  const list = useNames()
  const day = useDay()
  const moment = useMoment()
  const closes = useCloses()
  const now = useNow()
  const until = (deadline: Deadline | null): string | null => deadline && `${closes(deadline, now)} (${moment(deadline.at, deadline.zone)})`
  return (item) => {
    switch (item.kind) {
      case 'answers-owed':
        return {
          title: say('home.answers-owed', { count: item.count }),
          detail: joined(
            list(item.titles),
            until(item.deadline),
            item.silence && say('agreement.silence.announced', { time: moment(item.silence.until, item.silence.zone) }),
          ),
          button: say('home.answers-owed.button'),
        }
      case 'silence-over':
      case 'late':
        return {
          title: say(`home.${item.kind}`, { count: item.count }),
          detail: say(`home.${item.kind}.detail`),
          button: say(`home.${item.kind}.button`),
        }
      case 'closing-soon':
      case 'time-over':
        return {
          title: say(`home.${item.kind}`, {
            stage: say(`stage.${shownStage(item.stage)}`),
            position: positionName(say, item),
            time: closes(item.deadline, now),
          }),
          detail: joined(moment(item.deadline.at, item.deadline.zone), item.kind === 'time-over' && say('home.time-over.detail')),
          button: say(`home.${item.kind}.button`),
        }
      case 'changed':
        return {
          title: say('home.changed', { count: item.count }),
          detail: joined(positionName(say, item), until(item.deadline)),
          button: say('home.changed.button'),
        }
      case 'discussing':
        return {
          title: say('home.discussing', { date: day(item.until) }),
          detail: joined(positionName(say, item), until(item.deadline)),
          button: say('home.discussing.button'),
        }
      case 'objections':
        return {
          title: say('home.objections', { count: item.count }),
          detail: positionName(say, item),
          button: say('home.objections.button'),
        }
      case 'owing':
        return { title: say('home.owing', { count: item.count }), detail: list(item.organisations), button: say('home.owing.button') }
      case 'closed-text':
        return {
          title: say('home.closed-text', { number: item.text, code: item.code }),
          detail: positionName(say, item),
          button: say('home.closed-text.button'),
        }
    }
  }
}

const joined = (...parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(' · ')
