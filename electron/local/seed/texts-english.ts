/** The seed's positions in English. */
import type { SeedText } from './seed-text.ts'

/** See the head of this file. */
export const ENGLISH_TEXTS: readonly SeedText[] = [
  {
    title: 'Publish the budget every month',
    ask: 'Publish revenue and spending within 30 days of the end of each month, as open data, from June 2027.',
    commitment: 'ZZ0001',
    stance: 'support_with_changes',
    markdown: `## Where we stand

We welcome the promise to publish all eight budget documents. Today four of them appear, on average seven months late[^1], and as scanned pages. A citizens' group in Ortalo that wants to know what was spent on its school has to copy figures by hand.

## What we ask

1. Monthly figures of revenue and spending, by ministry and by province, within 30 days.
2. The same tables as open data, with the codes of the chart of accounts.
3. Hearings in all eleven provinces *before* the draft goes to parliament, with the answers published.

| Document | Promised | Last year |
| --- | --- | --- |
| Pre-budget statement | August | not published |
| Citizens' budget | January | April, one language |
| Mid-year review | July | November |

## Why it matters

Figures that come once a year arrive when nothing can be changed. In 2025 the province of Nemba learnt in October that its clinic money had lapsed in June.

[^1]: Our own count of the ministry's web pages, January 2024 to June 2026.`,
    additions: [
      { after: 'copy figures by hand', text: ' We did so for 41 schools; it took two people three weeks.' },
      { after: 'had lapsed in June', text: ' Monthly figures would have shown it in July.' },
    ],
    remarks: [
      {
        on: 'on average seven months late',
        text: 'Can we say how we counted? The ministry will ask.',
        replies: ['Yes: date on the page against the date the law sets. I can add the table as an annex.', 'A footnote is enough here.'],
        settled: 'Footnote added.',
      },
      { on: 'within 30 days', text: 'The treasury closes its books on the 20th. Would 30 working days be safer?', replies: [] },
    ],
  },
  {
    title: 'One number for every public contract',
    ask: 'Give each contract one number from planning to the last payment, and publish every stage under it.',
    commitment: 'ZZ0002',
    stance: 'support',
    markdown: `## The problem in one example

The bridge at Sola was planned for 310 million samar, signed for 395 and paid with 460. Each figure is public. No one page holds all three, because each office uses a number of its own.

## What we ask

- **One number** for planning, tender, award, contract, changes and payments.
- Changes of a contract above five percent published within ten days, with the reason.
- Contracts below 5 million samar as a yearly list: together they are a third of all spending[^1].

> We do not need more documents. We need to be able to find the second page.

Civil society should hold four of the nine seats in the committee on mandatory fields, and choose its members itself.

[^1]: Report of the Court of Audit, 2025, table 14.`,
    additions: [{ after: 'a number of its own', text: ' It took us eleven letters to put them side by side.' }],
    remarks: [
      {
        on: 'four of the nine seats',
        text: 'The draft decree says three. Do we insist?',
        replies: ['Yes. With three we can be outvoted on everything.', 'Agreed in the call on Tuesday.'],
        settled: 'We insist on four.',
      },
    ],
  },
  {
    title: 'Answer requests for information where people live',
    ask: 'A trained officer and a register in each of the 58 districts by the end of 2026, with one named deputy.',
    commitment: 'ZZ0003',
    stance: 'support_with_changes',
    markdown: `## What we found

In spring our members made the same simple request in 23 district offices: *how many teachers are on the payroll here?*

| Answer | Offices |
| --- | --- |
| Complete, within 20 days | 4 |
| Late or in part | 7 |
| Refused without a reason | 3 |
| No answer | 9 |

## What we ask

1. An officer **and a deputy**: in six offices the only trained person was on leave.
2. Requests by text message in the three national languages, free of charge.
3. Quarterly figures by office, also for offices that received none.

A refusal must name the article of the law on which it rests and where to complain.`,
    additions: [{ after: 'where to complain', text: ' A form with two boxes is enough; we attach a draft.' }],
    remarks: [
      {
        on: 'free of charge',
        text: 'Who pays the operators? We should say it or the ministry will use it against us.',
        replies: ['I ask our member at the regulator.'],
      },
      {
        on: 'Refused without a reason',
        text: 'One of the three wrote to us yesterday with a reason. Please check before we send.',
        replies: [],
      },
    ],
  },
  {
    title: 'Repair dates for every water point',
    ask: 'Publish location, state and last repair of all 14,200 rural water points, updated each quarter.',
    commitment: 'ZZ0004',
    stance: 'support',
    markdown: `## Why dates matter more than maps

A map from 2022 shows 14,200 points. Our members walked to 600 of them: 171 had no water, and 64 of those were marked as working.

## What we ask

- The **date of the last repair** for each point, not only its state.
- A free number to report a broken pump; the district answers within ten days, in public.
- Committees of water users receive the list for their village on paper, twice a year.

Women fetch the water and hold one seat in five on these committees. The rule of at least half should be part of this commitment.`,
    additions: [{ after: 'marked as working', text: ' The mean distance to the next point was 2.3 kilometres.' }],
    remarks: [
      {
        on: 'one seat in five',
        text: 'Source? We have one in four in the north.',
        replies: ['National figure from the household survey. I note both.'],
        settled: 'National figure kept, regional one in the annex.',
      },
    ],
  },
  {
    title: 'Name the real owners, and keep the register free',
    ask: 'Publish verified owners from 10 percent, free and without registration, and keep ten years of changes.',
    commitment: 'ZZ0006',
    stance: 'support_with_changes',
    markdown: `## We support this commitment

Companies that win public contracts should have owners with names. The commitment says so, and says that the names are verified. Three things are missing.

## What we ask

1. **History.** Owners change before a tender and change back after it. Keep ten years.
2. **Free means free.** No account, no fee for the full file, a licence that allows publishing.
3. **Protection** for the few who are in danger, decided by a judge within 15 days and counted in public.

A threshold of 25 percent, as the chamber of commerce proposes, would leave out 7 of the 9 companies in the Sola inquiry[^1].

[^1]: Hearing of the parliamentary committee, 14 May 2026; company names withheld there as here.`,
    additions: [{ after: 'Keep ten years', text: ' The paper register kept thirty.' }],
    remarks: [
      {
        on: 'within 15 days',
        text: 'Judges told us that 15 days is not realistic outside the capital. 30?',
        replies: ['30 would still be better than now.'],
      },
    ],
  },
]
