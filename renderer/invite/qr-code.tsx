/** A QR picture drawn with elements of the page: dark squares on white paper in both themes, as cameras want it. */
import { type ReactNode, useMemo } from 'react'
import { encode } from 'uqr'
import styles from './invite.module.css'

/** `label` says what is in the picture. */
export interface QrCodeProps {
  readonly text: string
  readonly label: string
}

/** The picture. */
export function QrCode({ text, label }: QrCodeProps): ReactNode {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className={styles.qr} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'L', border: 3 })
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return { size, path }
}
