import { fromBuffer } from 'yauzl';
import { DEMO } from '../../../server/src/demo/seed';
import { api, merchantPlatform } from '../merchant-platform/setup';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';
import { cropped, decoded, pixelsOf, rasterised } from './desk';

const CODE = { x: 5, y: 167.6, width: 42, height: 39 };

/** Name and bytes of every file in a zip, read by another library. */
function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) {
            reject(failure);
            return;
          }
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(files));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}

describe('materials', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterAll(() => platform.close());

  const material = (entranceId: string, file: string) => owner.get(api(`entrances/${entranceId}/${file}`));
  const rename = (name: string) =>
    platform.services.db
      .updateTable('stores')
      .set({ name })
      .where('merchant_id', '=', platform.merchantId)
      .where('name', '=', '总仓')
      .execute();

  /** What a phone of the simulated platform makes of a code. */
  const resolved = async (text: string | null) =>
    (
      await platform.simulator.app.inject({
        method: 'POST',
        url: '/phone/scan',
        payload: { text: text ?? '' },
      })
    ).json<{ scene: string; path: string }>();

  it('carry the entrance’s own mini-program code, as the platform resolves it', async () => {
    const png = await material(DEMO.taiyuanFirst, 'material.png');
    expect([png.statusCode, png.headers['content-type']]).toEqual([200, 'image/png']);
    const text = decoded(cropped(pixelsOf(png.rawPayload), CODE));
    const pdf = await material(DEMO.taiyuanFirst, 'material.pdf?edge=trim');
    expect(pdf.headers['content-disposition']).toContain(encodeURIComponent('太原第一门店'));
    const [page] = await rasterised(pdf.rawPayload);
    expect(page && decoded(cropped(page, CODE))).toBe(text);
    expect(await resolved(text)).toMatchObject({
      scene: `e=${DEMO.taiyuanFirst}`,
      path: 'pages/member/index',
    });
  });

  it('leave out what is switched off', async () => {
    const named = (await material(DEMO.taiyuanFirst, 'material.svg?blank=true')).payload;
    const unnamed = (await material(DEMO.taiyuanFirst, 'material.svg?blank=true&storeName=false')).payload;
    expect(named.length).toBeGreaterThan(unnamed.length);
    expect(unnamed).not.toContain('<image');
    expect((await material(DEMO.taiyuanFirst, 'material.svg')).payload).toContain('<image');
  });

  it('answer a foreign entrance like an unknown one, and refuse anybody who is not logged in', async () => {
    const [foreign, unknown] = [
      await material(platform.other.entranceId, 'material.pdf'),
      await material('noSuchEntrance0000', 'material.pdf'),
    ];
    expect([foreign.statusCode, foreign.json<{ code: string }>().code]).toEqual([404, 'entrance_unknown']);
    expect(unknown.json<{ code: string }>().code).toBe('entrance_unknown');
    const outside = await platform.app.inject(api(`entrances/${DEMO.taiyuanFirst}/material.pdf`));
    expect(outside.statusCode).toBe(401);
  });

  it('say which character or name cannot be printed', async () => {
    const page = await owner.get(api(`entrances?search=${encodeURIComponent('总仓')}`));
    const row = page
      .json<{ rows: { id: string; store: { name: string } }[] }>()
      .rows.find((it) => it.store.name === '总仓');
    await rename('𮚰总仓');
    const refused = await material(row?.id ?? '', 'material.pdf');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
      422,
      'material_character_missing',
    ]);
    expect(refused.json<{ message: string }>().message).toContain('「𮚰」');
    expect((await material(row?.id ?? '', 'material.pdf?storeName=false')).statusCode).toBe(200);
  });

  it('come in one zip for many; what cannot be made is named in it and stops nothing', async () => {
    const zip = await owner.get(api('materials.zip?content=pdf&terminals=true'));
    expect([zip.statusCode, zip.headers['content-type']]).toEqual([200, 'application/zip']);
    const files = await unzipped(zip.rawPayload);
    const names = [...files.keys()];
    expect(names[0]).toBe('不区分门店.pdf');
    expect(names).toContain('太原分公司-太原第一门店.pdf');
    expect(names).toContain('太原分公司-太原第一门店-2 号收银台.pdf');
    for (const [name, bytes] of files)
      if (name.endsWith('.pdf')) expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    // 14 rows and 9 counters, less the store whose name cannot be printed; and the report.
    const report = files.get('未能生成的立牌.txt')?.toString('utf8') ?? '';
    expect(report).toContain('辽宁民生事科技股份有限公司-𮚰总仓');
    expect(report).toContain('「𮚰」');
    expect(report.trim().split('\r\n')).toHaveLength(1);
    expect(names.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThanOrEqual(20);
  });

  it('come as sheets and as bare codes too', async () => {
    const sheets = await unzipped(
      (await owner.get(api('materials.zip?content=sheets&sheet=a3plus&search=南昌'))).rawPayload,
    );
    expect([...sheets.keys()]).toEqual(['拼版-0001.pdf']);
    const codes = await unzipped(
      (await owner.get(api(`materials.zip?content=code-png&ids=${DEMO.merchantWide},${DEMO.taiyuanFirst}`)))
        .rawPayload,
    );
    expect([...codes.keys()]).toEqual(['不区分门店.png', '太原分公司-太原第一门店.png']);
    const text = decoded(pixelsOf(codes.get('不区分门店.png') ?? new Uint8Array()));
    expect(await resolved(text)).toMatchObject({ scene: `e=${DEMO.merchantWide}` });
    const svg = await material(DEMO.taiyuanFirst, 'code.svg');
    expect(svg.payload).toMatch(/^<svg [^>]*width="60mm"/);
    const refused = await owner.get(api(`materials.zip?content=pdf&ids=${platform.other.entranceId}`));
    expect(refused.json<{ code: string }>().code).toBe('entrance_unknown');
  });

  it('wait for WeChat in a zip instead of giving up, and name who got none', async () => {
    await platform.fault('/wxa/getwxacodeunlimit', -1);
    const one = await unzipped(
      (await owner.get(api(`materials.zip?content=pdf&ids=${DEMO.taiyuanFirstTerminal1}`))).rawPayload,
    );
    expect([...one.keys()]).toEqual(['太原分公司-太原第一门店-1 号收银台.pdf']);
  });

  it('impose up to forty on sheets, and say so beyond', async () => {
    const pdf = await owner.get(
      api(`material-sheets.pdf?ids=${DEMO.taiyuanFirst}&copies=5&sheet=a3&orientation=landscape`),
    );
    expect(pdf.statusCode).toBe(200);
    expect((await rasterised(pdf.rawPayload, 20)).length).toBe(2);
    const many = await owner.get(
      api(`material-sheets.pdf?ids=${DEMO.taiyuanFirst},${DEMO.merchantWide}&copies=21`),
    );
    expect([many.statusCode, many.json<{ code: string }>().code]).toEqual([422, 'material_too_many']);
  });

  it('tell what the design makes of colour and logo', async () => {
    const advice = async () => (await owner.get(api('material-design'))).json<Record<string, unknown>>();
    expect(await advice()).toMatchObject({
      brandColor: '#2F7D5B',
      textColor: '#FFFFFF',
      tooPale: false,
      logo: 'none',
    });
    const change = (brand_color: string, logo: string | null) =>
      platform.services.db
        .updateTable('merchants')
        .set({ brand_color, logo })
        .where('id', '=', platform.merchantId)
        .execute();
    await change('#F7E9A0', 'data:image/webp;base64,UklGRhIAAABXRUJQVlA4');
    expect(await advice()).toMatchObject({ tooPale: true, textColor: '#1A1C1F', logo: 'unusable' });
    expect((await material(DEMO.taiyuanFirst, 'material.pdf')).statusCode).toBe(200);
    await change('#2F7D5B', null);
  });
});
