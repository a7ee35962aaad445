import type { Submitted, View } from './card';
import type { Opening } from './opening';

const ROOT = 'http://127.0.0.1:3210/simulator/phone/card-component';

/** Asks what this card looks like to this person. Rejects with words for people. */
export function openCard(opening: Opening): Promise<View> {
  return post<View>('/open', wireOf(opening));
}

/** Sends the form. In jump mode the answer carries what goes back to the merchant, otherwise nothing. */
export function submitCard(opening: Opening, form: Record<string, string>): Promise<Submitted> {
  return post<Submitted>('/submit', { ...wireOf(opening), form });
}

function wireOf({ userId, encrypt_card_id, biz, outer_str }: Opening): object {
  return { userId, encrypt_card_id, biz, outer_str };
}

function post<T>(path: string, data: object): Promise<T> {
  return new Promise((resolve, reject) => {
    wx.request({
      url: ROOT + path,
      method: 'POST',
      header: { 'content-type': 'application/json' },
      data,
      success: (answer) => {
        if (answer.statusCode === 200) resolve(answer.data as T);
        else reject(new Error(messageOf(answer.data)));
      },
      fail: () => reject(new Error('网络不可用，请检查网络后重试')),
    });
  });
}

function messageOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string') {
    return body.message;
  }
  return '微信服务繁忙，请稍后重试';
}
