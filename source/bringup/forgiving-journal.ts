import {ExpectedError} from '../errors.ts';
import type {Journal} from '../machine/journal.ts';

/** A journal for taking things down: a full disk must not keep a machine billing. */
export type ForgivingJournal = Journal & {
	/** The first record that could not be written, which the next look at the account makes up for. */
	readonly failure: ExpectedError | undefined;
};

export function forgivingJournal(journal: Journal): ForgivingJournal {
	let failure: ExpectedError | undefined;
	return {
		get state() {
			return journal.state;
		},
		get failure() {
			return failure;
		},
		unreadableLines: journal.unreadableLines,
		async append(entry, time) {
			try {
				await journal.append(entry, time);
			} catch (error) {
				if (!(error instanceof ExpectedError)) throw error;
				failure ??= error;
			}
		},
		close: async () => journal.close(),
	};
}
