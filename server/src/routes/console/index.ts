import type { Room } from '../../app';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { registerAccess } from './access';
import { registerAccount } from './account';
import { consoleDoor } from './door';
import { registerEntrances } from './entrances';
import { registerOwnPhone } from './own-phone';
import { registerStaff } from './staff';
import { registerTagSafety } from './tag-safety';
import { registerTerminals } from './terminals';
import { registerWriteCodes } from './write-codes';

export interface ConsoleRoomParts {
  pictures: CodePictures;
  /** The product's version, for the launcher. */
  version: string;
}

/** Routes of the merchant console. */
export function consoleRoom({ pictures, version }: ConsoleRoomParts): Room {
  return (app) => {
    const door = consoleDoor(app.services);
    registerAccess(app, version, door);
    registerAccount(app, door);
    registerEntrances(app, pictures);
    registerWriteCodes(app, pictures);
    registerTerminals(app);
    registerStaff(app, pictures);
    registerOwnPhone(app, pictures);
    registerTagSafety(app);
  };
}
