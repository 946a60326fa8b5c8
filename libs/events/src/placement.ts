import { z } from 'zod';

import { placementProviders, placementTypes } from './care-codes';
import { distanceMiles, fieldNotes, id, oneOf } from './fields';

/** Where a child is placed, and with whom: everything but what tells the address outlives an erasure. */
export function placement() {
  return z
    .strictObject({
      type: oneOf('P2', placementTypes),
      provider: oneOf('P2', placementProviders).optional(),
      carerId: id('P2').optional(),
      urn: id('P4').optional(),
      postcode: id('P4').optional(),
      distanceMiles: distanceMiles().optional(),
    })
    .register(fieldNotes, {
      class: 'P4',
      memberwise: true,
      expects: 'an object {type, provider?, carerId?, urn?, postcode?, distanceMiles?}',
    });
}
