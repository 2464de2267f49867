/** What a hub passes messages on to: another hub, or a server where hubs meet. */

/** Text frames to the other end. */
export interface HubSocket {
  readonly send: (text: string) => void
  readonly close: () => void
}

/** The hub's end of a socket. */
export interface HubConversation {
  readonly hear: (text: string) => void
  readonly closed: () => void
  /** True while anything can cross to the other end. */
  readonly isOfUse: () => boolean
}

/** See the head of this file. */
export interface Neighbour {
  /** Says the first words; it is a neighbour by now. */
  readonly begin: () => void
  /** A member of the topic is here now. True if whoever knows it there is to be told at once who is here. */
  readonly joined: (topic: string) => boolean
  /** Nobody here is a member of the topic any more. */
  readonly left: (topic: string) => void
  /** Passes a message on, if the other end knows the topic. */
  readonly say: (topic: string, data: string) => void
  readonly hear: (text: string) => void
  /** True while anything can cross to it. */
  readonly isOfUse: () => boolean
}

/** What a neighbour tells the hub. */
export interface NeighbourEvents {
  /** Topics with members here. */
  readonly topics: () => readonly string[]
  /** The other end knows the topic now, and waits to hear who is here. */
  readonly met: (topic: string) => void
  readonly message: (topic: string, data: string) => void
  /** What it said makes it no neighbour any more. */
  readonly drop: (reason: string) => void
}
