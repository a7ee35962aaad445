import cookie from '@fastify/cookie';
import type { Room } from '../../app';
import type { Materials } from '../../domain/materials/maker';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import type { SchemeSource } from '../../domain/schemes/source';
import type { Press } from '../../printing/press';
import { registerAccess } from './access';
import { registerAccount } from './account';
import { consoleDoor } from './door';
import { registerEntrances } from './entrances';
import { registerExports } from './exports';
import { registerImports } from './imports';
import { registerGuide } from './guide';
import { registerFrontDesk } from './front-desk';
import { registerOwnPhone } from './own-phone';
import { registerPlaces } from './places';
import { registerSettings } from './settings';
import { registerMaterials } from './materials';
import { registerFactory } from './factory';
import { registerSchemes } from './schemes';
import { registerStaff } from './staff';
import { registerAudit } from './audit';
import { registerRegisterFiles } from './register-files';
import { registerFigures } from './figures';
import { registerMembers } from './members';
import { registerRefunds } from './refunds';
import { registerTags } from './tags';
import { registerTagSafety } from './tag-safety';
import { registerTerminals } from './terminals';
import { registerWriteCodes } from './write-codes';

export interface ConsoleRoomParts {
  pictures: CodePictures;
  schemes: SchemeSource;
  press: Press;
  materials: Materials;
  /** The product's version, for the launcher. */
  version: string;
}

/** Routes of the merchant console. */
export function consoleRoom({ pictures, schemes, press, materials, version }: ConsoleRoomParts): Room {
  return async (app) => {
    // Only here, so that a member's tap is not searched for cookies on its way to the cashier.
    await app.register(cookie);
    const door = consoleDoor(app.services);
    registerAccess(app, version, door);
    registerAccount(app, door);
    registerSettings(app, schemes);
    registerGuide(app, schemes);
    registerEntrances(app, pictures);
    registerImports(app);
    registerExports(app);
    registerWriteCodes(app, pictures);
    registerTerminals(app);
    registerPlaces(app);
    registerStaff(app, pictures);
    registerOwnPhone(app, pictures);
    registerTagSafety(app);
    registerTags(app);
    registerAudit(app);
    registerFigures(app);
    registerMembers(app);
    registerRegisterFiles(app);
    registerRefunds(app);
    registerMaterials(app, press, materials);
    registerFrontDesk(app);
    registerSchemes(app, schemes);
    registerFactory(app);
  };
}
