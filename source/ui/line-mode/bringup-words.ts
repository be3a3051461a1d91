import {bringupHints} from '../bringup/bringup-hints.ts';
import type {SessionState} from '../bringup/bringup-session.ts';

/** Keys that only move, search or change what is drawn: the lines stay on the terminal, and the log is a file. */
const drawing = /^(?:PgUp|Up|G|g|\/|n\/N|e|w (?:cut|wrap)|t (?:panels|log)|\?) ?/;

/** What can be done with a bring-up now, as the words that do it. */
export const bringupWords = (session: SessionState): readonly string[] =>
	bringupHints(session)
		.filter(hint => !drawing.test(hint))
		.map(hint => hint.replace(/^Ctrl-C .*/, 'stop or Ctrl-C stops it (asks)'));
