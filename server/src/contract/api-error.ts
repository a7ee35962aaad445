import { errorTable } from './errors';
import type { ErrorCode } from './errors';

export interface ApiErrorOptions {
  /** Chinese cause and next step that say more than the table's; never a secret. */
  message?: string;
  /** Whole seconds after which a retry makes sense. */
  retryAfter?: number;
  /** For the log only; never answered. */
  cause?: unknown;
}

/** A refusal with a documented code. Domain code throws it without knowing HTTP. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly retryAfter: number | null;

  constructor(
    readonly code: ErrorCode,
    options: ApiErrorOptions = {},
  ) {
    super(options.message ?? errorTable[code].message, { cause: options.cause });
    this.status = errorTable[code].status;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** Narrows an unknown failure to a refusal, by code where given. */
export function isApiError(failure: unknown, code?: ErrorCode): failure is ApiError {
  return failure instanceof ApiError && (code === undefined || failure.code === code);
}
