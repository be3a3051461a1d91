import {ExpectedError} from '../../errors.ts';
import type {Message} from './protocol.ts';

/** What Terraform shows to the user, at the attribute's line where one is named. */
export type Problem = {
	readonly severity: 'error' | 'warning';
	readonly summary: string;
	readonly detail: string;
	readonly attribute?: string | undefined;
};

/** An expected error with its next steps; anything else is told as the bug it is. */
export function problemOf(error: unknown, summary: string, attribute?: string): Problem {
	const detail =
		error instanceof ExpectedError
			? [error.message, ...error.nextSteps].join('\n')
			: `dcmenu failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
	return {severity: 'error', summary, detail, attribute};
}

export const problemMessage = ({
	severity,
	summary,
	detail,
	attribute,
}: Problem): Message<'Diagnostic'> => ({
	severity: severity === 'error' ? 1 : 2,
	summary,
	detail,
	...(attribute === undefined ? {} : {attribute: attributePath(attribute)}),
});

export const attributePath = (attributeName: string): Message<'AttributePath'> => ({
	steps: [{attributeName}],
});
