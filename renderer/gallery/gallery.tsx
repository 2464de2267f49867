/** All parts of the kit inside the real frame, one section per place. */
import {
  CircleHelp,
  Grid3x3,
  Languages,
  Layers,
  ListChecks,
  MessageSquare,
  MousePointerClick,
  Palette,
  PenLine,
  Rows3,
  TextCursorInput,
  Users,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { useHashLocation } from 'wouter/use-hash-location'
import { Avatar, Button, IconButton, Link, MenuButton, Page } from '../kit/index.ts'
import { Frame } from '../layout/frame.tsx'
import { NavigationList } from '../layout/navigation-list.tsx'
import { LANGUAGE_NAMES, LANGUAGES } from '../messages/language.ts'
import { ButtonSection } from './button-section.tsx'
import { ChoiceSection } from './choice-section.tsx'
import { FeedbackSection } from './feedback-section.tsx'
import { FieldSection } from './field-section.tsx'
import styles from './gallery.module.css'
import { ListSection } from './list-section.tsx'
import { MatrixSection } from './matrix-section.tsx'
import { OverlaySection } from './overlay-section.tsx'
import { PageSection } from './page-section.tsx'
import { PositionSection, PositionSectionBar } from './position-section.tsx'
import { type Samples, samplesIn } from './samples.ts'
import { SearchSample } from './search-sample.tsx'
import { ThemeSection } from './theme-section.tsx'

const SECTIONS = [
  { path: '/page', label: 'Page', icon: Layers, Section: PageSection },
  { path: '/position', label: 'Position', icon: PenLine, Section: undefined },
  { path: '/theme', label: 'Theme', icon: Palette, Section: ThemeSection },
  { path: '/buttons', label: 'Buttons', icon: MousePointerClick, Section: ButtonSection },
  { path: '/fields', label: 'Fields', icon: TextCursorInput, Section: FieldSection },
  { path: '/choices', label: 'Choices', icon: ListChecks, Section: ChoiceSection },
  { path: '/lists', label: 'Lists', icon: Rows3, Section: ListSection },
  { path: '/matrix', label: 'Matrix', icon: Grid3x3, Section: MatrixSection },
  { path: '/feedback', label: 'Feedback', icon: MessageSquare, Section: FeedbackSection },
  { path: '/overlays', label: 'Overlays', icon: Users, Section: OverlaySection },
] as const

/** The gallery. */
export function Gallery(): ReactNode {
  const [path] = useHashLocation()
  const [isPanelOpen, setPanelOpen] = useState(false)
  const samples = samplesIn(useIntl().locale.slice(0, 2))
  const current = SECTIONS.find((section) => section.path === path) ?? SECTIONS[0]
  const places = SECTIONS.map(({ path: place, label, icon }, index) => ({
    href: `#${place}`,
    label,
    icon,
    isCurrent: place === current.path,
    waiting: index === 2 ? { count: 3, words: '3 need you' } : undefined,
  }))
  return (
    <Frame
      path={path}
      coalition={<CoalitionSample samples={samples} />}
      search={<SearchSample />}
      presence={<PresenceSample samples={samples} />}
      help={<HelpSample />}
      navigation={<NavigationList places={places} />}
      state={<StateSample />}
      narrowBar={current.Section ? undefined : <PositionSectionBar samples={samples} onOpenPanel={() => setPanelOpen(true)} />}
    >
      {current.Section ? (
        <Page
          title={current.path === '/page' ? samples.short : current.label}
          description={samples.sentence}
          actions={<Button>Save as Word</Button>}
        >
          <current.Section samples={samples} />
        </Page>
      ) : (
        <PositionSection samples={samples} isPanelOpen={isPanelOpen} onPanelOpenChange={setPanelOpen} />
      )}
    </Frame>
  )
}

function CoalitionSample({ samples }: { readonly samples: Samples }): ReactNode {
  const entries = [
    { id: 'a', label: samples.coalition, isCurrent: true, onAction: () => undefined },
    { id: 'b', label: samples.endless, onAction: () => undefined },
  ]
  return <MenuButton variant="bare" label={samples.coalition} entries={entries} />
}

function HelpSample(): ReactNode {
  const entries = LANGUAGES.map((id) => ({
    id,
    label: LANGUAGE_NAMES[id],
    isCurrent: document.documentElement.lang === id,
    onAction: () => location.assign(`?language=${id}${location.hash}`),
  }))
  return (
    <>
      <MenuButton label="Language" icon={Languages} isIconOnly entries={entries} />
      <IconButton label="Help" icon={CircleHelp} />
    </>
  )
}

function PresenceSample({ samples }: { readonly samples: Samples }): ReactNode {
  return (
    <>
      <Avatar id="a" name={samples.name} size={24} />
      <Avatar id="b" name={samples.organisation} size={24} />
      <span className={styles.soft}>2 here now</span>
    </>
  )
}

function StateSample(): ReactNode {
  return (
    <>
      <span>Saved on this computer</span>
      <span>·</span>
      <span>9 of 12 organisations have it</span>
      <Link href="#/overlays">Who?</Link>
    </>
  )
}
