const setDisabled = (disabled: boolean): void => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('form button'))
    button.disabled = disabled;
};

const show = (id: string, visible: boolean): void => {
  const note = document.getElementById(id);
  if (note) note.hidden = !visible;
};

/** Whether the owner presses Share without having chosen a car. */
const sharesNothing = (form: HTMLFormElement, submitter: HTMLElement | null): boolean =>
  submitter?.id === 'approval-button' && !form.querySelector('[name=vehicle]:checked');

/** Sends each form once, none while offline, and no consent without a car. */
export const guardForms = (): void => {
  let sent = false;
  const release = (): void => {
    sent = false;
    setDisabled(false);
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (sharesNothing(form, event.submitter)) {
      event.preventDefault();
      show('nothing-selected', true);
      form.querySelector<HTMLInputElement>('[name=vehicle]:enabled')?.focus();
    } else if (sent || !navigator.onLine) {
      event.preventDefault();
      show('offline', !navigator.onLine);
    } else {
      sent = true;
      // Not yet: a disabled button would not be sent with its form.
      setTimeout(setDisabled, 0, true);
    }
  });
  document.addEventListener('change', () => show('nothing-selected', false));

  // Back from another page, or from an app that a redirect opened.
  addEventListener('pageshow', release);
  document.addEventListener('visibilitychange', () => document.hidden || release());

  addEventListener('offline', () => show('offline', true));
  addEventListener('online', () => show('offline', false));
  show('offline', !navigator.onLine);
};
