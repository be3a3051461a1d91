import type {Position} from './source-text.ts';

/** Something wrong with a file: collected while parsing, printed at the edge. */
export type Diagnostic = {
	readonly severity: 'error' | 'warning' | 'info';
	/** Stable, for tests and filters: 'syntax', 'recursive-source', … */
	readonly code: string;
	readonly message: string;
	readonly position: Position | undefined;
	/** The offending line, for the caret. */
	readonly lineText?: string;
	/** From 1. */
	readonly column?: number;
};

/** Takes a diagnostic where it arises; the collector is the caller's. */
export type Report = (diagnostic: Diagnostic) => void;

/** What C puts between `file:line:` and the message where it is not what the severity says; it has four ways. */
const introductions: Readonly<Record<string, string>> = {
	'warning-if': ' ',
	help: ' warning: ',
	'menuconfig-prompt': ' warning: ',
	'choice-prompt': ' error: ',
	'choice-member': ' error: ',
	'choice-default': ' error: ',
};

/** The diagnostic as C's `conf` words it, without the newline at its end. */
export const describeDiagnostic = ({code, severity, message, position}: Diagnostic): string => {
	if (position === undefined) return message;
	const introduction = introductions[code] ?? (severity === 'warning' ? 'warning: ' : ' ');
	return `${position.file}:${position.line}:${introduction}${message}`;
};

/** The same for a person who has to mend the file: under what is said of a line, once, the line itself. */
export const describeErrors = (errors: readonly Diagnostic[]): string =>
	errors
		.flatMap((error, index) => {
			const {position, lineText = ''} = error;
			const next = errors[index + 1]?.position;
			const isLast = next?.line !== position?.line || next?.file !== position?.file;
			const shown = isLast && lineText.trim() !== '';
			return [describeDiagnostic(error), ...(shown ? [`    ${lineText.trim()}`] : [])];
		})
		.join('\n');
