import type { PageContext, ScreenOf } from '../screen.ts';
import { Form } from './form.tsx';
import type { View } from './view.ts';

export const loadingVehicles = (context: PageContext, screen: ScreenOf<'loading-vehicles'>): View => ({
  heading: context.texts.loading.title,
  step: 'vehicles',
  refresh: { seconds: 2 },
  body: (
    <>
      <p class="lead" role="status">
        {context.texts.loading.lead(screen.brand.name)}
      </p>
      <p class="road" aria-hidden="true" />
      <Form context={context} to="cancel" class="actions">
        <button type="submit" id="cancel-button" class="button">
          {context.texts.words.cancel}
        </button>
      </Form>
    </>
  ),
});
