/** What the framework itself costs: the same framework, taking the same requests, doing nothing. */
import { createRequire } from 'node:module';
import { inRoot } from '../../../server/scripts/lib/root.mjs';

const { default: Fastify } = await import(createRequire(inRoot('server', 'package.json')).resolve('fastify'));
const app = Fastify({ logger: false });
app.post('/empty', async () => ({}));
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.stdout.write('ready\n');
