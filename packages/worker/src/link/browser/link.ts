/** What a browser with scripts does better. Every form of the page works without any of this. */
import { filterBrands } from './brand-filter.ts';
import { guardForms } from './form-guard.ts';
import { warnBeforeExpiry } from './session-warning.ts';

filterBrands();
guardForms();
warnBeforeExpiry();
