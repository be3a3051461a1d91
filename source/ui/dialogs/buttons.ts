import type {Size} from '../drawing/layout.ts';
import type {MenuCommand} from '../keys/key-map.ts';
import {fit, line, type Line} from '../drawing/line.ts';
import {isInChoice} from '../menu/menu-places.ts';
import {overlayOf, type AppState} from '../app-state.ts';
import {fieldButtons} from './field-buttons.ts';

type Button = {readonly label: string; readonly command: MenuCommand};

const menuButtons: readonly Button[] = [
	{label: 'Select', command: 'enter'},
	{label: 'Exit', command: 'leave'},
	{label: 'Help', command: 'info'},
	{label: 'Save', command: 'save-as'},
	{label: 'Load', command: 'load'},
];

const choiceButtons: readonly Button[] = [
	{label: 'Select', command: 'select'},
	{label: 'Help', command: 'info'},
];

const buttonsOf = (state: AppState): readonly Button[] =>
	isInChoice(state) ? choiceButtons : menuButtons;

/** mconf's button that Enter presses, and what it does then. */
export const markedButton = (state: AppState): Button => {
	const buttons = buttonsOf(state);
	return buttons[state.button] ?? buttons[0]!;
};

/** The button that stands so many to the right of the marked one, and round. */
export const buttonAt = (state: AppState, by: number): number => {
	const {length} = buttonsOf(state);
	return (state.button + by + length) % length;
};

/** The buttons in a line; the marked one points inwards, which can be seen without colours too. */
export const buttonLine = (state: AppState): Line => {
	const {size, glyphs} = state;
	const overlay = overlayOf(state);
	const [labels, marked] =
		overlay?.kind === 'field'
			? [fieldButtons, overlay.button]
			: [buttonsOf(state).map(({label}) => label), markedButton(state).label];
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
