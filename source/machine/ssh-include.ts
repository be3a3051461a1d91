const mark = '# dcmenu: the machines of a project, until they are destroyed';

/**
 * The text of a user's ssh configuration with a line at its top that includes `file`, below one by which dcmenu knows
 * it again. Below a `Host` line an include would count for that host alone, so it has to come before all others.
 */
export const withInclude = (text: string, file: string): string =>
	text.includes(block(file)) ? text : block(file) + text;

/** The text as it was before `withInclude`. */
export const withoutInclude = (text: string, file: string): string =>
	text.replace(block(file), () => '');

/** The text as it was before any project of dcmenu's. */
export const withoutIncludes = (text: string): string =>
	text.replaceAll(new RegExp(`^${mark}\nInclude .*\n`, 'gm'), '');

/** Absolute: for `~`, ssh asks the system's records, whatever HOME says. */
const block = (file: string): string =>
	`${mark}\nInclude ${/\s/.test(file) ? `"${file}"` : file}\n`;
