import { pointerTo } from '@daybook/events';

/** The kinds of extracts that are read: of employments, and of agency assignments. */
export const extractFormats = ['employments', 'assignments'] as const;

/** What the rows of an extract are about. */
export type ExtractFormat = (typeof extractFormats)[number];

/** How the text of a cell becomes the value of a field. */
export type CellForm = 'text' | 'date' | 'flag' | 'pounds-an-hour' | 'pounds-a-day';

/** What one claim of a row says: the event type, and the fields of its data that cells may fill. */
export interface ClaimLayout {
  readonly type: string;
  /** Where the newest shape of the type is not its first. */
  readonly dataschema?: string;
  /** The field of the row that is the date of the event. */
  readonly day: string;
  readonly fields: Readonly<Record<string, CellForm>>;
  /** An empty date says that it did not happen; a claim without one is made if a field of it is filled. */
  readonly made: 'always' | 'if-dated' | 'if-filled';
}

/** What a row says, field by field (interfaces.md §5): a person, the engagement, and its end. */
export interface ExtractLayout {
  /** The field that names the engagement: with the worker, the natural key of the row. */
  readonly key: 'employmentId' | 'assignmentId';
  readonly required: readonly string[];
  readonly claims: readonly ClaimLayout[];
}

const registered: ClaimLayout = {
  type: 'WorkerRegistered',
  day: 'startedOn',
  fields: { sweNumber: 'text', dateOfBirth: 'date', sex: 'text', name: 'text' },
  made: 'if-filled',
};

/** The layouts by format. The names of the fields are those of the events, as far as these have them. */
export const extractLayouts: Readonly<Record<ExtractFormat, ExtractLayout>> = {
  employments: {
    key: 'employmentId',
    required: ['worker', 'employmentId', 'startedOn', 'role'],
    claims: [
      registered,
      {
        type: 'SocialWorkerStarted',
        day: 'startedOn',
        fields: {
          employmentId: 'text',
          fte: 'text',
          role: 'text',
          team: 'text',
          postId: 'text',
          origin: 'text',
          employer: 'text',
          practiceLevel: 'text',
        },
        made: 'always',
      },
      {
        type: 'SocialWorkerLeft',
        day: 'leftOn',
        fields: { employmentId: 'text', reason: 'text', destination: 'text' },
        made: 'if-dated',
      },
    ],
  },
  assignments: {
    key: 'assignmentId',
    required: ['worker', 'assignmentId', 'startedOn', 'role', 'coversVacancy'],
    claims: [
      registered,
      {
        type: 'AgencyAssignmentStarted',
        dataschema: '/schemas/AgencyAssignmentStarted/2',
        day: 'startedOn',
        fields: {
          assignmentId: 'text',
          agency: 'text',
          fte: 'text',
          role: 'text',
          team: 'text',
          coversVacancy: 'flag',
          projectTeam: 'text',
          plannedEndOn: 'date',
          hourlyRate: 'pounds-an-hour',
          dayRate: 'pounds-a-day',
        },
        made: 'always',
      },
      {
        type: 'AgencyAssignmentEnded',
        day: 'endedOn',
        fields: { assignmentId: 'text', reason: 'text' },
        made: 'if-dated',
      },
    ],
  },
};

/** Fields of a row that are none of an event's data: who, and which of several engagements of one id. */
const rowFields: Readonly<Record<string, CellForm>> = { worker: 'text', occurrence: 'text' };

/** How each field that a mapping may name is written in a cell. */
export function fieldForms(format: ExtractFormat): ReadonlyMap<string, CellForm> {
  const { claims } = extractLayouts[format];
  return new Map([
    ...Object.entries(rowFields),
    ...claims.map(({ day }): [string, CellForm] => [day, 'date']),
    ...claims.flatMap(({ fields }) => Object.entries(fields)),
  ]);
}

/** The field of an event's data that a field of a row fills: both rates fill one. */
export function dataFieldOf(field: string): string {
  return field === 'hourlyRate' || field === 'dayRate' ? 'rate' : field;
}

/** The JSON pointer of a column: the pointer into a row as {@link pointerTo} writes it. */
export function columnPointer(column: string): string {
  return pointerTo('', column);
}
