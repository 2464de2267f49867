/** A calm line while the page cannot reach Chorus: over the page, so that nothing moves; a text ends above it (`data-lost-notice`). */
import type { ReactNode } from 'react'
import { useHost } from '../host/host-provider.tsx'
import { Banner, Button } from '../kit/index.ts'
import { useSay } from '../messages/say.tsx'
import styles from './lost-notice.module.css'

/** It goes away by itself as soon as the connection is back. */
export function LostNotice(): ReactNode {
  const say = useSay()
  const { connection } = useHost()
  return (
    <div className={styles.over} data-lost-notice>
      <Banner
        kind="warning"
        title={say('gate.lost.title')}
        actions={
          <Button size="small" onPress={connection.retry}>
            {say('gate.lost.retry')}
          </Button>
        }
      >
        {say('gate.lost.words')}
      </Banner>
    </div>
  )
}
