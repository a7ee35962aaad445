import { Type } from 'typebox';
import { Time, nullable, strict } from './common';
import { defineRoute } from './route';
import { consoleActErrors, consoleErrors } from './usual-errors';

const leads = { kind: 'console', roles: ['owner', 'operator'] } as const;

/** Steps of the first-run guide, in the order of the manual. */
export const GuideStep = Type.Union([
  Type.Literal('mini_program'),
  Type.Literal('service_account'),
  Type.Literal('nfc_device'),
  Type.Literal('nfc_capability'),
  Type.Literal('page_published'),
  Type.Literal('card'),
  Type.Literal('card_form'),
  Type.Literal('card_jump'),
  Type.Literal('card_link'),
  Type.Literal('message_push'),
  Type.Literal('open_platform'),
  Type.Literal('first_tag'),
]);

export const Guide = Type.Object(
  {
    steps: Type.Array(
      Type.Object(
        {
          step: GuideStep,
          /**
           * - missing: something is to be filled in first. - unchecked: filled in, WeChat not asked yet.
           * - passed, failed: as `checkedAt`. - unsure: WeChat has no way to ask, or gave no clear answer.
           */
          state: Type.Union([
            Type.Literal('missing'),
            Type.Literal('unchecked'),
            Type.Literal('passed'),
            Type.Literal('failed'),
            Type.Literal('unsure'),
          ]),
          checkedAt: nullable(Time),
          finding: nullable(
            Type.Object(
              {
                /** WeChat's number; null when the finding is ours. */
                errcode: nullable(Type.Integer()),
                /** WeChat's own words. */
                errmsg: Type.String(),
                cause: Type.String(),
                remedy: Type.String(),
              },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
    done: Type.Integer(),
  },
  strict,
);

export const consoleGuide = defineRoute({
  id: 'consoleGuide',
  method: 'GET',
  path: '/api/v1/console/guide',
  tag: 'console',
  summary: 'Every step of setting up, with what the last pre-flight found.',
  who: leads,
  act: false,
  response: Guide,
  errors: [...consoleErrors],
});

export const consolePreflight = defineRoute({
  id: 'consolePreflight',
  method: 'POST',
  path: '/api/v1/console/guide/preflight',
  tag: 'console',
  summary:
    'Really asks WeChat about every step, without using anything up: the one scheme it may issue is kept for the first tag.',
  who: leads,
  act: true,
  body: Type.Object({}, strict),
  response: Guide,
  errors: [...consoleErrors, ...consoleActErrors],
});
