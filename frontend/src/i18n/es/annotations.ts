import type { Messages } from '../messages';

export const annotations: Messages['annotations'] = {
  title: 'Anotaciones',
  lead: 'Lo que ocurrió junto a los números: versiones, campañas, incidencias. Las muestran todos los gráficos en el tiempo.',
  none: 'Todavía no hay nada anotado.',
  noneWhy:
    'Añade aquí lo que ocurrió, o encima de cualquier gráfico en el tiempo. Un proceso que publica versiones puede hacerlo solo.',
  add: 'Añadir anotación',
  addAt: 'Añadir una anotación: {{when}}',
  edit: 'Editar anotación',
  editOne: 'Editar «{{text}}»',
  removeOne: 'Quitar «{{text}}»',
  text: 'Qué ocurrió',
  kind: 'Tipo',
  kinds: { release: 'Versión', campaign: 'Campaña', incident: 'Incidencia', other: 'Otra cosa' },
  from: 'Día',
  to: 'Hasta (opcional, incluido)',
  when: 'Cuándo',
  span: '{{from}} – {{to}}',
  line: '{{when}} · {{kind}}: {{text}}',
  by: '{{kind}}, de {{who}}',
  scope: 'Se muestra en',
  everywhere: 'Todos los gráficos del proyecto',
  goneBoard: 'Un panel eliminado',
  saved: 'La anotación está guardada.',
  removed: 'Se eliminó la anotación.',
  column: 'Anotaciones',
};
