import type {TextProps} from 'ink';
import type {Tone} from './line.ts';

/**
 * How each tone looks, in the terminal's own 16 colours and never with a background: those are the colours that its user
 * can read. What a tone means is said in words or by a mark as well.
 */
export type Theme = Readonly<Record<Tone, TextProps>>;

const plain: Theme = {
	plain: {},
	strong: {bold: true},
	good: {},
	bad: {bold: true},
	warn: {bold: true},
	quiet: {dimColor: true},
	busy: {},
	cursor: {inverse: true},
};

/** Where it is not known whether the background is dark, and the themes that can be asked for. */
export const themes = {
	terminal: {
		...plain,
		good: {color: 'green'},
		bad: {color: 'red'},
		warn: {color: 'yellow'},
		busy: {color: 'cyan'},
	},
	dark: {
		...plain,
		good: {color: 'greenBright'},
		bad: {color: 'redBright'},
		warn: {color: 'yellowBright'},
		busy: {color: 'cyanBright'},
	},
	// Yellow and cyan cannot be read on white.
	light: {
		...plain,
		good: {color: 'green'},
		bad: {color: 'red'},
		warn: {color: 'magenta'},
		busy: {color: 'blue'},
	},
	// The titles of mconf's own colours.
	blue: {
		...plain,
		strong: {bold: true, color: 'blue'},
		good: {color: 'green'},
		bad: {color: 'red'},
		warn: {color: 'magenta'},
		busy: {color: 'blue'},
	},
	/** Bold, dim and reverse video only. */
	mono: plain,
} satisfies Record<string, Theme>;

export type ThemeName = keyof typeof themes;
