export const worldMap = {
  country: 'País',
  written: 'Como se envió',
  away_one: '{{count, n}} valor no está en el mapa',
  away_other: '{{count, n}} valores no están en el mapa',
  awayShare_one: '{{count, n}} valor no está en el mapa: {{share}} del total',
  awayShare_other: '{{count, n}} valores no están en el mapa: {{share}} del total',
  notOne: 'no es un país',
  noData: 'nada',
  from: 'desde {{value}}',
  onlyFirst: 'El mapa muestra «{{name}}». Las demás series están en la tabla por fechas.',
  spelled:
    'Escrito de varias formas: {{names}}. Estos números no se pueden sumar, así que se dibuja el mayor.',
  needsTitle: 'Un mapa necesita un país.',
  needsWhy:
    'Desglosa la pregunta por una sola propiedad que diga el país: con un código como ES o ESP, o un nombre como España o Spain.',
  noneTitle: 'Ninguno de estos valores es un país.',
  noneWhy:
    'El mapa conoce los códigos ISO (ES, ESP) y los nombres en español y en inglés. Desglosa la pregunta por otra propiedad o mira los valores en la tabla.',
};
