import { newTag } from '../../../preview/tags/kinds';
import { hex } from '../../../preview/tags/memory';
import { VirtualTag } from '../../../preview/tags/virtual-tag';

export const UID = Uint8Array.of(0x04, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6);

export function held(kind: string): VirtualTag {
  const tag = new VirtualTag(newTag(kind, UID));
  tag.enterField();
  tag.select();
  return tag;
}

/** Sends a command given in hexadecimal and puts the answer as text: octets, `ACK`, `NAK n` or `silence`. */
export function send(tag: VirtualTag, command: string): string {
  const answer = tag.transceive(Uint8Array.from(command.split(' '), (byte) => parseInt(byte, 16)));
  if (answer.kind === 'data') return hex(answer.bytes, ' ');
  if (answer.kind === 'ack') return 'ACK';
  return answer.kind === 'nak' ? `NAK ${String(answer.code)}` : 'silence';
}

export function page(tag: VirtualTag, number: number): string {
  return hex(tag.snapshot().memory.subarray(number * 4, number * 4 + 4), ' ');
}
