export const definitions = {
  total: 'Número de eventos: cada evento guardado cuenta una vez.',
  persons:
    'Personas únicas: cada persona cuenta una vez por intervalo; las identidades fusionadas son una sola.',
  sessions: 'Sesiones: identificadores de sesión distintos por intervalo.',
  groups:
    'Grupos únicos: cada grupo (context.groupId) cuenta una vez por intervalo, lo haga quien lo haga de él.',
  percentile:
    'Sobre los valores numéricos de la propiedad, interpolado entre los dos más próximos; los eventos sin número quedan fuera.',
  each_person:
    'Se calcula primero de cada persona en el intervalo y después se toma entre ellas; quien no tiene ningún número queda fuera.',
  counts_groups:
    'Los grupos (context.groupId) ocupan el lugar de las personas; los eventos sin grupo quedan fuera.',
  per_person: 'Eventos por persona: los eventos entre las personas únicas que los hicieron.',
  property: 'Sobre los valores numéricos de la propiedad; los eventos sin número quedan fuera.',
  formula: 'Fórmula sobre las series de cada intervalo; donde divide entre cero no se muestra nada.',
  funnel_best: 'Cada persona cuenta una vez, con el intento que llegó más lejos dentro del plazo.',
  funnel_first: 'Cada persona cuenta una vez, con su primer intento.',
  funnel_every: 'Cuenta cada intento; una persona puede contar varias veces.',
  funnel_session: 'Todos los pasos deben ocurrir dentro de una misma sesión.',
  funnel_optional:
    'Quien omite un paso opcional sigue igualmente; las partes son del último paso anterior no opcional.',
  funnel_anchored:
    'Los pasos con sitio fijo van uno tras otro; los que hay entre ellos llegan en cualquier orden.',
  funnel_window_sessions: 'El plazo acaba cuando empieza la sesión que sigue a las del plazo.',
  retention_first_time:
    'Retención de primera vez: una persona pertenece al período en que lo hizo por primera vez.',
  retention_recurring: 'Retención recurrente: una persona pertenece a todos los períodos en que lo hizo.',
  retention_sum:
    'El importe es la suma de la propiedad en las vueltas, incluidas las del propio período del inicio.',
  retention_avg:
    'El importe es la suma de la propiedad en las vueltas, entre las personas que volvieron con alguna.',
  retention_per_member:
    'El importe es la suma de la propiedad en las vueltas, entre todas las personas de la cohorte; con «ese período o antes» es su valor hasta la fecha.',
  lifecycle_first_match:
    'Ciclo de vida: es nueva quien lo hace por primera vez; está dormida quien lo hizo en el período anterior y en este no.',
  lifecycle_first_seen:
    'Ciclo de vida: es nueva quien apareció por primera vez en el período; está dormida quien lo hizo en el anterior y en este no.',
  stickiness_exactly: 'Frecuencia: personas activas en exactamente tantos intervalos de las fechas.',
  stickiness_at_least: 'Frecuencia: personas activas en tantos intervalos de las fechas o en más.',
  paths_persons:
    'Caminos: el primer recorrido de cada persona, paso a paso; los pasos iguales seguidos son uno.',
  paths_groups:
    'Caminos: el primer recorrido de cada grupo, paso a paso; los pasos iguales seguidos son uno.',
  paths_passes:
    'Caminos: todos los recorridos, paso a paso; los pasos iguales seguidos son uno, y una persona puede recorrer varias veces.',
  attribution_every:
    'Atribución: cada conversión se reparte entre los puntos de contacto de su plazo, según la regla de cada columna.',
  attribution_first:
    'Atribución: la primera conversión de cada persona se reparte entre los puntos de contacto de su plazo, según la regla de cada columna.',
  histogram_values: 'Histograma: cada evento con un número cuenta en la barra de su valor.',
  histogram_persons:
    'Histograma: cada persona cuenta una vez, en la barra de su número; quien no tiene ninguno queda fuera.',
  session: 'Sesiones: cada una cuenta entera donde empieza; tras una pausa de 30 minutos empieza otra.',
  session_engaged:
    'Sesiones con interacción (Google Analytics 4): de más de 10 segundos, con un evento clave o con dos vistas o más; el resto son rebotes.',
  correlation:
    'Correlación: un evento (o valor) acompaña a convertir cuando las probabilidades son mayores con él que sin él; prueba exacta de Fisher, ajustada por todo lo que se probó (Benjamini y Hochberg).',
};
