// A tracking plan as a type: what does not fit it does not compile (checked by `npm run typecheck`).
import { expectTypeOf, it } from 'vitest';
import type { Cauce, load, Properties } from './index';

type Shop = {
  'Order Completed': { revenue: number; currency: 'EUR' | 'USD' };
  'Cart Viewed': Record<string, never>;
};

it('names the events and their properties', () => {
  const use = (cauce: Cauce<Shop>) => {
    cauce.track('Order Completed', { revenue: 42, currency: 'EUR' });
    cauce.track('Cart Viewed');
    // @ts-expect-error no such event
    cauce.track('Order Complete', { revenue: 42 });
    // @ts-expect-error a property of another type
    cauce.track('Order Completed', { revenue: '42', currency: 'EUR' });
  };
  expectTypeOf(use).parameter(0).toEqualTypeOf<Cauce<Shop>>();
  expectTypeOf<ReturnType<typeof load<Shop>>>().toEqualTypeOf<Cauce<Shop>>();
});

it('is not needed', () => {
  expectTypeOf<Cauce['track']>().parameter(1).toEqualTypeOf<Properties | undefined>();
});
