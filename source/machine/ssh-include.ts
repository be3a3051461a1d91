/**
 * The text of a user's ssh configuration with one line at its top that includes `file`, below one by which dcmenu knows
 * it again. Unchanged where it includes that file already. Below a `Host` line an include would count for that host
 * alone, so it has to come before all others.
 */
export const withInclude = (text: string, file: string): string =>
	text.includes(block(file)) ? text : block(file) + text;

/** The text as it was before `withInclude`. */
export const withoutInclude = (text: string, file: string): string =>
	text.replace(block(file), () => '');

/** Paths with `~` would be looked for in the home directory of the system's records, whatever HOME says. */
const block = (file: string): string =>
	`# dcmenu: the machines of a project, until they are destroyed\nInclude ${/\s/.test(file) ? `"${file}"` : file}\n`;
