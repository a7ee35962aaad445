import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import { consoleOwnPhoneLink, consoleOwnPhoneLinkPicture } from '../../contract/console-own-phone';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { invitations } from '../../domain/staff/invitations';
import { makePhoneLink } from '../../domain/staff/own-phone';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';
import { sendPicture } from './picture';

/** Staff bind their own phones to the accounts they use at the console. */
export function registerOwnPhone(app: FastifyInstance, pictures: CodePictures): void {
  const { services } = app;

  serve(
    app,
    consoleOwnPhoneLink,
    ({ caller, commit }) =>
      commit(async (trx) => {
        const link = await makePhoneLink(trx, services, caller.merchantId, caller.staffId);
        return { id: link.id, expiresAt: time(link.expiresAt) };
      }),
    // Whoever knows the id may act as this person.
    { secretAnswer: true },
  );

  serve(app, consoleOwnPhoneLinkPicture, async ({ caller, params, reply }) => {
    const link = await invitations(services.db, services).valid(caller.merchantId, params.linkId);
    if (link.staffId !== caller.staffId) throw new ApiError('invitation_unknown');
    return sendPicture(reply, await pictures.ofInvitation(caller.merchantId, link.id));
  });
}
