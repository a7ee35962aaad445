/** Codes that routes of one kind of caller have in common; each route names them with its own. */

/** Whoever brings the `Idempotency-Key` of an act. */
export const actErrors = ['idempotency_key_missing', 'idempotency_conflict'] as const;

export const memberErrors = ['unauthenticated', 'session_expired'] as const;
export const terminalErrors = ['unauthenticated', 'terminal_revoked'] as const;
export const consoleErrors = ['unauthenticated', 'forbidden'] as const;
export const consoleActErrors = ['csrf_failed', ...actErrors] as const;

/** Where WeChat is asked. */
export const wechatErrors = ['wechat_busy', 'wechat_misconfigured'] as const;
/** Where WeChat draws a mini-program code. */
export const codePictureErrors = [...wechatErrors, 'mini_program_missing'] as const;
/** A one-time invitation or link that is over. */
export const invitationErrors = [
  'invitation_unknown',
  'invitation_expired',
  'invitation_revoked',
  'invitation_used',
] as const;
