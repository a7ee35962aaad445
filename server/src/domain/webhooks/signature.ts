import { createHmac } from 'node:crypto';

/**
 * What the receiver checks: HMAC-SHA256 over `<timestamp>.<body>` with the webhook's secret, in hex. The timestamp (Unix
 * seconds) is signed too, so that an old delivery cannot be played again much later.
 */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')}`;
}
