import type {ProviderAccount} from './account.ts';
import type {Resource} from './plugin.ts';
import {whenChanged, type Schema} from './schema.ts';
import {textOf, type Values} from './values.ts';

const schema = {
	name: {
		type: 'string',
		from: 'required',
		about: "The key's name in the account.",
		replaces: whenChanged,
	},
	public_key: {
		type: 'string',
		from: 'required',
		about: 'One line, as in a file .pub.',
		replaces: (before, after) => keyBody(textOf(before)) !== keyBody(textOf(after)),
	},
	id: {type: 'string', from: 'provider', about: "The API's id."},
} as const satisfies Schema;

/** A public key in the account. */
export const sshKeyResource: Resource<ProviderAccount> = {
	schema,
	async create(planned, {account}) {
		const {name, publicKey} = keyFrom(planned);
		return {state: {...planned, id: await account.uploadSshKey(name, publicKey.trim())}};
	},
	async read(state, {account, signal}) {
		const key = (await account.client.sshKeys(signal)).find(({id}) => id === state['id']);
		if (!key) return undefined;
		const present = textOf(state['public_key']);
		// The API drops the newline at the end, and may change the comment.
		const unchanged = keyBody(present) === keyBody(key.publicKey);
		return {...state, name: key.name, public_key: unchanged ? (present ?? null) : key.publicKey};
	},
	// Only the comment of the key changes in place, and nothing depends on it.
	update: async (_, planned) => ({state: planned}),
	remove: async (state, {account}) => account.removeSshKey(textOf(state['id']) ?? ''),
};

const keyFrom = (values: Values): {name: string; publicKey: string} => ({
	name: textOf(values['name']) ?? '',
	publicKey: textOf(values['public_key']) ?? '',
});

const keyBody = (publicKey: string | undefined): string | undefined =>
	publicKey?.trim().split(/\s+/).slice(0, 2).join(' ');
