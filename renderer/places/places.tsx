/** Which page belongs to which address. */
import type { ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { AgreementPage } from '../agreement/agreement-page.tsx'
import { ConnectionPage } from '../connection/connection-page.tsx'
import { MakePage } from '../envelope/make-page.tsx'
import { HomePage } from '../home/home-page.tsx'
import { MembersPage } from '../members/members-page.tsx'
import { CommitmentPage } from '../plan/commitment-page.tsx'
import { ImportPage } from '../plan/import-page.tsx'
import { PlanPage } from '../plan/plan-page.tsx'
import { PositionsPage } from '../positions/positions-page.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { SignOnsPage } from '../sign-ons/sign-ons-page.tsx'
import { NextEditionPage } from '../submission/next-edition-page.tsx'
import { SubmissionPage } from '../submission/submission-page.tsx'
import { SupportersPage } from '../supporters/supporters-page.tsx'
import { TrailPage } from '../trail/trail-page.tsx'
import { idInAddress } from './id-in-address.ts'
import { NoSuchPage } from './no-such-page.tsx'
import { PositionPlace } from './position-place.tsx'
import { WelcomePage } from './welcome-page.tsx'

/** See the head of this file. */
export function Places(): ReactNode {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/welcome">
        <WelcomePage />
      </Route>
      <Route path="/positions/:id/first">{({ id }) => <PositionPlace key={id} id={id} takesFocus />}</Route>
      <Route path="/positions/new">
        <PositionsPage key="new" isNew />
      </Route>
      <Route path="/positions/:id/:beside?">
        {({ id, beside }) =>
          beside === undefined || beside === 'remarks' ? <PositionPlace key={id} id={id} beside={beside} /> : <NoSuchPage />
        }
      </Route>
      <Route path="/positions">
        <PositionsPage />
      </Route>
      <Route path="/sign-ons/answer">
        <SignOnsPage answers="owed" />
      </Route>
      <Route path="/sign-ons/answer/:id">{({ id }) => <SignOnsPage key={id} answers={{ position: id }} />}</Route>
      <Route path="/sign-ons/agreement">
        <AgreementPage />
      </Route>
      <Route path="/sign-ons/supporters">
        <SupportersPage />
      </Route>
      <Route path="/sign-ons">
        <SignOnsPage />
      </Route>
      <Route path="/submission/new">
        <NextEditionPage />
      </Route>
      <Route path="/submission">
        <SubmissionPage />
      </Route>
      <Route path="/trail">
        <TrailPage />
      </Route>
      <Route path="/plan/import">
        <ImportPage />
      </Route>
      <Route path="/plan/:id">{({ id }) => <CommitmentPage key={id} id={idInAddress(id)} />}</Route>
      <Route path="/plan">
        <PlanPage />
      </Route>
      <Route path="/members/:opens">{({ opens }) => <MembersPage key={opens} opens={opens} />}</Route>
      <Route path="/members">
        <MembersPage />
      </Route>
      <Route path="/connection">
        <ConnectionPage />
      </Route>
      <Route path="/envelope/:recipient/now">{({ recipient }) => <MakePage key={recipient} recipient={recipient} makesNow />}</Route>
      <Route path="/envelope/:recipient">{({ recipient }) => <MakePage key={recipient} recipient={recipient} />}</Route>
      <Route path="/envelope">
        <MakePage />
      </Route>
      <Route path="/settings">
        <SettingsPage />
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  )
}
