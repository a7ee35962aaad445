import { ApiError } from '../../contract/api-error';
import type { Services } from '../../services';
import type { CodePicture } from '../../wechat/gateway';
import { miniProgramAccount } from '../merchants/accounts';

/** Landing pages of printed codes; never renamed (product §1). */
const MEMBER_PAGE = 'pages/member/index';
const WRITE_PAGE = 'staff/pages/nfc-write/index';
const JOIN_PAGE = 'staff/pages/join/index';

/** For screens. Pixels. */
const WIDTH = 512;
/** For print: the widest WeChat draws, 900 dpi on a stand. Pixels. */
const PRINT_WIDTH = 1280;
const KEPT = 300;

export interface CodePictures {
  /** 小程序码 that opens the member center at an entrance. */
  ofEntrance(merchantId: string, entranceId: string): Promise<CodePicture>;
  /** The same code, large enough for print. */
  ofEntranceForPrint(merchantId: string, entranceId: string): Promise<CodePicture>;
  /** 小程序码 that opens the write page. */
  ofWriteCode(merchantId: string, writeCodeId: string): Promise<CodePicture>;
  /** 小程序码 that opens a staff invitation. */
  ofInvitation(merchantId: string, invitationId: string): Promise<CodePicture>;
}

/** A picture as it travels inside JSON. */
export const inJson = ({ contentType, bytes }: CodePicture) => ({
  contentType,
  base64: Buffer.from(bytes).toString('base64'),
});

type Parts = Pick<Services, 'db' | 'secrets' | 'gateway'>;

/**
 * Mini-program codes by WeChat. A code is permanent and its picture the same every time, so the last few hundred are kept
 * in memory and two who ask at once share one call.
 */
export function codePictures({ db, secrets, gateway }: Parts): CodePictures {
  const kept = new Map<string, Promise<CodePicture>>();

  async function draw(merchantId: string, scene: string, page: string, width: number): Promise<CodePicture> {
    const merchant = await db
      .selectFrom('merchants')
      .select(['id', 'app_id', 'app_secret_enc'])
      .where('id', '=', merchantId)
      .executeTakeFirst();
    if (!merchant) throw new ApiError('merchant_unknown');
    return gateway.miniProgram(miniProgramAccount(secrets, merchant)).unlimitedCode({
      scene,
      page,
      width,
      envVersion: 'release',
      checkPath: true,
    });
  }

  function picture(merchantId: string, scene: string, page: string, width = WIDTH): Promise<CodePicture> {
    const key = `${merchantId} ${scene} ${width}`;
    const known = kept.get(key);
    if (known) return known;
    const drawn = draw(merchantId, scene, page, width);
    kept.set(key, drawn);
    // A failure is not kept: the next person asks WeChat again.
    drawn.catch(() => {
      if (kept.get(key) === drawn) kept.delete(key);
    });
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return drawn;
  }

  return {
    ofEntrance: (merchantId, id) => picture(merchantId, `e=${id}`, MEMBER_PAGE),
    ofEntranceForPrint: (merchantId, id) => picture(merchantId, `e=${id}`, MEMBER_PAGE, PRINT_WIDTH),
    ofWriteCode: (merchantId, id) => picture(merchantId, `w=${id}`, WRITE_PAGE),
    ofInvitation: (merchantId, id) => picture(merchantId, `i=${id}`, JOIN_PAGE),
  };
}
