import { starter } from './claims-trial';

/** A claim that is refused, and every error that its refusal names, in order. */
export interface RefusedClaim {
  readonly says: string;
  /** The bytes of the event; only its id differs from test to test. */
  sent(id: string): Buffer;
  /** JSON pointer into the event and code of each error. */
  readonly errors: readonly (readonly [pointer: string, code: string])[];
  /** It is no JSON: whatever body it is part of is refused as a whole; a line of NDJSON alone. */
  readonly unreadable?: true;
}

type Given = Readonly<Record<string, unknown>>;

/** A starter with other attributes. */
const claiming = (given: Given) => (id: string) => Buffer.from(JSON.stringify(starter(id, given)));

/** A starter with other data. */
const stating = (data: Given) =>
  claiming({ data: { employmentId: 'E-1', fte: 0.8, role: 'case-holder', ...data } });

/** A starter without an attribute. */
const lacking = (name: string) => claiming({ [name]: undefined });

/** A starter in whose text something is replaced. */
const rewritten = (find: string | RegExp, put: string) => (id: string) =>
  Buffer.from(JSON.stringify(starter(id)).replace(find, put));

/** A starter in whose text one character is replaced by bytes. */
const withBytes =
  (...bytes: number[]) =>
  (id: string): Buffer => {
    const [before = '', after = ''] = JSON.stringify(starter(id, { source: 'urn:§' })).split('§');
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
  };

const one = (code: string, pointer: string): RefusedClaim['errors'] => [[pointer, code]];
const deep = `${'{"x":'.repeat(20)}1${'}'.repeat(20)}`;
const long = 'é'.repeat(4_097);

const malformed: readonly RefusedClaim[] = [
  { says: 'bytes that are not UTF-8', sent: withBytes(0xff), errors: one('malformed', '') },
  { says: 'a surrogate in the bytes', sent: withBytes(0xed, 0xa0, 0x80), errors: one('malformed', '') },
  {
    says: 'a byte order mark',
    sent: (id: string) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), claiming({})(id)]),
    errors: one('malformed', ''),
  },
  { says: 'a key given twice', sent: rewritten('{', '{"id":"x",'), errors: one('malformed', '/id') },
  {
    says: 'a key given twice in its data',
    sent: rewritten('"fte":0.8', '"fte":0.8,"fte":0.8'),
    errors: one('malformed', '/data/fte'),
  },
  { says: 'text after the event', sent: rewritten(/$/, ' {}'), errors: one('malformed', '') },
  { says: 'an event that breaks off', sent: rewritten(/\}\}$/, ''), errors: one('malformed', '/data/role') },
  {
    says: 'nesting of 21 levels',
    sent: rewritten('"fte":0.8', `"x":${deep}`),
    errors: one('malformed', `/data${'/x'.repeat(19)}`),
  },
  {
    says: 'an integer that is not safe',
    sent: rewritten('0.8', '9007199254740992'),
    errors: one('malformed', '/data/fte'),
  },
  { says: 'a number beyond all', sent: rewritten('0.8', '1e400'), errors: one('malformed', '/data/fte') },
  { says: 'no number', sent: rewritten('0.8', 'NaN'), errors: one('malformed', '/data/fte') },
  {
    says: 'the key __proto__',
    sent: rewritten('"fte"', '"__proto__"'),
    errors: one('malformed', '/data/__proto__'),
  },
  {
    says: 'the key constructor',
    sent: rewritten('"source"', '"constructor"'),
    errors: one('malformed', '/constructor'),
  },
  {
    says: 'the key prototype',
    sent: rewritten('"fte":0.8', '"fte":{"prototype":1}'),
    errors: one('malformed', '/data/fte/prototype'),
  },
  {
    says: 'an escaped lone surrogate',
    sent: rewritten('urn:test:hr', 'urn:\\ud83d'),
    errors: one('malformed', '/source'),
  },
].map((claim) => ({ ...claim, unreadable: true }));

const tooLarge: readonly RefusedClaim[] = [
  {
    says: 'tracing of more than 8 KiB',
    sent: claiming({ tracestate: long }),
    errors: one('too-large', '/tracestate'),
  },
  {
    says: 'free text of more than 8 KiB',
    sent: claiming({
      type: 'AgencyAssignmentEnded',
      data: { assignmentId: 'A-1', reason: long },
    }),
    errors: one('too-large', '/data/reason'),
  },
  {
    says: 'a note of more than 8 KiB',
    sent: claiming({
      type: 'FigureQualified',
      subject: 'authority',
      data: { metrics: ['WF.INPOST.FTE'], symbol: 'u', note: long },
    }),
    errors: one('too-large', '/data/note'),
  },
];

const schema = (path: string): Given => ({ dataschema: `https://daybook.example${path}` });

const unknown: readonly RefusedClaim[] = [
  {
    says: 'a type that there is not',
    sent: claiming({ type: 'WorkerPromoted' }),
    errors: one('unknown-type', '/type'),
  },
  {
    says: 'a type in other letters',
    sent: claiming({ type: 'socialworkerstarted' }),
    errors: one('unknown-type', '/type'),
  },
  {
    says: 'a type of Object.prototype',
    sent: claiming({ type: 'toString' }),
    errors: one('unknown-type', '/type'),
  },
  {
    says: 'a schema newer than known',
    sent: claiming(schema('/schemas/SocialWorkerStarted/99')),
    errors: one('unknown-schema', '/dataschema'),
  },
  {
    says: 'schema 0',
    sent: claiming(schema('/schemas/SocialWorkerStarted/0')),
    errors: one('bad-value', '/dataschema'),
  },
  {
    says: 'an attribute that there is not',
    sent: claiming({ colour: 'red' }),
    errors: one('unknown-field', '/colour'),
  },
  {
    says: 'data in base 64',
    sent: claiming({ data_base64: 'e30=' }),
    errors: one('unknown-field', '/data_base64'),
  },
  {
    says: 'a field that there is not',
    sent: stating({ colour: 'red' }),
    errors: one('unknown-field', '/data/colour'),
  },
  {
    says: 'a recordedAt of its own',
    sent: claiming({ recordedAt: '2024-01-01T00:00:00Z' }),
    errors: one('unknown-field', '/recordedAt'),
  },
];

const missing: readonly RefusedClaim[] = [
  ...['specversion', 'source', 'subject', 'authority', 'data', 'effectiveon'].map((name) => ({
    says: `no ${name}`,
    sent: lacking(name),
    errors: one('missing-field', `/${name}`),
  })),
  { says: 'no id', sent: lacking('id'), errors: one('missing-field', '/id') },
  {
    says: 'no employmentId',
    sent: stating({ employmentId: undefined }),
    errors: one('missing-field', '/data/employmentId'),
  },
  { says: 'no role', sent: stating({ role: undefined }), errors: one('missing-field', '/data/role') },
];

const bad = (says: string, sent: RefusedClaim['sent'], pointer: string): RefusedClaim => ({
  says,
  sent,
  errors: one('bad-value', pointer),
});

const badValue: readonly RefusedClaim[] = [
  bad('an FTE above 1', stating({ fte: 1.5 }), '/data/fte'),
  bad('an FTE of 0', stating({ fte: 0 }), '/data/fte'),
  bad('an FTE of seven places', stating({ fte: '0.1234567' }), '/data/fte'),
  bad('an FTE of null', stating({ fte: null }), '/data/fte'),
  bad('a role that there is not', stating({ role: 'wizard' }), '/data/role'),
  bad('a team with a line break', stating({ team: 'Duty\n2' }), '/data/team'),
  bad('a subject of another kind', claiming({ subject: 'post/P-1' }), '/subject'),
  bad('a subject without a kind', claiming({ subject: 'SW-1' }), '/subject'),
  bad('a subject of 65 characters', claiming({ subject: `worker/${'x'.repeat(65)}` }), '/subject'),
  bad('an authority that there is not', claiming({ authority: '999' }), '/authority'),
  bad('an authority that is a number', claiming({ authority: 333 }), '/authority'),
  bad('another specversion', claiming({ specversion: '0.3' }), '/specversion'),
  bad('an empty source', claiming({ source: '' }), '/source'),
  bad('a source of 257 characters', claiming({ source: 'x'.repeat(257) }), '/source'),
  bad('a correlation of 129 characters', claiming({ correlationid: 'x'.repeat(129) }), '/correlationid'),
  bad('a time that is no instant', claiming({ time: '2024-04-09' }), '/time'),
  bad('data of another type', claiming({ datacontenttype: 'text/xml' }), '/datacontenttype'),
  bad('data that is a list', claiming({ data: [] }), '/data'),
  bad('the schema of another type', claiming(schema('/schemas/SocialWorkerLeft/1')), '/dataschema'),
  bad('a date that is a number', claiming({ effectiveon: 20240402 }), '/effectiveon'),
];

const dated = (says: string, effectiveon: string): RefusedClaim => ({
  says,
  sent: claiming({ effectiveon }),
  errors: one('bad-date', '/effectiveon'),
});

const badDate: readonly RefusedClaim[] = [
  dated('30 February', '2024-02-30'),
  dated('29 February of a common year', '2023-02-29'),
  dated('a day before 1900', '1899-12-31'),
  dated('a day after 2199', '2200-01-01'),
  dated('a day with its time', '2024-04-02T00:00:00Z'),
  {
    says: 'an end that is no day',
    sent: claiming({
      type: 'AgencyAssignmentStarted',
      data: { assignmentId: 'A-1', role: 'case-holder', coversVacancy: true, plannedEndOn: '2024-04-31' },
    }),
    errors: one('bad-date', '/data/plannedEndOn'),
  },
];

const several: readonly RefusedClaim[] = [
  {
    says: 'errors in the order of the document, then what is missing',
    sent: (id: string) =>
      Buffer.from(
        `{"colour":1,"data":{"zeal":1,"fte":2,"1":0},"effectiveon":"2024-02-30","7":1,` +
          `"type":"SocialWorkerStarted","id":${JSON.stringify(id)}}`,
      ),
    errors: [
      ['/colour', 'unknown-field'],
      ['/data/zeal', 'unknown-field'],
      ['/data/fte', 'bad-value'],
      ['/data/1', 'unknown-field'],
      ['/effectiveon', 'bad-date'],
      ['/7', 'unknown-field'],
      ['/specversion', 'missing-field'],
      ['/source', 'missing-field'],
      ['/subject', 'missing-field'],
      ['/authority', 'missing-field'],
      ['/data/employmentId', 'missing-field'],
      ['/data/role', 'missing-field'],
    ],
  },
];

/** What is no event at all, and yet JSON. */
const noEvent: readonly RefusedClaim[] = ['"text"', '42', 'null', 'true'].map((text) => ({
  says: `${text} instead of an event`,
  sent: () => Buffer.from(text),
  errors: one('malformed', ''),
}));

/** Every refusal that one claim can meet by itself. */
export const refusedClaims: readonly RefusedClaim[] = [
  ...malformed,
  ...noEvent,
  ...tooLarge,
  ...unknown,
  ...missing,
  ...badValue,
  ...badDate,
  ...several,
];
