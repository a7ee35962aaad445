import { HOVER_PROPERTIES, activations, followHover, formActions, formFields } from './define';
import type { Builtin } from './define';
import type { BuiltinContext } from './context';
import { frameworkElementOf } from '../glue/backend';

function button(context: BuiltinContext): Builtin {
  return {
    properties: {
      ...HOVER_PROPERTIES,
      hoverClass: { type: String, value: 'button-hover' },
      size: { type: String, value: 'default' },
      type: { type: String, value: 'default' },
      plain: Boolean,
      disabled: Boolean,
      loading: Boolean,
      formType: String,
      openType: String,
      lang: String,
      phoneNumberNoQuotaToast: { type: Boolean, value: true },
      appParameter: String,
      sessionFrom: String,
      sendMessageTitle: String,
      sendMessagePath: String,
      sendMessageImg: String,
      showMessageCard: Boolean,
      businessId: null,
    },
    setup(element) {
      followHover(element, () => !element.flag('disabled'));
      activations.set(element.dom, () => element.trigger('tap', {}, { bubbles: true, composed: true }));
      element.on('tap', () => {
        if (element.flag('disabled')) return;
        const form = element.dom.closest<HTMLElement>('wx-form');
        const action = form ? formActions.get(form) : undefined;
        if (element.text('formType') === 'submit') action?.submit();
        if (element.text('formType') === 'reset') action?.reset();
        if (element.text('openType')) {
          context.openType(element.text('openType'), element.component, (type, detail) =>
            element.trigger(type, detail),
          );
        }
      });
      const draw = (): void => {
        element.dom.dataset['type'] = element.text('type');
        element.dom.dataset['size'] = element.text('size');
        for (const flag of ['plain', 'disabled', 'loading']) {
          element.dom.toggleAttribute(`data-${flag}`, element.flag(flag));
        }
      };
      draw();
      return { changed: draw };
    },
  };
}

const form: Builtin = {
  properties: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  setup(element) {
    const fields = (): { name: string; value: unknown; reset(): void }[] => {
      const found: { name: string; value: unknown; reset(): void }[] = [];
      for (const node of element.dom.querySelectorAll<HTMLElement>('*')) {
        const builtin = formFields.get(node);
        if (builtin) {
          found.push({ name: builtin.name(), value: builtin.value(), reset: () => builtin.reset() });
          continue;
        }
        // A custom component with the behaviour wx://form-field has these two properties.
        const component = (frameworkElementOf(node) ?? element.component).asGeneralComponent();
        const data = component?.data;
        if (component && component !== element.component && data && 'name' in data && 'value' in data) {
          found.push({ name: String(data['name'] ?? ''), value: data['value'], reset: () => undefined });
        }
      }
      return found.filter(({ name }) => name !== '');
    };
    formActions.set(element.dom, {
      submit: () =>
        element.trigger('submit', {
          value: Object.fromEntries(fields().map(({ name, value }) => [name, value])),
        }),
      reset: () => {
        fields().forEach((field) => field.reset());
        element.trigger('reset');
      },
    });
  },
};

const CONTROLS = 'wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-button, wx-picker';

const label: Builtin = {
  properties: { for: String },
  setup(element) {
    element.dom.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(CONTROLS)) return;
      const id = element.text('for');
      const control = id
        ? (element.dom.ownerDocument.getElementById(id) ?? undefined)
        : element.dom.querySelector<HTMLElement>(CONTROLS);
      if (control) activations.get(control)?.();
    });
  },
};

const NAVIGATION: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
};

function navigator(context: BuiltinContext): Builtin {
  return {
    properties: {
      ...HOVER_PROPERTIES,
      hoverClass: { type: String, value: 'navigator-hover' },
      target: { type: String, value: 'self' },
      url: String,
      openType: { type: String, value: 'navigate' },
      delta: { type: Number, value: 1 },
      appId: String,
      path: String,
      extraData: { type: null, value: undefined },
      version: { type: String, value: 'release' },
      shortLink: String,
    },
    setup(element) {
      followHover(element, () => true);
      const outcome = {
        success: (result: unknown) => element.trigger('success', result),
        fail: (result: unknown) => element.trigger('fail', result),
        complete: (result: unknown) => element.trigger('complete', result),
      };
      element.on('tap', () => {
        const openType = element.text('openType');
        if (element.text('target') !== 'miniProgram') {
          const name = NAVIGATION[openType];
          if (name)
            context.call(name, { url: element.text('url'), delta: element.number('delta'), ...outcome });
          return;
        }
        const extraData = element.data['extraData'];
        if (openType === 'exit') context.call('exitMiniProgram', outcome);
        else if (openType === 'navigateBack')
          context.call('navigateBackMiniProgram', { extraData, ...outcome });
        else {
          context.call('navigateToMiniProgram', {
            appId: element.text('appId'),
            path: element.text('path'),
            envVersion: element.text('version'),
            shortLink: element.text('shortLink'),
            extraData,
            ...outcome,
          });
        }
      });
    },
  };
}

function pageMeta(context: BuiltinContext): Builtin {
  return {
    properties: {
      backgroundTextStyle: String,
      backgroundColor: String,
      backgroundColorTop: String,
      backgroundColorBottom: String,
      rootBackgroundColor: String,
      scrollTop: String,
      scrollDuration: Number,
      pageStyle: String,
      rootFontSize: String,
      pageOrientation: String,
    },
    setup(element) {
      const apply = (): void =>
        context.pageStyle(element.component, {
          pageStyle: element.text('pageStyle'),
          rootFontSize: element.text('rootFontSize'),
          ...(element.text('scrollTop') ? { scrollTop: element.text('scrollTop') } : {}),
        });
      return { changed: apply, attached: apply };
    },
  };
}

function navigationBar(context: BuiltinContext): Builtin {
  return {
    properties: {
      title: String,
      loading: Boolean,
      frontColor: String,
      backgroundColor: String,
      colorAnimationDuration: Number,
      colorAnimationTimingFunc: String,
    },
    setup(element) {
      const apply = (): void => {
        const front = element.text('frontColor').toLowerCase();
        context.pageStyle(element.component, {
          ...(element.text('title') ? { title: element.text('title') } : {}),
          ...(element.text('backgroundColor') ? { background: element.text('backgroundColor') } : {}),
          ...(front
            ? {
                textStyle: front === '#ffffff' || front === 'white' ? ('white' as const) : ('black' as const),
              }
            : {}),
        });
      };
      return { changed: apply, attached: apply };
    },
  };
}

export function actionBuiltins(context: BuiltinContext): Record<string, Builtin> {
  return {
    button: button(context),
    form,
    label,
    navigator: navigator(context),
    'functional-page-navigator': navigator(context),
    'page-meta': pageMeta(context),
    'navigation-bar': navigationBar(context),
  };
}
