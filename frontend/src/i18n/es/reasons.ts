// One text for each reason of openapi.json's RejectReason.
export const reasons = {
  not_an_object: 'No es un objeto',
  unknown_type: 'Tipo de elemento desconocido',
  missing_event_name: 'Falta el nombre del evento',
  missing_identity: 'No es de nadie: falta id de usuario o anónimo',
  invalid_identity: 'El id de usuario o anónimo no sirve',
  missing_group_id: 'Falta el id del grupo',
  missing_previous_id: 'Falta el id anterior',
  invalid_field: 'Un campo es del tipo equivocado',
  invalid_timestamp: 'La fecha no se entiende',
  timestamp_out_of_range: 'La fecha está demasiado lejos',
  message_id_too_long: 'El id del mensaje es demasiado largo',
  too_large: 'El elemento es demasiado grande',
  too_many_properties: 'Demasiadas propiedades',
  too_deep: 'Demasiados niveles de anidamiento',
  batch_too_many_events: 'Demasiados eventos en un lote',
  unstorable: 'Contiene algo que no se puede guardar',
};
