import type { Messages } from '../messages';

export const boardTemplates: Messages['boardTemplates'] = {
  title: 'Paneles para empezar',
  lead: 'Una plantilla está hecha de papeles. Mira cuáles de tus eventos los hacen, cambia lo que no encaje y crea el panel.',
  from: 'Desde una plantilla',
  roles: 'Quién hace cada papel',
  rolesHint:
    'Se busca por nombre, por tipo y por lo que hace la gente. Revisa las suposiciones antes de seguir.',
  role: 'Papel',
  plays: 'Evento o propiedad',
  why: 'Por qué',
  nobody: 'nada',
  missing: 'No encontrado',
  yours: 'Elegido por ti',
  guess: 'Una suposición',
  fits: 'Encontrado',
  others: 'Todo lo demás',
  whys: {
    name: 'su nombre',
    amount: 'lleva un importe',
    volume: 'cuánta gente lo hace',
    order: 'cuándo lo hace la gente',
    once: 'una vez por persona',
    type: 'sus valores',
    enriched: 'deducido de la campaña y la página de origen',
  },
  tiles: 'Qué habrá en el panel',
  without: '{{tile}}: se deja fuera, porque nada hace de «{{roles}}»',
  create_one: 'Crearlo con {{count, n}} tarjeta',
  create_other: 'Crearlo con {{count, n}} tarjetas',
  leftOut_one: 'Se dejó fuera {{count, n}} tarjeta, porque faltaba un papel.',
  leftOut_other: 'Se dejaron fuera {{count, n}} tarjetas, porque faltaban papeles.',
};
