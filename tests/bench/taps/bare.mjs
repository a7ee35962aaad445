/**
 * What Server-Sent Events cost in themselves: takes the same requests, reads them, writes an event of the same form to
 * the stream named by the tag. No rules, no database, nothing kept.
 */
import http from 'node:http';

const streams = new Map();
let count = 0;

const server = http.createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    request.socket.setNoDelay(true);
    response.write('event: hello\ndata: {}\n\n');
    const name = request.headers['x-bench-tag'];
    streams.set(name, response);
    response.on('close', () => streams.delete(name));
    return;
  }
  let text = '';
  request.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    const { entry } = JSON.parse(text);
    const data = JSON.stringify(tap(request.headers['x-bench-number']));
    streams.get(entry.id)?.write(`id: ${count}\nevent: tap\ndata: ${data}\n\n`);
    const answer = JSON.stringify({ recognition: { state: 'announced' } });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  });
});
server.keepAliveTimeout = 0;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));

function tap(number) {
  count += 1;
  const at = new Date();
  return {
    id: String(count).padStart(18, '0'),
    state: 'waiting',
    provisional: false,
    evidence: 'tap',
    at: at.toISOString(),
    expiresAt: new Date(at.getTime() + 300_000).toISOString(),
    member: {
      maskedName: '测**员',
      maskedPhone: '*******6688',
      number,
      level: '普通会员',
      points: 0,
      balanceFen: 0,
      isNew: false,
    },
  };
}
