export const lifecycle = {
  who: 'Quiénes son nuevas, repiten, vuelven o se apagan entre quienes hacen',
  newWhen: 'Una persona es nueva',
  news: {
    first_match: 'la primera vez que lo hace',
    first_seen: 'cuando se la ve por primera vez, haga lo que haga',
  },
  status: 'Estado',
  statuses: { new: 'Nuevas', returning: 'Recurrentes', resurrecting: 'Recuperadas', dormant: 'Dormidas' },
  meaning: 'Significa',
  meanings: {
    new: 'Activas, y nuevas en este período',
    returning: 'Activas en este período y en el anterior',
    resurrecting: 'Activas otra vez tras una pausa de un período o más',
    dormant: 'Activas en el período anterior, pero no en este',
  },
  growth: 'Cambio de personas activas',
  running: 'El período pálido no ha terminado: aún puede cambiar.',
};
