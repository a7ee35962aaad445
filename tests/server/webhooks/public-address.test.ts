import { isPublicAddress, publicAddresses, reachable } from '../../../server/src/security/public-address';

describe('a public address', () => {
  it.each(['93.184.215.14', '1.1.1.1', '223.5.5.5', '2606:4700:4700::1111', '2400:3200::1'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'not an address',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('where a call would go', () => {
  const names: Record<string, string[]> = {
    'hooks.example.com': ['93.184.215.14', '2606:4700::1'],
    'inside.example.com': ['10.0.0.8'],
    'both.example.com': ['93.184.215.14', '127.0.0.1'],
  };
  const resolve = (host: string) => {
    const found = names[host];
    return found
      ? Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
      : Promise.reject(new Error('ENOTFOUND'));
  };
  const ask = (url: string) => reachable(new URL(url), publicAddresses, resolve);

  it('is every address of a public name', async () => {
    expect((await ask('https://hooks.example.com/x'))?.map((it) => it.address)).toEqual(
      names['hooks.example.com'],
    );
    expect(await ask('https://93.184.215.14:8443/x')).toEqual([{ address: '93.184.215.14', family: 4 }]);
  });

  it.each([
    'http://hooks.example.com/',
    'ftp://hooks.example.com/',
    'https://user:word@hooks.example.com/',
    'https://inside.example.com/',
    'https://both.example.com/',
    'https://nowhere.example.com/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
  ])('is nowhere for %s', async (url) => expect(await ask(url)).toBeNull());
});
