import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/*
 * Outgoing calls to addresses that merchants type reach public addresses only (architecture §6): never this machine, its
 * network, or what a cloud offers its machines. Ranges: IANA special-purpose registries for IPv4 and IPv6.
 */

const V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const blockedV4 = new BlockList();
for (const [network, bits] of V4) blockedV4.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only global unicast is public, without what stands for IPv4 or for documentation. */
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');
const blockedV6 = new BlockList();
blockedV6.addSubnet('2001::', 23, 'ipv6');
blockedV6.addSubnet('2001:db8::', 32, 'ipv6');
blockedV6.addSubnet('2002::', 16, 'ipv6');
blockedV6.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address is reachable on the open internet. False for anything that is no address. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !blockedV4.check(address, 'ipv4');
  if (version === 6) return globalV6.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6');
  return false;
}

/** Which addresses may be called. Tests bring one that lets them reach themselves. */
export interface AddressPolicy {
  readonly protocols: readonly string[];
  mayReach(address: string): boolean;
}

export const publicAddresses: AddressPolicy = { protocols: ['https:'], mayReach: isPublicAddress };

/** Asks the name service. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;
const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** The address behind a URL's host, without the brackets of IPv6. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Where a call to this URL would really go; every address of the name must be allowed, so that a name with one good and
 * one bad address is refused. Null when it may not be called or does not resolve. Connect to one of these addresses and to
 * nothing else: the name may mean something different a moment later.
 */
export async function reachable(
  url: URL,
  policy: AddressPolicy,
  resolve: Resolve = systemResolve,
): Promise<readonly LookupAddress[] | null> {
  if (!policy.protocols.includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  const host = hostOf(url);
  const version = isIP(host);
  const addresses = version
    ? [{ address: host, family: version }]
    : await resolve(host).catch(() => [] as readonly LookupAddress[]);
  if (addresses.length === 0 || !addresses.every(({ address }) => policy.mayReach(address))) return null;
  return addresses;
}
