/** Whether the window is one of the small laptops' that the second layout is for, or smaller still. */
import { useCallback, useSyncExternalStore } from 'react'

const NARROW = '(width < 1200px)'
const SMALL = '(width < 1000px)'

/** True below 1200 pixels: navigation folds into the menu, side panels become drawers. */
export const useIsNarrow = (): boolean => useFits(NARROW)

/** True below 1000 pixels: tables show only what tells their rows apart. */
export const useIsSmall = (): boolean => useFits(SMALL)

function useFits(media: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const query = matchMedia(media)
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(media).matches)
}
