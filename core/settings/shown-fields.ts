import { valueAt } from './changes.ts';
import type { FieldDescription } from './description.ts';
import type { Settings } from './schema.ts';
import type { ScreensHost } from './sections/fields.ts';

/** Whether a setting has any effect on a host. */
export const isOn = ({ platforms }: Pick<FieldDescription, 'platforms'>, host: ScreensHost): boolean =>
  platforms === undefined || platforms.includes(host);

/**
 * The fields that a host shows with these settings: those that have an effect there and with the service that is
 * connected, and whose conditions all hold.
 * @param settings as they are edited
 */
export const shownFields = <Field extends Pick<FieldDescription, 'platforms' | 'service' | 'when'>>(
  fields: readonly Field[],
  host: ScreensHost,
  settings: Settings,
): readonly Field[] =>
  fields.filter(
    (field) =>
      isOn(field, host) &&
      (field.service === undefined || field.service === (settings.connection?.service ?? 'ortto')) &&
      (field.when ?? []).every(({ path, is }) => valueAt(settings, path) === is),
  );
