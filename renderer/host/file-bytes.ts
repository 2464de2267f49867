/** Files between a person's disk and the host: base64 on the way in, a download on the way out. */

/** The largest file that the contract takes, in bytes. */
export const MAX_FILE_BYTES: number = 20 * 1024 * 1024

/** A file as base64. Rejects if it cannot be read. */
export function fileToBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'))
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.readAsDataURL(file)
  })
}

/** The bytes of base64 that the host gave. */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** Gives bytes to the person as a file. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the bytes by then; revoking at once would cancel some browsers' saving.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
