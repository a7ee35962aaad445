import { Type } from 'typebox';
import { entranceFilter } from './console-entrances';
import { Color, Id, strict } from './common';
import { defineRoute, staffRoles } from './route';
import { codePictureErrors, consoleErrors } from './usual-errors';

const anyStaff = { kind: 'console', roles: staffRoles } as const;
const names = ['material_character_missing', 'material_name_too_long'] as const;

/** Portrait is A5, landscape A6. */
export const Orientation = Type.Union([Type.Literal('portrait'), Type.Literal('landscape')]);
/** Crop marks around a larger page, the bleed of 3 mm alone, or the stand as it is after cutting. */
const Edge = Type.Union([Type.Literal('marks'), Type.Literal('bleed'), Type.Literal('trim')]);
const Sheet = Type.Union([Type.Literal('a4'), Type.Literal('a3'), Type.Literal('a3plus')]);

const look = {
  orientation: Type.Optional(Orientation),
  /** Print the store's name; default true. */
  storeName: Type.Optional(Type.Boolean()),
  /** An empty place instead of the mini-program code (空码); default false. */
  blank: Type.Optional(Type.Boolean()),
};
/** `edge`: default marks for PDF, trim for PNG and SVG. */
const StandQuery = Type.Object({ ...look, edge: Type.Optional(Edge) }, strict);
/** Which entrances: those named, or all that a filter finds; neither means all. Terminals come with their stores if asked for. */
const which = {
  ids: Type.Optional(
    Type.String({ maxLength: 8_000, pattern: '^[0-9A-Za-z_-]{1,64}(,[0-9A-Za-z_-]{1,64})*$' }),
  ),
  ...entranceFilter,
  terminals: Type.Optional(Type.Boolean()),
};

const base = { method: 'GET', tag: 'console', act: false } as const;
const params = Type.Object({ entranceId: Id }, strict);
const stand = {
  ...base,
  who: anyStaff,
  params,
  query: StandQuery,
  errors: [...consoleErrors, 'entrance_unknown', ...names, ...codePictureErrors],
} as const;

export const consoleMaterialPdf = defineRoute({
  ...stand,
  id: 'consoleMaterialPdf',
  path: '/api/v1/console/entrances/:entranceId/material.pdf',
  summary:
    'The stand of an entrance for the printer: vector, no fonts, real millimetres, bleed and crop marks.',
  produces: 'application/pdf',
});

export const consoleMaterialPng = defineRoute({
  ...stand,
  id: 'consoleMaterialPng',
  path: '/api/v1/console/entrances/:entranceId/material.png',
  summary: 'The stand of an entrance at 300 dpi.',
  produces: 'image/png',
});

export const consoleMaterialSvg = defineRoute({
  ...stand,
  id: 'consoleMaterialSvg',
  path: '/api/v1/console/entrances/:entranceId/material.svg',
  summary: 'The stand of an entrance as SVG: the preview of the same drawing.',
  produces: 'image/svg+xml',
});

export const consoleCodeForPrint = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleCodeForPrint',
  path: '/api/v1/console/entrances/:entranceId/code-print.png',
  summary: '小程序码 of an entrance in the size for print.',
  params,
  produces: 'image/png',
  errors: [...consoleErrors, 'entrance_unknown', ...codePictureErrors],
});

export const consoleCodeSvg = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleCodeSvg',
  path: '/api/v1/console/entrances/:entranceId/code.svg',
  summary: '小程序码 of an entrance as SVG of 60 mm: WeChat’s picture, placed in real size.',
  params,
  produces: 'image/svg+xml',
  errors: [...consoleErrors, 'entrance_unknown', ...codePictureErrors],
});

/** What the design makes of the merchant's colour and logo, before anything is printed. */
export const consoleMaterialDesign = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleMaterialDesign',
  path: '/api/v1/console/material-design',
  summary: 'Brand colour with its contrast, logo, and how many stands a sheet takes.',
  response: Type.Object(
    {
      brandColor: Color,
      /** Text on the brand colour, and its contrast (WCAG 2; at least 4.5). */
      textColor: Color,
      textContrast: Type.Number(),
      /** Contrast of the brand colour on white paper; under 3 it is told as too pale. */
      paperContrast: Type.Number(),
      tooPale: Type.Boolean(),
      logo: Type.Union([
        Type.Literal('none'),
        Type.Literal('good'),
        /** Fewer than 300 dots per inch at the printed size. */
        Type.Literal('coarse'),
        /** Hardly seen on white, where it is printed. */
        Type.Literal('faint'),
        /** Neither PNG nor JPEG: left out. */
        Type.Literal('unusable'),
      ]),
      perSheet: Type.Array(
        Type.Object({ sheet: Sheet, orientation: Orientation, stands: Type.Integer() }, strict),
      ),
    },
    strict,
  ),
  errors: [...consoleErrors],
});

export const consoleMaterialsZip = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleMaterialsZip',
  path: '/api/v1/console/materials.zip',
  summary:
    'Stands, print sheets or codes of many entrances in one zip, streamed; what could not be made is named in a text file inside.',
  query: Type.Object(
    {
      ...which,
      ...look,
      edge: Type.Optional(Edge),
      content: Type.Union([
        Type.Literal('pdf'),
        Type.Literal('png'),
        Type.Literal('svg'),
        Type.Literal('sheets'),
        Type.Literal('code-png'),
        Type.Literal('code-svg'),
      ]),
      sheet: Type.Optional(Sheet),
    },
    strict,
  ),
  produces: 'application/zip',
  errors: [...consoleErrors, 'entrance_unknown'],
});

export const consoleMaterialSheets = defineRoute({
  ...base,
  who: anyStaff,
  id: 'consoleMaterialSheets',
  path: '/api/v1/console/material-sheets.pdf',
  summary: 'Up to 40 stands imposed on A4, A3 or A3+ sheets with crop marks; more go by the zip.',
  query: Type.Object(
    {
      ...which,
      ...look,
      sheet: Type.Optional(Sheet),
      /** The same stand so many times. */
      copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 40 })),
    },
    strict,
  ),
  produces: 'application/pdf',
  errors: [...consoleErrors, 'entrance_unknown', 'material_too_many', ...names, ...codePictureErrors],
});

const blank = { ...base, who: { kind: 'anyone' }, errors: [] } as const;
const blankSummary = (name: string) =>
  `空码 stand, ${name}, neutral design: for anybody, at an address that stays.`;

export const blankPortraitPdf = defineRoute({
  ...blank,
  id: 'blankPortraitPdf',
  path: '/materials/blank-portrait.pdf',
  summary: blankSummary('A5 portrait'),
  produces: 'application/pdf',
});
export const blankPortraitPng = defineRoute({
  ...blank,
  id: 'blankPortraitPng',
  path: '/materials/blank-portrait.png',
  summary: blankSummary('A5 portrait'),
  produces: 'image/png',
});
export const blankPortraitSvg = defineRoute({
  ...blank,
  id: 'blankPortraitSvg',
  path: '/materials/blank-portrait.svg',
  summary: blankSummary('A5 portrait'),
  produces: 'image/svg+xml',
});
export const blankLandscapePdf = defineRoute({
  ...blank,
  id: 'blankLandscapePdf',
  path: '/materials/blank-landscape.pdf',
  summary: blankSummary('A6 landscape'),
  produces: 'application/pdf',
});
export const blankLandscapePng = defineRoute({
  ...blank,
  id: 'blankLandscapePng',
  path: '/materials/blank-landscape.png',
  summary: blankSummary('A6 landscape'),
  produces: 'image/png',
});
export const blankLandscapeSvg = defineRoute({
  ...blank,
  id: 'blankLandscapeSvg',
  path: '/materials/blank-landscape.svg',
  summary: blankSummary('A6 landscape'),
  produces: 'image/svg+xml',
});
