import { z } from 'zod';

import { qualifyingSymbols } from '../../codes';
import { eventType } from '../../event-type';
import { fieldNotes, freeText, id, oneOf } from '../../fields';
import { qualified } from '../../rank';

export const figureQualified = eventType({
  name: 'FigureQualified',
  streams: ['authority'],
  summary: "The authority's own figure for a day is unreliable or not available.",
  follows: 'DfE symbols in published tables: u low reliability, x not available',
  effectiveOn: { convention: 'day', words: 'the day whose figure it is' },
  rank: qualified,
  schemas: [
    {
      data: z.strictObject({
        metrics: z
          .array(id('P1'))
          .min(1)
          .register(fieldNotes, { class: 'P1', expects: 'a list of at least one metric id' }),
        symbol: oneOf('P1', qualifyingSymbols),
        note: freeText('P1'),
      }),
      examples: [
        {
          subject: 'authority',
          effectiveOn: '2025-09-30',
          data: {
            metrics: ['WF.TURNOVER.FTE', 'WF.TURNOVER.HC'],
            symbol: 'x',
            note: 'Records not available after a cyber-attack',
          },
        },
        {
          subject: 'authority',
          effectiveOn: '2024-09-30',
          data: {
            metrics: ['WF.CASELOAD'],
            symbol: 'u',
            note: 'A third of the cases are held under team names',
          },
        },
      ],
    },
  ],
});
