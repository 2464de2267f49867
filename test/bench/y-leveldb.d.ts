/** What the benchmark uses of y-leveldb, whose own types its package does not hand out. */
declare module 'y-leveldb' {
  export class LeveldbPersistence {
    constructor(folder: string)
    storeUpdate(name: string, update: Uint8Array): Promise<number>
    destroy(): Promise<void>
  }
}
