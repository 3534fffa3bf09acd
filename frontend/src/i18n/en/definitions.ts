export const definitions = {
  total: 'Number of events: every stored event counts once.',
  persons: 'Unique people: each person counts once per interval; merged identities are one person.',
  sessions: 'Sessions: distinct session ids per interval.',
  groups: 'Unique groups: each group (context.groupId) counts once per interval, whoever of it did it.',
  percentile:
    'Of the numeric values of the property, interpolated between the two nearest; events without a number are left out.',
  each_person:
    'Worked out of each person in the interval first, then taken across them; people without a number are left out.',
  counts_groups:
    'Groups (context.groupId) stand in the place of people; events without a group are left out.',
  per_person: 'Events per person: events divided by the unique people who did them.',
  property: 'Of the numeric values of the property; events without a number are left out.',
  formula: 'Formula over the series of each interval; nothing is shown where it divides by zero.',
  funnel_best: 'Each person counts once, with the attempt that got furthest inside the window.',
  funnel_first: 'Each person counts once, with the first attempt.',
  funnel_every: 'Every attempt counts; one person can count several times.',
  funnel_session: 'All steps must happen within one session.',
  funnel_optional:
    'Whoever leaves an optional step out goes on all the same; shares are of the step before that is not optional.',
  funnel_anchored: 'Steps with a fixed place follow each other; those between them come in any order.',
  funnel_window_sessions: 'The window closes when the session after those of the window begins.',
  retention_first_time:
    'First-time retention: a person belongs to the period in which they did it for the first time.',
  retention_recurring: 'Recurring retention: a person belongs to every period in which they did it.',
  retention_sum:
    'The amount is the sum of the property over the returns, those of the start’s own period included.',
  retention_avg:
    'The amount is the sum of the property over the returns, divided by the people who came back with one.',
  retention_per_member:
    'The amount is the sum of the property over the returns, divided by everybody of the cohort; with “that period or earlier” it is their value to date.',
  lifecycle_first_match:
    'Lifecycle: new is who does it for the first time ever; dormant is who did it in the period before and not in this one.',
  lifecycle_first_seen:
    'Lifecycle: new is who was seen for the first time in the period; dormant is who did it in the period before and not in this one.',
  stickiness_exactly: 'Stickiness: people who are active in exactly so many intervals of the dates.',
  stickiness_at_least: 'Stickiness: people who are active in so many intervals of the dates or more.',
  paths_persons: 'Paths: the first pass of each person, step by step; equal steps in a row are one.',
  paths_groups: 'Paths: the first pass of each group, step by step; equal steps in a row are one.',
  paths_passes: 'Paths: every pass, step by step; equal steps in a row are one, and a person may pass often.',
  attribution_every:
    'Attribution: every conversion is divided among the touchpoints of its window, by the rule of each column.',
  attribution_first:
    'Attribution: the first conversion of each person is divided among the touchpoints of its window, by the rule of each column.',
  histogram_values: 'Histogram: every event with a number counts in the bar of its value.',
  histogram_persons:
    'Histogram: each person counts once, in the bar of what they come to; people without a number are left out.',
  session: 'Sessions: each counts whole where it begins; after a pause of 30 minutes another one begins.',
  session_engaged:
    'Engaged sessions (Google Analytics 4): longer than 10 seconds, with a key event, or with two views or more; the rest are bounces.',
  correlation:
    'Correlation: an event (or value) goes with converting when the odds are higher with it than without it; Fisher’s exact test, adjusted for all that was tested (Benjamini and Hochberg).',
};
