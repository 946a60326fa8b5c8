import { ProgressBar } from '../progress';
import { stabilityTelling } from './children/stability-demonstration';
import { planOf } from './demonstration';
import { sandwellRows } from './published';
import { getJson, tellHistory } from './telling';

/** The authority whose published figures Daybook carries itself. */
const SANDWELL = '333';

/** Tells a server on a new sandbox the history of Sandwell; one that holds anything is left as it is. */
export async function furnish(url: string): Promise<void> {
  const listener = { url, authority: SANDWELL };
  const { position } = await getJson<{ readonly position: string }>(listener, '/v1/position', {});
  if (position !== '0') return;
  const plan = planOf(SANDWELL, sandwellRows);
  const bar = new ProgressBar(`recording ${plan.name}`);
  await tellHistory(listener, plan, { bar, occasions: stabilityTelling(listener).occasions });
}
