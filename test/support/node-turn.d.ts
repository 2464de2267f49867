/** What of node-turn tests use. */
declare module 'node-turn' {
  export default class TurnServer {
    constructor(config: {
      readonly listeningIps: readonly string[]
      readonly relayIps: readonly string[]
      readonly listeningPort: number
      readonly authMech: 'none' | 'long-term'
      readonly realm: string
      readonly credentials: Readonly<Record<string, string>>
    })
    start(): void
    stop(): void
  }
}
