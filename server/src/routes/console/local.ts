import { isLoopback } from '../../config';

/** The host of a Host header without its port; IPv6 without its brackets. */
export function hostOf(header: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(header);
  return bracketed?.[1] ?? header.replace(/:\d+$/, '');
}

/**
 * Whether a request comes from this machine and means this machine: the address alone would also admit a web page that
 * points its own name at 127.0.0.1.
 */
export function isLocalRequest(remoteAddress: string, hostHeader: string | undefined): boolean {
  const address = remoteAddress.replace(/^::ffff:/, '');
  return isLoopback(address) && hostHeader !== undefined && isLoopback(hostOf(hostHeader).toLowerCase());
}
