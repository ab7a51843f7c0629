import type { UseFormReturnType } from '@mantine/form';
import type { Choices } from './study-settings-queries.js';

/** What each group of fields is given. */
export interface FieldsProps {
  form: UseFormReturnType<Choices>;
}
