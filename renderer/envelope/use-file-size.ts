/** The size of a file in the reader's language. */
import { useIntl } from 'react-intl'

const KILO = 1000
const MEGA = 1_000_000

/** A function that says a number of bytes as kilobytes or megabytes: "38 kB", "1.2 MB". */
export function useFileSize(): (bytes: number) => string {
  const intl = useIntl()
  return (bytes) => {
    const isLarge = bytes >= MEGA
    const value = isLarge ? bytes / MEGA : Math.max(1, Math.round(bytes / KILO))
    return intl.formatNumber(value, { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: 1 })
  }
}
