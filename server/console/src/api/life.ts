import { call, type Answer, type Query } from './client';
import { act } from './console';

const tagsPath = '/api/v1/console/tags';
export type TagPage = Answer<typeof tagsPath, 'get'>;
export type TagRow = TagPage['rows'][number];
export type TagAct = TagRow['acts'][number];
export type TagQuery = Omit<NonNullable<Query<typeof tagsPath>>, 'cursor' | 'limit'>;
export const tagRegister = (query: TagQuery, cursor?: string, signal?: AbortSignal): Promise<TagPage> =>
  call('get', tagsPath, { query: { ...query, cursor, limit: 50 }, ...(signal ? { signal } : {}) });

const actsPath = '/api/v1/console/tags/acts';
export type TagsChanged = Answer<typeof actsPath, 'post'>;
export const actOnTags = (tagIds: string[], what: TagAct): Promise<TagsChanged> =>
  act('post', actsPath, { tagIds, act: what });
export const moveTags = (tagIds: string[], entranceId: string): Promise<TagsChanged> =>
  act('post', '/api/v1/console/tags/moves', { tagIds, entranceId });

const historyPath = '/api/v1/console/tags/{tagId}/writes';
export type TagHistory = Answer<typeof historyPath, 'get'>;
export const tagHistory = (tagId: string): Promise<TagHistory> =>
  call('get', historyPath, { params: { tagId } });

const auditPath = '/api/v1/console/audit';
export type AuditPage = Answer<typeof auditPath, 'get'>;
export type AuditRow = AuditPage['rows'][number];
export type AuditQuery = Omit<NonNullable<Query<typeof auditPath>>, 'cursor' | 'limit'>;
/** What this page has a word for; lines may name others, of a newer server. */
export type AuditAction = NonNullable<AuditQuery['action']>;
export const auditLog = (query: AuditQuery, cursor?: string, signal?: AbortSignal): Promise<AuditPage> =>
  call('get', auditPath, { query: { ...query, cursor, limit: 50 }, ...(signal ? { signal } : {}) });

const figuresPath = '/api/v1/console/figures';
export type FiguresOf = Answer<typeof figuresPath, 'get'>;
export type Figures = FiguresOf['total'];
export type DayFigures = FiguresOf['days'][number];
export type Period = NonNullable<Query<typeof figuresPath>>;
export const figures = (period: Period, signal?: AbortSignal): Promise<FiguresOf> =>
  call('get', figuresPath, { query: { ...period }, ...(signal ? { signal } : {}) });

const byPath = '/api/v1/console/figures/rows';
export type FiguresPage = Answer<typeof byPath, 'get'>;
export type FiguresRow = FiguresPage['rows'][number];
export type FiguresBy = 'store' | 'terminal' | 'tag';
export const figuresBy = (
  by: FiguresBy,
  period: Period,
  cursor?: string,
  signal?: AbortSignal,
): Promise<FiguresPage> =>
  call('get', byPath, {
    query: { ...period, by, cursor, limit: 50 },
    ...(signal ? { signal } : {}),
  });
