import type {AppState} from '../app-state.ts';
import type {Effect} from '../app-effects.ts';
import {usableRows, type Size} from '../drawing/layout.ts';

/** Title, a rule, a sentence and two lines of keys are not the list's. */
export const saveHeight = (size: Size): number => Math.max(1, usableRows(size) - 5);

/** A window that is high and wide shows what a defconfig would be, too: to print it takes a while. */
export const lookAtFiles = ({evaluation, size}: AppState): Effect => ({
	kind: 'look-at-files',
	evaluation,
	withMinimal: isWide(size) && size.rows >= 30,
});

/** So wide a window has room for the reason behind each consequence, and for the place of each option. */
export const isWide = ({columns}: Size): boolean => columns >= 100;
