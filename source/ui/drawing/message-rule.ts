import type {AppState} from '../app-state.ts';
import {clean, line, rule, type Line} from './line.ts';

/** The rule above the keys. A message takes the place of its title, so that nothing moves. */
export const messageRule = ({message, size, glyphs}: AppState, title = ''): Line =>
	line(
		rule(clean(message?.text ?? title), size.columns, glyphs.rule, glyphs.cut),
		message?.tone ?? 'quiet',
	);
