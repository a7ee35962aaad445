import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../../../server/src/db/act-batch';
import { writerThread } from '../../../server/src/db/writer-thread';
import type { Written } from '../../../server/src/db/writer-thread';
import { temporaryFolder } from '../../helpers/server';

/** A writer that answers with what it was sent, and dies when told so. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const texts = [];
parentPort.on('message', (message) => {
  if (message === null) return parentPort.close();
  texts.push(...message.newTexts);
  const acts = message.acts.map((act) => act.map(([text, values]) => [texts[text], values]));
  if (acts[0][0][0] === 'die') throw new Error('out of memory');
  const sent = JSON.stringify([workerData, message.newTexts.length, acts]);
  parentPort.postMessage({ outcomes: acts.map(() => ({ stored: false, why: sent })), disk: 'reached' });
});
`;

describe("the writer's thread", () => {
  const folder = temporaryFolder();
  const program = join(folder.path, 'program.cjs');
  beforeAll(() => writeFileSync(program, PROGRAM));
  afterAll(() => folder.remove());

  const sent = ({ outcomes }: Written): unknown =>
    JSON.parse((outcomes[0] as unknown as { why: string }).why);
  const add = (value: string): Act => [['insert', [value]]];

  it('gets the text of a statement once', async () => {
    const writer = writerThread(program, 'file');
    expect(sent(await writer.run([add('a'), add('b')]))).toEqual(['file', 1, [add('a'), add('b')]]);
    expect(sent(await writer.run([add('c')]))).toEqual(['file', 0, [add('c')]]);
    await writer.close();
  });

  it('is replaced when it died, and says so to those it died on', async () => {
    const writer = writerThread(program, 'file');
    await writer.run([add('a')]);
    await expect(writer.run([[['die', []]]])).rejects.toThrow('out of memory');
    expect(sent(await writer.run([add('b')]))).toEqual(['file', 1, [add('b')]]);
    await writer.close();
  });

  it('ends without having begun', async () => {
    await expect(writerThread(program, 'file').close()).resolves.toBeUndefined();
  });
});
