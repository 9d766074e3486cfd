import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { within } from '../../patience.ts';
import { onSqlite } from '../places.ts';
import { serve } from '../served.ts';

test('a connection that asks nothing does not hold a server that is to stop', async () => {
  const place = await onSqlite();
  const served = await serve(place.store);
  const { hostname, port } = new URL(served.url);
  const silent = connect(Number(port), hostname);
  let heard = '';
  silent.on('data', (part: Buffer) => {
    heard += String(part);
  });
  await within('a connection', once(silent, 'connect'));
  // The server has taken it once it answers a later one.
  await within('an answer', fetch(`${served.url}/health`));
  const closed = once(silent, 'close');
  await within('the server to stop', served.stop());
  await within('the connection to be closed', closed);
  // Node itself closes such a connection after a minute or more, and says so by 408.
  expect(heard).toBe('');
  await place.stop();
});
