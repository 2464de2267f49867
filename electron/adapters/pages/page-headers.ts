/** What every answer of the web server tells the browser: where the page may take things from, and who may look at it. */

/**
 * The content policy of pages that may reach `connections` (sources of `connect-src`). Everything comes from the host itself; nothing inline, no
 * evaluated code; text becomes markup only where the editor reads the clipboard,
 * and by no text at all (`renderer/markup-that-clears.ts`).
 */
export const contentPolicy = (connections: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${connections}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types ProseMirrorClipboard default',
  ].join('; ')

/** Devices and powers of a browser that pages have no use for. */
const DENIED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** The headers of every answer. */
export const securityHeaders = (connections: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentPolicy(connections),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': DENIED.map((power) => `${power}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
})
