import { CallError } from './client';

/** A merchant's accounts at the simulated WeChat, as the real one would show them once. */
export interface SimulatedMerchant {
  miniProgram: {
    appId: string;
    appSecret: string;
    userName: string;
    perDeviceModelId: string;
    perModelModelId: string;
  };
  serviceAccount: { appId: string; appSecret: string; pushToken: string; encodingAesKey: string };
  card: { cardId: string; openingLink: string };
}

/** Signs a merchant up at the simulated WeChat; exists in the developer preview only. */
export async function registerAtSimulator(name: string): Promise<SimulatedMerchant> {
  const response = await fetch('/simulator/control/merchants', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => null);
  if (!response?.ok)
    throw new CallError('simulator', '模拟的微信没有回答，请确认 npm start 仍在运行。', null, 0);
  return (await response.json()) as SimulatedMerchant;
}
