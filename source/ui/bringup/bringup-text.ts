import {reportOf} from './bringup-report.ts';
import type {LogEntry} from './bringup-log.ts';
import type {ScrollText, TextLine} from './bringup-scroll.ts';
import type {SessionState} from './bringup-session.ts';
import type {Glyphs} from '../drawing/glyphs.ts';

/**
 * What is scrolled through: the log, or the troubles of it; at the end with the report above it, numbered so that the
 * log's own numbers stay.
 */
export function scrollText(session: SessionState, glyphs: Glyphs): ScrollText {
	const {logs, starts, ends, onlyTroubles, isRaw, find} = session;
	const log = onlyTroubles ? logs.troubles : logs.all;
	const end = onlyTroubles ? ends.troubles : ends.all;
	const start = Math.max(log.start, onlyTroubles ? starts.troubles : starts.all);
	const head = isRaw ? [] : headOf(session, glyphs, end === start);
	return {
		start: start - head.length,
		end,
		at(number) {
			if (number < start) return head[number - start + head.length];
			const entry = log.at(number);
			if (entry === undefined) return undefined;
			// The line that was found is marked with a character: colours may be off.
			const mark = number === find?.at ? '>' : ' ';
			return {text: `${mark}${lineOf(entry, isRaw)}`, tone: entry.tone};
		},
	};
}

/** Lines of this task that cannot be had any more: the file that has them cannot be read, or is not for them. */
export const lostLines = ({logs, starts, onlyTroubles}: SessionState): number =>
	onlyTroubles ? logs.troubles.start - starts.troubles : logs.all.start - starts.all;

/** Whether all that is scrolled through can be had without a look into the file. */
export const isInMemory = ({logs, starts, onlyTroubles}: SessionState): boolean =>
	onlyTroubles || logs.all.kept <= starts.all;

function headOf(session: SessionState, glyphs: Glyphs, isEmpty: boolean): TextLine[] {
	const title = session.onlyTroubles ? 'Troubles' : 'Log';
	const nothing: TextLine[] = isEmpty
		? [{text: ` ${session.onlyTroubles ? 'no trouble so far' : 'nothing yet'}`, tone: 'quiet'}]
		: [];
	const report = reportOf(session, glyphs);
	return report.length === 0
		? nothing
		: [...report, {text: '', tone: 'plain'}, {text: ` ${title}`, tone: 'strong'}, ...nothing];
}

const lineOf = ({text, time}: LogEntry, isRaw: boolean): string =>
	isRaw ? `${time.slice(11, 19)} ${text}` : text;
