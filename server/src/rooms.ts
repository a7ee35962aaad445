import type { Room } from './app';
import { materials as materialsOf } from './domain/materials/maker';
import type { CodePictures } from './domain/pictures/code-pictures';
import type { SchemeSource } from './domain/schemes/source';
import type { Press } from './printing/press';
import { consoleRoom } from './routes/console';
import { memberRoom } from './routes/member';
import { publicRoom } from './routes/public';
import { staffRoom } from './routes/staff';
import { terminalRoom } from './routes/terminal';
import { wechatPushRoom } from './routes/wechat-push';
import type { Services } from './services';

export interface RoomParts {
  readonly schemes: SchemeSource;
  readonly pictures: CodePictures;
  readonly press: Press;
  readonly db: Services['db'];
  /** The product's version, for the launcher. */
  readonly version: string;
}

/** Every room of the API; together they serve the whole contract. */
export function everyRoom(parts: RoomParts): readonly Room[] {
  const { schemes, pictures, press, version } = parts;
  const materials = materialsOf(parts);
  return [
    memberRoom,
    staffRoom(schemes, pictures),
    terminalRoom({ pictures }),
    consoleRoom({ pictures, schemes, press, materials, version }),
    publicRoom(materials),
    wechatPushRoom,
  ];
}
