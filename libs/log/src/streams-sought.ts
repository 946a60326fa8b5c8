import { compareUtf8 } from '@daybook/events';
import type { StreamsSought } from './event-log';

/** Whether the name of a stream lies between the bounds of those that are sought. */
export function isWithin(stream: string, { after, through }: Omit<StreamsSought, 'source'>): boolean {
  if (after !== undefined && compareUtf8(stream, after) <= 0) return false;
  return through === undefined || compareUtf8(stream, through) <= 0;
}
