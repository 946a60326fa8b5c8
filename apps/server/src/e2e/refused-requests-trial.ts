import type { Asked } from './http-trial';
import { starter, starters } from './claims-trial';

/** A request that is refused as a whole, before anything in it is looked at. */
export interface RefusedRequest {
  readonly code: string;
  readonly status: number;
  /** Where the mistake is: of the request line, a parameter, a header, or the body. */
  readonly place: 'path' | 'method' | 'parameter' | 'header' | 'body';
  readonly path: string;
  readonly pointer: string;
  readonly asked?: Asked;
  /** What the answer says besides. */
  readonly headers?: Readonly<Record<string, string>>;
}

const METRIC = '/v1/metrics/WF.INPOST.FTE';
const WORKER = '/v1/subjects/worker/W-nobody';
const SINGLE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const LINES = 'application/x-ndjson';

/** A well-formed recording of a form, so that nothing but what a row says is wrong with it. */
function recording(type: string, headers: Readonly<Record<string, string>> = {}): Asked {
  const event = JSON.stringify(starter('never-recorded'));
  const body = type === BATCH ? `[${event}]` : event;
  return { method: 'POST', headers: { 'content-type': type, ...headers }, body };
}

const unknownParameter = (path: string, asked?: Asked): RefusedRequest => ({
  code: 'unknown-parameter',
  status: 400,
  place: 'parameter',
  path: `${path}${path.includes('?') ? '&' : '?'}colour=red`,
  pointer: '/colour',
  ...(asked === undefined ? {} : { asked }),
});

const parameter = (code: string, name: string, path: string): RefusedRequest => ({
  code,
  status: 400,
  place: 'parameter',
  path,
  pointer: `/${name}`,
});

const badParameter = (name: string, path: string, asked: Asked = {}): RefusedRequest => ({
  ...parameter('bad-parameter', name, path),
  asked,
});

const header = (name: string, path: string, asked: Asked): RefusedRequest => ({
  ...badParameter(name, path, asked),
  place: 'header',
});

const parameters: readonly RefusedRequest[] = [
  unknownParameter('/v1/events', recording(SINGLE)),
  unknownParameter('/v1/events', recording(BATCH)),
  unknownParameter('/v1/events', recording(LINES)),
  ...['/v1/events', '/v1/position', '/v1/metrics', `${METRIC}.meta.csv`].map((path) =>
    unknownParameter(path),
  ),
  ...['', '.csv', '/explain'].map((form) => unknownParameter(`${METRIC}${form}?authority=333`)),
  badParameter('strict', '/v1/events?strict=yes', recording(SINGLE)),
  badParameter('strict', '/v1/events?strict=', recording(BATCH)),
  badParameter('strict', '/v1/events?strict=true&strict=true', recording(LINES)),
  badParameter('atomic', '/v1/events?atomic=1', recording(BATCH)),
  badParameter('atomic', '/v1/events?atomic=true', recording(SINGLE)),
  badParameter('atomic', '/v1/events?atomic=true', recording(LINES)),
  ...['', '.csv', '/explain'].flatMap((form) => [
    parameter('missing-parameter', 'authority', `${METRIC}${form}`),
    badParameter('authority', `${METRIC}${form}?authority=33`),
    badParameter('authority', `${METRIC}${form}?authority=`),
    badParameter('authority', `${METRIC}${form}?authority=333&authority=330`),
    badParameter('asOf', `${METRIC}${form}?authority=333&asOf=2024-02-30`),
    badParameter('asOf', `${METRIC}${form}?authority=333&asOf=2200-01-01`),
    badParameter('asAt', `${METRIC}${form}?authority=333&asAt=yesterday`),
    badParameter('asAt', `${METRIC}${form}?authority=333&asAt=-1`),
    badParameter('asAt', `${METRIC}${form}?authority=333&asAt=2199-12-31`),
    badParameter('asAt', `${METRIC}${form}?authority=333&asAt=2199-12-31T00:00:00Z`),
    parameter('as-at-past-end', 'asAt', `${METRIC}${form}?authority=333&asAt=999999`),
    parameter('as-at-past-end', 'asAt', `${METRIC}${form}?authority=333&asAt=${'9'.repeat(30)}`),
    badParameter('definition', `${METRIC}${form}?authority=333&definition=99`),
    badParameter('definition', `${METRIC}${form}?authority=333&definition=1;colour=red`),
    badParameter('fresh', `${METRIC}${form}?authority=333&fresh=soon`),
  ]),
  ...['limit=0', 'limit=1001', 'limit=ten', 'limit=1.5'].flatMap((limit) => [
    badParameter('limit', `${METRIC}/explain?authority=333&${limit}`),
    badParameter('limit', `/v1/events?${limit}`),
  ]),
  ...['', '/timeline', '/events'].flatMap((part) => [
    unknownParameter(`${WORKER}${part}?authority=333`),
    unknownParameter(`${WORKER}${part}`),
    parameter('missing-parameter', 'authority', `${WORKER}${part}`),
    badParameter('authority', `${WORKER}${part}?authority=all`),
    badParameter('asAt', `${WORKER}${part}?authority=333&asAt=yesterday`),
    parameter('as-at-past-end', 'asAt', `${WORKER}${part}?authority=333&asAt=999999`),
    badParameter('fresh', `${WORKER}${part}?authority=333&fresh=soon`),
  ]),
  badParameter('asOf', `${WORKER}?authority=333&asOf=2024-02-30`),
  badParameter('part', `${METRIC}/explain?authority=333&part=middle`),
  badParameter('next', `${METRIC}/explain?authority=333&part=numerator&next=bm8`),
  badParameter('after', '/v1/events?after=-1'),
  badParameter('after', '/v1/events?after=2024-01-01'),
  badParameter('after', '/v1/events?after=x', { headers: { accept: 'text/event-stream' } }),
  badParameter('at', '/v1/position?at=2024-13-01'),
  badParameter('at', '/v1/position?at=2199-12-31'),
  parameter('as-at-past-end', 'at', '/v1/position?at=999999'),
];

const NOW = { 'daybook-sandbox-now': '2024-10-15T09:00:00Z' };
const headers: readonly RefusedRequest[] = [
  ...['3', '"x"', 'W/"3"', '*', '"1", "2"', '"-1"'].map((match) =>
    header('If-Match', '/v1/events', recording(SINGLE, { 'if-match': match })),
  ),
  ...['"3"', '3', 'all'].map((none) =>
    header('If-None-Match', '/v1/events', recording(SINGLE, { 'if-none-match': none })),
  ),
  header('If-None-Match', '/v1/events', recording(SINGLE, { 'if-match': '"3"', 'if-none-match': '*' })),
  ...[BATCH, LINES].flatMap((type) => [
    header('If-Match', '/v1/events', recording(type, { 'if-match': '"0"' })),
    header('If-None-Match', '/v1/events', recording(type, { 'if-none-match': '*' })),
  ]),
  ...[SINGLE, BATCH, LINES].map((type) => header('Daybook-Sandbox-Now', '/v1/events', recording(type, NOW))),
  header('Last-Event-ID', '/v1/events', {
    headers: { accept: 'text/event-stream', 'last-event-id': 'the last' },
  }),
];

const unsupported = (asked: Asked): RefusedRequest => ({
  code: 'unsupported-media-type',
  status: 415,
  place: 'header',
  path: '/v1/events',
  pointer: '/Content-Type',
  asked,
});

const notAcceptable = (path: string, accept: string, asked: Asked = {}): RefusedRequest => ({
  code: 'not-acceptable',
  status: 406,
  place: 'header',
  path,
  pointer: '/Accept',
  asked: { ...asked, headers: { ...asked.headers, accept } },
});

const mediaTypes: readonly RefusedRequest[] = [
  ...['text/plain', 'application/xml', 'application/jsonx', `${SINGLE}; charset=latin1`, ''].map((type) =>
    unsupported(recording(type)),
  ),
  ...[SINGLE, BATCH, LINES].map((type) => ({
    ...unsupported(recording(type, { 'content-encoding': 'gzip' })),
    pointer: '/Content-Encoding',
  })),
  notAcceptable('/v1/events', 'text/html', recording(SINGLE)),
  notAcceptable('/v1/events', 'application/x-ndjson', recording(BATCH)),
  notAcceptable('/v1/events', 'application/json', recording(LINES)),
  notAcceptable('/v1/events', 'application/json'),
  notAcceptable('/v1/position', 'text/csv'),
  notAcceptable('/v1/metrics', 'text/html'),
  notAcceptable(`${WORKER}?authority=333`, 'text/csv'),
  notAcceptable(`${METRIC}?authority=333`, 'text/csv'),
  notAcceptable(`${METRIC}.csv?authority=333`, 'application/json'),
  notAcceptable(`${METRIC}.meta.csv`, 'application/json'),
  notAcceptable(`${METRIC}/explain?authority=333`, 'text/csv'),
];

const notFound = (code: string, path: string, asked: Asked = {}): RefusedRequest => ({
  code,
  status: 404,
  place: 'path',
  path,
  pointer: code === 'not-found' ? '' : '/id',
  asked,
});

const notAllowed = (method: string, path: string, allow: string): RefusedRequest => ({
  code: 'method-not-allowed',
  status: 405,
  place: 'method',
  path,
  pointer: '',
  asked: { method },
  headers: { allow },
});

const paths: readonly RefusedRequest[] = [
  notFound('unknown-metric', '/v1/metrics/WF.NOTHING?authority=333'),
  notFound('unknown-metric', '/v1/metrics/wf.inpost.fte?authority=333'),
  notFound('unknown-metric', '/v1/metrics/__proto__?authority=333'),
  notFound('unknown-metric', '/v1/metrics/WF.NOTHING.csv?authority=333'),
  notFound('unknown-metric', '/v1/metrics/WF.NOTHING.meta.csv'),
  notFound('unknown-metric', '/v1/metrics/WF.NOTHING/explain?authority=333'),
  ...[
    '/v1',
    '/',
    '/v2/events',
    '/v1/nothing',
    '/v1/events/1',
    '/v1/subjects/post',
    '/v1/subjects/manager/M-1?authority=333',
    '/v1/subjects/worker/W-nobody/nothing?authority=333',
    '/v1/metrics/%E0%A4%A',
  ].map((path) => notFound('not-found', path)),
  notFound('not-found', '/v1/nothing', recording(SINGLE)),
  ...['', '/timeline', '/events'].map((part) =>
    notFound('unknown-subject', `${WORKER}${part}?authority=333`),
  ),
  notFound('unknown-subject', '/v1/subjects/worker/W%2Fnobody?authority=333'),
  notFound('unknown-subject', '/v1/subjects/authority/330?authority=333'),
  notAllowed('DELETE', '/v1/events', 'GET, HEAD, POST'),
  notAllowed('PUT', '/v1/events', 'GET, HEAD, POST'),
  notAllowed('OPTIONS', '/v1/events', 'GET, HEAD, POST'),
  notAllowed('POST', '/v1/metrics', 'GET, HEAD'),
  notAllowed('PATCH', `${METRIC}/explain`, 'GET, HEAD'),
  notAllowed('POST', '/v1/position', 'GET, HEAD'),
  notAllowed('POST', `${WORKER}/events`, 'GET, HEAD'),
  notAllowed('DELETE', '/health/ready', 'GET, HEAD'),
  notAllowed('POST', '/metrics', 'GET, HEAD'),
];

const body = (code: string, status: number, asked: Asked): RefusedRequest => ({
  code,
  status,
  place: 'body',
  path: '/v1/events',
  pointer: '',
  asked,
});

const posted = (type: string, text: string, more: Readonly<Record<string, string>> = {}): Asked => ({
  method: 'POST',
  headers: { 'content-type': type, ...more },
  body: text,
});

const MEBIBYTE = 1_048_576;
const bodies: readonly RefusedRequest[] = [
  ...[SINGLE, 'application/json', BATCH].flatMap((type) => [
    body('too-large', 413, posted(type, ' '.repeat(MEBIBYTE + 1))),
    body('too-large', 413, posted(type, ' '.repeat(8 * MEBIBYTE), { 'transfer-encoding': 'chunked' })),
    body('malformed', 400, posted(type, ' '.repeat(MEBIBYTE))),
    body('malformed', 400, posted(type, '')),
  ]),
  body('too-large', 413, posted(BATCH, JSON.stringify(starters('many', 1_001)))),
  body('malformed', 400, posted(SINGLE, JSON.stringify(starters('list', 2)))),
  body('malformed', 400, posted('application/json', '[]')),
  body('malformed', 400, posted(BATCH, JSON.stringify(starter('alone')))),
  body('malformed', 400, posted(BATCH, '"text"')),
];

/** Every request that is refused as a whole. */
export const refusedRequests: readonly RefusedRequest[] = [
  ...parameters,
  ...headers,
  ...mediaTypes,
  ...paths,
  ...bodies,
];
