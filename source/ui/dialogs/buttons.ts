import type {Size} from '../drawing/layout.ts';
import type {MenuCommand} from '../keys/key-map.ts';
import {fit, line, type Line} from '../drawing/line.ts';
import {overlayOf, type AppState} from '../app-state.ts';
import {fieldButtons} from './field-buttons.ts';

/** mconf's buttons, and what each does when Enter presses it. */
export const buttons: readonly {readonly label: string; readonly command: MenuCommand}[] = [
	{label: 'Select', command: 'enter'},
	{label: 'Exit', command: 'leave'},
	{label: 'Help', command: 'info'},
	{label: 'Save', command: 'save-as'},
	{label: 'Load', command: 'load'},
];

/** The button that stands so many to the right of the marked one, and round. */
export const buttonAt = ({button}: AppState, by: number): number =>
	(button + by + buttons.length) % buttons.length;

/** The buttons in a line; the marked one points inwards, which can be seen without colours too. */
export const buttonLine = (state: AppState): Line => {
	const {button, size, glyphs} = state;
	const overlay = overlayOf(state);
	const [labels, marked] =
		overlay?.kind === 'field'
			? [fieldButtons, overlay.button]
			: [buttons.map(({label}) => label), buttons[button]!.label];
	return line(fit(` ${buttonsText(labels, marked, size)}`, size.columns, glyphs.cut));
};

export const buttonsText = (
	labels: readonly string[],
	marked: string | undefined,
	{columns}: Size,
): string =>
	labels
		.map(label => (label === marked ? `>${label}<` : `<${label}>`))
		.join(columns < 60 ? ' ' : '  ');
