import {basename} from 'node:path';
import {ExpectedError} from '../../errors.ts';
import {runOnTerminal} from './terminal-program.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The user's editor, with its options: $VISUAL, else $EDITOR, else vi. */
export const editorFrom = (env: Environment): string => env['VISUAL'] || env['EDITOR'] || 'vi';

/** How an editor is told to open a file at a line; one that is not known here opens it at its beginning. */
export const editorArguments = (editor: string, file: string, line: number): readonly string[] => {
	const program = basename(editor.trim().split(/\s+/)[0] ?? '').replace(/\.exe$/, '');
	switch (program) {
		case 'vi':
		case 'vim':
		case 'nvim':
		case 'view':
		case 'nano':
		case 'pico':
		case 'emacs':
		case 'emacsclient':
		case 'mg':
		case 'joe':
		case 'jed':
		case 'kak':
		case 'micro':
		case 'ne': {
			return [`+${line}`, file];
		}

		case 'code':
		case 'code-insiders':
		case 'codium':
		case 'cursor': {
			return ['--wait', '--goto', `${file}:${line}`];
		}

		case 'subl': {
			return ['--wait', `${file}:${line}`];
		}

		case 'zed': {
			return ['--wait', `${file}:${line}`];
		}

		case 'hx':
		case 'helix': {
			return [`${file}:${line}`];
		}

		default: {
			return [file];
		}
	}
};

/**
 * Opens a file in the user's editor and waits until it is closed. The terminal must have been handed out.
 */
export async function runEditor(
	{file, line}: {readonly file: string; readonly line: number},
	place: {readonly env: Environment; readonly directory: string},
): Promise<void> {
	const editor = editorFrom(place.env);
	const {status, signal} = await runOnTerminal(editor, editorArguments(editor, file, line), place);
	if (status === 0) return;
	throw new ExpectedError(
		`${editor} ended with ${signal === null ? `status ${status}` : `the signal ${signal}`}.`,
		{nextSteps: ['VISUAL or EDITOR names the editor that is used.']},
	);
}
