export const worldMap = {
  country: 'Country',
  written: 'As it was sent',
  away_one: '{{count, n}} value is not on the map',
  away_other: '{{count, n}} values are not on the map',
  awayShare_one: '{{count, n}} value is not on the map: {{share}} of the total',
  awayShare_other: '{{count, n}} values are not on the map: {{share}} of the total',
  notOne: 'not a country',
  noData: 'nothing',
  from: 'from {{value}}',
  onlyFirst: 'The map shows “{{name}}”. The other series are in the table of dates.',
  spelled: 'Written in several ways: {{names}}. These numbers cannot be added up, so the largest is drawn.',
  needsTitle: 'A map needs a country.',
  needsWhy:
    'Break the question down by one property that says the country: with a code such as ES or ESP, or a name such as Spain or España.',
  noneTitle: 'None of these values is a country.',
  noneWhy:
    'The map knows ISO codes (ES, ESP) and names in English and Spanish. Break the question down by another property, or look at the values in the table.',
};
