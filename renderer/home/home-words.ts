/** The words of a line of the start page. */

import { positionName } from '../messages/position-name.ts'
import { useSay } from '../messages/say.tsx'
import { useNames } from '../messages/use-names.ts'
import type { HomeItem } from './home-items.ts'
import type { LineWords } from './line-words.ts'
import { usePostWords } from './post-words.ts'
import { useSigningWords } from './signing-words.ts'
import { useSubmissionWords } from './submission-words.ts'

/** A function that gives a line's words. */
export function useHomeWords(): (item: HomeItem) => LineWords {
  const say = useSay()
  const list = useNames()
  const simple = (kind: 'nobody-invited' | 'no-plan' | 'no-position' | 'one-coordinator'): LineWords => ({
    title: say(`home.${kind}`),
    detail: say(`home.${kind}.detail`),
    button: say(`home.${kind}.button`),
  })
  const postWords = usePostWords()
  const submissionWords = useSubmissionWords()
  const signingWords = useSigningWords()
  return (item) => {
    switch (item.kind) {
      case 'answers-owed':
      case 'silence-over':
      case 'late':
      case 'closing-soon':
      case 'time-over':
      case 'changed':
      case 'discussing':
      case 'objections':
      case 'owing':
      case 'closed-text':
        return signingWords(item)
      case 'request':
        return {
          title: say('home.request', { name: item.name, organisation: item.organisation }),
          detail: '',
          button: say('home.request.button'),
        }
      case 'my-computer':
        return { title: say('home.my-computer'), detail: '', button: say('home.request.button') }
      case 'welcome':
      case 'reply':
      case 'awaits':
        return postWords(item)
      case 'make-submission':
      case 'not-sent':
      case 'bounced':
      case 'went-out':
        return submissionWords(item)
      case 'invited':
        return {
          title: say('home.invited', { count: item.count, organisation: item.organisation }),
          detail: say(`home.invited.${item.how}`),
          button: say('home.invited.button'),
        }
      case 'asking':
        return {
          title: item.coalition === null ? say('home.asking.unknown') : say('home.asking', { coalition: item.coalition }),
          detail: say('home.asking.detail'),
          button: say('home.asking.button'),
        }
      case 'already-in':
        return {
          title: say('join.already.title', { coalition: item.coalition ?? say('places.unnamed') }),
          detail: say('home.already-in'),
          button: say('home.asking.button'),
        }
      case 'continue':
        return { title: positionName(say, item), detail: say('home.continue.detail'), button: say('home.continue.button') }
      case 'only-here':
        return {
          title: say('home.only-here', { position: positionName(say, item) }),
          detail: say(`home.only-here.${item.how}`),
          button: say(`home.only-here.${item.how}.button`),
        }
      case 'remarks':
        return { title: positionName(say, item), detail: say('home.remarks', { count: item.count }), button: say('home.remarks.button') }
      case 'looked':
        return { title: say('home.looked', { count: item.count }), detail: list(item.titles), button: say('home.looked.button') }
      case 'no-number':
        return {
          title: say('home.no-number', { title: item.title }),
          detail: say('home.no-number.detail'),
          button: say('home.no-number.button'),
        }
      case 'not-heard':
        return {
          title:
            item.days === null
              ? say('home.not-heard.never', { organisation: item.organisation })
              : say('home.not-heard', { organisation: item.organisation, days: item.days }),
          detail: say('home.not-heard.detail'),
          button: say('home.envelope.button'),
        }
      default:
        return simple(item.kind)
    }
  }
}
