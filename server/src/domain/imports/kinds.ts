import type { ImportsTable } from '../../db/schema';
import type { ImportRules } from './kind';
import { oldMemberImport } from './old-members';
import { storeImport } from './stores';

export type ImportKindName = ImportsTable['kind'];

export const importKinds: Readonly<Record<ImportKindName, ImportRules>> = {
  stores: storeImport,
  old_members: oldMemberImport,
};

export const importNames: Readonly<Record<ImportKindName, string>> = {
  stores: '门店',
  old_members: '旧会员',
};
