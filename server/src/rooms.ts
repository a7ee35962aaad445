import type { Room } from './app';
import type { CodePictures } from './domain/pictures/code-pictures';
import type { SchemeSource } from './domain/schemes/source';
import { consoleRoom } from './routes/console';
import { memberRoom } from './routes/member';
import { staffRoom } from './routes/staff';
import { terminalRoom } from './routes/terminal';
import { wechatPushRoom } from './routes/wechat-push';

export interface RoomParts {
  readonly schemes: SchemeSource;
  readonly pictures: CodePictures;
  /** The product's version, for the launcher. */
  readonly version: string;
}

/** Every room of the API; together they serve the whole contract. */
export function everyRoom({ schemes, pictures, version }: RoomParts): readonly Room[] {
  return [
    memberRoom,
    staffRoom(schemes, pictures),
    terminalRoom({ pictures }),
    consoleRoom({ pictures, schemes, version }),
    wechatPushRoom,
  ];
}
