import {ExpectedError} from '../errors.ts';

export type TfvarsValue = string | number | boolean;

/** Name to value, in the order they are written. */
export type Tfvars = ReadonlyMap<string, TfvarsValue>;

/**
 * The text of `terraform.tfvars` with `values` in it. A line `name = …` is replaced in place, as kdevops' playbook
 * does, everything else stays as it is, and names that are not there are added at the end.
 */
export function updateTfvars(text: string, values: Tfvars): string {
	const left = new Map(values);
	const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
	const updated = lines.map(line => {
		const name = assignment.exec(line)?.groups?.['name'];
		const value = name === undefined ? undefined : left.get(name);
		if (name === undefined || value === undefined) return line;
		left.delete(name);
		return printAssignment(name, value);
	});
	const added = [...left].map(([name, value]) => printAssignment(name, value));
	const all = [...updated, ...added];
	// The last line of a file that somebody else wrote may lack its end.
	const isOpen = text !== '' && !text.endsWith('\n') && added.length === 0;
	return isOpen ? all.join('\n') : all.map(line => `${line}\n`).join('');
}

/** Reads the flat assignments that kdevops and dcmenu write; throws with the line of anything else. */
export function parseTfvars(text: string, file = 'terraform.tfvars'): Tfvars {
	const values = new Map<string, TfvarsValue>();
	for (const [index, line] of text.split('\n').entries()) {
		if (/^\s*(?:#|\/\/|$)/.test(line)) continue;
		const groups = assignment.exec(line)?.groups;
		const value = groups?.['value'] === undefined ? undefined : parseValue(groups['value']);
		if (groups?.['name'] === undefined || value === undefined) {
			throw new ExpectedError(`${file}:${index + 1}: not an assignment that dcmenu can read`);
		}

		values.set(groups['name'], value);
	}

	return values;
}

const assignment = /^(?<name>[A-Za-z_][\w-]*)\s*=\s*(?<value>.*?)\s*$/;

const printAssignment = (name: string, value: TfvarsValue): string =>
	`${name} = ${typeof value === 'string' ? quote(value) : String(value)}`;

/** HCL starts a template at `${` and `%{` even in a quoted string; doubled, they stand for themselves. */
const quote = (value: string): string =>
	`"${value
		.replaceAll('\\', '\\\\')
		.replaceAll('"', '\\"')
		.replaceAll('\n', '\\n')
		.replaceAll(/([$%])\{/g, '$1$1{')}"`;

function parseValue(text: string): TfvarsValue | undefined {
	if (text === 'true' || text === 'false') return text === 'true';
	if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
	const quoted = /^"(?<inner>(?:[^"\\]|\\.)*)"(?:\s*(?:#|\/\/).*)?$/.exec(text)?.groups?.['inner'];
	return quoted?.replaceAll(/\\(.)|([$%])\2\{/g, (_, escaped: string | undefined, sigil: string) =>
		escaped === undefined ? `${sigil}{` : escaped === 'n' ? '\n' : escaped,
	);
}
