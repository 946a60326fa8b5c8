/** What workers go through, for measurements: a start, then changes, a fixed number of events each. */
import { addDays } from '@daybook/events';
import { sealEvents } from '@daybook/log';

const BATCH = 1_000;
const TYPES = [
  'FteChanged',
  'RoleChanged',
  'TeamChanged',
  'AbsenceStarted',
  'AbsenceEnded',
  'SicknessDaysRecorded',
];

/** The nth event of a worker's life: a start, then changes, in the order in which they happen. */
function eventOf(worker, n) {
  const of = { specversion: '1.0', id: `${worker}-${n}`, source: 'urn:bench', subject: `worker/W${worker}` };
  const effectiveon = addDays('2015-01-05', n * 61 + (worker % 50));
  const type = n === 0 ? 'SocialWorkerStarted' : TYPES[n % TYPES.length];
  const month = `${effectiveon.slice(0, 7)}`;
  const data = {
    SocialWorkerStarted: { employmentId: 'E-1', role: 'case-holder', fte: 1, team: 'Duty' },
    FteChanged: { employmentId: 'E-1', fte: n % 2 === 0 ? 0.6 : 0.8 },
    RoleChanged: { employmentId: 'E-1', role: n % 4 < 2 ? 'senior-practitioner' : 'case-holder' },
    TeamChanged: { employmentId: 'E-1', team: `Team ${n}` },
    AbsenceStarted: { absenceId: `X-${n}`, kind: 'sickness' },
    AbsenceEnded: { absenceId: `X-${n - 1}` },
    SicknessDaysRecorded: { month, workingDays: 2 },
  }[type];
  const on = type === 'SicknessDaysRecorded' ? `${month}-01` : effectiveon;
  return { ...of, type, authority: '990', effectiveon: on, data };
}

/** Everybody's first event, then everybody's second, … */
export function* interleaved({ workers, each }) {
  for (let n = 0; n < each; n++) for (let worker = 0; worker < workers; worker++) yield eventOf(worker, n);
}

/** One life after the other. */
export function* together({ workers, each }) {
  for (let worker = 0; worker < workers; worker++) for (let n = 0; n < each; n++) yield eventOf(worker, n);
}

/** Records all of them, a thousand at a time. */
export async function recorded(log, keyRing, events) {
  let batch = [];
  const send = async () => log.append({ events: sealEvents(batch, keyRing), recordedBy: 'bench' });
  for (const event of events) {
    if (batch.push(event) < BATCH) continue;
    await send();
    batch = [];
  }
  if (batch.length > 0) await send();
}
