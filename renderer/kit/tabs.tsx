/** Several views of one thing, one at a time. */
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './tabs.module.css'

/** One view. */
export interface TabItem<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** A number beside the label, such as open remarks. */
  readonly count?: number
  readonly content: ReactNode
}

/** Without `selectedId` the tabs keep by themselves which one is open. */
export interface TabsProps<Id extends string> {
  /** What the tabs belong to, for screen readers. */
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly selectedId?: Id
  readonly onChange?: (id: Id) => void
}

/** Arrow keys move between tabs. */
export function Tabs<Id extends string>({ label, tabs, selectedId, onChange }: TabsProps<Id>): ReactNode {
  const selection = {
    ...(selectedId !== undefined && { selectedKey: selectedId }),
    ...(onChange && {
      onSelectionChange: (key: unknown) => {
        const tab = tabs.find(({ id }) => id === key)
        if (tab) onChange(tab.id)
      },
    }),
  }
  return (
    <AriaTabs {...selection} className={classNames(styles.tabs)}>
      <TabList aria-label={label} className={classNames(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)}>
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <span className={styles.count}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
