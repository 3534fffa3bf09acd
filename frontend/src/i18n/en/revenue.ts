export const revenue = {
  title: 'Revenue',
  starts: {
    per_buyer: 'Revenue per buyer (ARPPU)',
    per_active: 'Revenue per active person (ARPU)',
    to_date: 'Value to date by cohort (LTV)',
    repeat_rate: 'Repeat rate: who buys again',
    purchases: 'Purchases per buyer',
  },
};
