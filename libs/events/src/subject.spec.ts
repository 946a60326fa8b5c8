import { isSubject, streamOf, subjectKindOf } from './subject';

describe('Subjects and streams', () => {
  it('names the stream by kind, authority and id', () => {
    expect(streamOf({ subject: 'worker/SW-1042', authority: '333' })).toBe('worker-333-SW-1042');
    expect(streamOf({ subject: 'team/duty', authority: '990' })).toBe('team-990-duty');
    expect(streamOf({ subject: 'authority', authority: '333' })).toBe('authority-333');
  });

  it('says what kind of thing an event is about', () => {
    expect(subjectKindOf({ subject: 'worker/SW-1042' })).toBe('worker');
    expect(subjectKindOf({ subject: 'authority' })).toBe('authority');
  });

  it.each(['worker/SW-1042', 'post/a.b_c~d-e', 'child/1', `team/${'x'.repeat(64)}`, 'authority'])(
    'takes %s for a subject',
    (text) => expect(isSubject(text)).toBe(true),
  );

  it.each([
    '',
    'worker',
    'worker/',
    'Worker/1',
    'worker/a b',
    'worker/a/b',
    'worker/Zoë',
    'worker/1\n',
    'authority/333',
    'person/1',
    `worker/${'x'.repeat(65)}`,
  ])('does not take %j for a subject', (text) => expect(isSubject(text)).toBe(false));
});
