/** An errcode answer of the WeChat API. HTTP status is 200, as WeChat's. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

/** A refusal on the phone's side: an HTTP status and a Chinese message. */
export class PhoneRefusal extends Error {
  override readonly name = 'PhoneRefusal';
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}
