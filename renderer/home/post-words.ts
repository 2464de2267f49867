/** The words of the start page's lines about envelopes. */

import { useIntl } from 'react-intl'
import { useSay } from '../messages/say.tsx'
import type { LineWords } from './line-words.ts'
import type { PostItem } from './post-items.ts'

/** A function that gives a line's words. */
export function usePostWords(): (item: PostItem) => LineWords {
  const say = useSay()
  const intl = useIntl()
  const awaits = ({ count, name, organisation, isNew, madeAt }: Extract<PostItem, { kind: 'awaits' }>): LineWords => {
    const when = intl.formatDate(madeAt, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
    return {
      title: count === 1 ? say('home.awaits', { name, organisation }) : say('home.awaits.several', { count, organisation }),
      detail: isNew && count === 1 ? say('home.awaits.first', { when }) : say('home.awaits.detail', { when }),
      button: say('home.awaits.button'),
    }
  }
  return (item) => {
    const { name, organisation } = item
    if (item.kind === 'awaits') return awaits(item)
    const detail = item.kind === 'reply' ? say('home.reply.detail', { count: item.count }) : say('home.welcome.detail')
    return { title: say(`home.${item.kind}`, { name, organisation }), detail, button: say(`home.${item.kind}.button`) }
  }
}
