/** Whether the window is one of the small laptops' that the second layout is for. */
import { useSyncExternalStore } from 'react'

const NARROW = '(width < 1200px)'

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** True below 1200 pixels: navigation folds into the menu, side panels become drawers. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches)
