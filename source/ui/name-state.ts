import {closeOverlay, step, updateOverlay, type AppState, type Step} from './app-state.ts';
import type {DefconfigEntry} from './services.ts';
import {editField, textField, textOf, type TextField} from './text-field.ts';
import type {Key} from './terminal-keys.ts';

/** Asks under which name a defconfig is saved. */
export type NameState = {
	readonly kind: 'name';
	readonly field: TextField;
	readonly error: string | undefined;
	/** Defconfigs that are there; undefined until the list is read. */
	readonly entries: readonly DefconfigEntry[] | undefined;
	/** The name that was said to be there: the next Enter overwrites it. */
	readonly overwrites: string | undefined;
};

export const openName: NameState = {
	kind: 'name',
	field: textField(''),
	error: undefined,
	entries: undefined,
	overwrites: undefined,
};

export const nameKey = (state: AppState, overlay: NameState, key: Key): Step => {
	if (key === 'escape' || key === 'ctrl-c') {
		return step(closeOverlay(state));
	}

	if (key === 'enter') {
		const name = textOf(overlay.field).trim();
		if (!/^[\w.+-]+$/.test(name) || name.startsWith('.')) {
			const error = 'a name has letters, digits, - _ + and . and does not start with a dot';
			return step(updateOverlay(state, {...overlay, error}));
		}

		const isThere = overlay.entries?.some(
			entry => entry.origin === 'project' && entry.name === name,
		);
		if (isThere && overlay.overwrites !== name) {
			const error = `defconfigs/${name} is there already: Enter once more overwrites it`;
			return step(updateOverlay(state, {...overlay, error, overwrites: name}));
		}

		const {evaluation} = state;
		return step(closeOverlay(state), {kind: 'save-defconfig', evaluation, name});
	}

	const field = editField(overlay.field, key);
	return field ? step(updateOverlay(state, {...overlay, field, error: undefined})) : step(state);
};
