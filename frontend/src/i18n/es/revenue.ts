export const revenue = {
  title: 'Ingresos',
  starts: {
    per_buyer: 'Ingresos por comprador (ARPPU)',
    per_active: 'Ingresos por persona activa (ARPU)',
    to_date: 'Valor acumulado por cohorte (LTV)',
    repeat_rate: 'Tasa de repetición: quién vuelve a comprar',
    purchases: 'Compras por comprador',
  },
};
