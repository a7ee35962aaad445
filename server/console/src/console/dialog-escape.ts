/**
 * Element Plus's fields with a list keep the Escape key to themselves, closed or open. When the list is closed the key
 * is meant for the dialog that the field stands in.
 */
export function passEscapeOn(page: Document): void {
  page.addEventListener(
    'keydown',
    (event) => {
      const field = event.target;
      if (event.key !== 'Escape' || !(field instanceof HTMLElement)) return;
      if (field.getAttribute('role') !== 'combobox' || field.getAttribute('aria-expanded') === 'true') return;
      const dialog = field.closest('[role="dialog"]');
      if (!dialog) return;
      event.stopPropagation();
      dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
    },
    true,
  );
}
