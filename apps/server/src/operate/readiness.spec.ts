import { Readiness } from './readiness';

const never = new Promise<never>(() => undefined);

describe('Readiness', () => {
  it('is hindered by every duty that cannot be done now, and by none that can', () => {
    const readiness = new Readiness();
    let broker: string | null = 'the broker is not connected';
    readiness.include({ trouble: () => broker, ended: never });
    readiness.include({ trouble: () => null, ended: never });
    expect(readiness.reasons()).toEqual(['the broker is not connected']);
    broker = null;
    expect(readiness.reasons()).toEqual([]);
  });

  it('ends with a duty that has ended for good, and says so until the process is gone', async () => {
    const readiness = new Readiness();
    readiness.include({ trouble: () => null, ended: Promise.reject(new Error('not authorised')) });
    await expect(readiness.failed).rejects.toThrow('not authorised');
    expect(readiness.reasons()).toEqual(['not authorised']);
  });
});
