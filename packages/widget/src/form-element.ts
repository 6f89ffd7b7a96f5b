import { LitElement } from 'lit';

/** An element that is part of a form, with what every form control offers (HTML §4.10.18.7). */
export class FormElement extends LitElement {
  static readonly formAssociated = true;

  declare readonly form: HTMLFormElement | null;
  declare readonly labels: NodeList;
  declare readonly validity: ValidityState;
  declare readonly validationMessage: string;
  declare readonly willValidate: boolean;

  protected readonly internals: ElementInternals = this.attachInternals();

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** `missing`: what is said of a value that is required and not there. `anchor`: where the browser says it. */
  protected setField(value: string | null, missing: string, anchor: HTMLElement | undefined): void {
    this.internals.setFormValue(value);
    this.internals.setValidity(missing ? { valueMissing: true } : {}, missing, anchor);
  }
}

for (const name of ['form', 'labels', 'validity', 'validationMessage', 'willValidate'] as const)
  Object.defineProperty(FormElement.prototype, name, {
    get(this: { readonly internals: ElementInternals }) {
      return this.internals[name];
    },
  });
