import type { VirtualPhone } from '../phone/phone';
import { FAULTY_CALLS } from '../phone/nfc/fault';
import { h } from './dom';

const CODES = [
  13000, 13001, 13010, 13011, 13012, 13013, 13014, 13015, 13016, 13017, 13018, 13019, 13020, 13021, 13022,
  13023, 13024,
];
/** What no list names, and a failure that names nothing. */
const UNKNOWN = 13999;
const WITHOUT = 'none';

const CALL_WORDS: Readonly<Record<(typeof FAULTY_CALLS)[number], string>> = {
  startDiscovery: '开始检测',
  connect: '连接标签',
  writeNdefMessage: '写入',
  transceive: '收发命令',
};

/** Lets every NFC call of one sort fail with one code, until it is switched off again. */
export function nfcFaultSwitch(phone: Pick<VirtualPhone, 'quirks'>): HTMLElement {
  const option = (value: string, text: string) => h('option', { text, attributes: { value } });
  const apply = () => {
    const fault =
      code.value === ''
        ? null
        : {
            call: call.value,
            code: code.value === WITHOUT ? null : Number(code.value),
            times: Number.POSITIVE_INFINITY,
          };
    phone.quirks = { ...phone.quirks, fault };
  };
  const call = h('select', {
    testid: 'fault-call',
    attributes: { 'aria-label': '出错的 NFC 调用' },
    on: { change: apply },
  });
  call.append(...FAULTY_CALLS.map((name) => option(name, CALL_WORDS[name])));
  const code = h('select', {
    testid: 'fault-code',
    attributes: { 'aria-label': 'NFC 错误码' },
    on: { change: apply },
  });
  code.append(
    option('', '不出错'),
    ...CODES.map((number) => option(String(number), String(number))),
    option(WITHOUT, '没有错误码'),
    option(String(UNKNOWN), `未知（${UNKNOWN}）`),
  );
  return h('div', { class: 'row' }, call, code);
}
