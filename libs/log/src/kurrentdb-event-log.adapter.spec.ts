import { durableEventLogContract, eventLogContract } from './contract';
import { onDouble, onServer } from './kurrentdb-trial';

eventLogContract('KurrentDbEventLog on the double', onDouble());
durableEventLogContract('KurrentDbEventLog on the double', onDouble());

const server = process.env['DAYBOOK_TEST_KURRENTDB'];
if (server !== undefined) {
  eventLogContract('KurrentDbEventLog on a server', onServer(server));
  durableEventLogContract('KurrentDbEventLog on a server', onServer(server));
}
