export const lifecycle = {
  who: 'Who is new, returns, comes back or goes quiet among those who do',
  newWhen: 'A person is new',
  news: { first_match: 'the first time they do it', first_seen: 'when first seen, whatever they did' },
  status: 'Status',
  statuses: { new: 'New', returning: 'Returning', resurrecting: 'Resurrecting', dormant: 'Dormant' },
  meaning: 'Means',
  meanings: {
    new: 'Active, and new in this period',
    returning: 'Active in this period and in the one before',
    resurrecting: 'Active again after a pause of a period or more',
    dormant: 'Active in the period before, not in this one',
  },
  growth: 'Change in active people',
  running: 'The pale period is not over: it may still change.',
};
