/** After navigation the focus goes to the new page's title, so that keyboard and screen reader start where the eye does. */
import { type RefObject, useEffect, useRef } from 'react'

/** Watches `path`; the page's h1 is looked for below `main`, also if it comes a little later. Somebody's typing is never interrupted. */
export function useHeadingFocus(main: RefObject<HTMLElement | null>, path: string): void {
  const shownPath = useRef(path)
  useEffect(() => {
    const area = main.current
    if (shownPath.current === path || !area) return undefined
    shownPath.current = path
    area.scrollTop = 0
    if (isTypingIn(area) || focusHeading(area)) return undefined
    const observer = new MutationObserver(() => {
      if (isTypingIn(area) || focusHeading(area)) observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['inert', 'aria-hidden'] })
    return () => observer.disconnect()
  }, [main, path])
}

/** False while there is no title yet, or while something over the page (the menu one came from) still holds the focus. */
function focusHeading(area: HTMLElement): boolean {
  if (area.closest('[inert], [aria-hidden="true"]')) return false
  const heading = area.querySelector('h1')
  heading?.focus({ preventScroll: true })
  return heading !== null
}

function isTypingIn(area: HTMLElement): boolean {
  const active = document.activeElement
  return area.contains(active) && active instanceof HTMLElement && (active.isContentEditable || active.matches('input, textarea'))
}
