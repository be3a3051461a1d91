import type {IncomingMessage, ServerResponse} from 'node:http';
import {invalid} from './refusal.ts';
import type {Reply} from './route.ts';
import type {Scenario} from './scenario.ts';

/** JSON, or a form, which the token endpoint takes as well; undefined: none. */
export async function readBody(incoming: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	if (text === '') return undefined;
	if (incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
		return Object.fromEntries(new URLSearchParams(text));
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		throw error instanceof SyntaxError ? invalid('Malformed JSON') : error;
	}
}

/** Writes an answer. New ids go out as bare text, which is what the API does and not what it documents. */
export function sendReply(response: ServerResponse, reply: Reply, scenario: Scenario): void {
	for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
	const {type, text} = bodyOf(reply, scenario);
	if (type !== undefined) response.setHeader('content-type', type);
	response.writeHead(reply.status);
	response.end(text);
}

function bodyOf(reply: Reply, scenario: Scenario): {type?: string; text?: string} {
	const json = 'application/json; charset=utf-8';
	if (reply.text !== undefined) return {type: reply.contentType ?? 'text/plain', text: reply.text};
	if (reply.id !== undefined) {
		return scenario.quotedIds
			? {type: json, text: JSON.stringify(reply.id)}
			: {type: 'text/html; charset=utf-8', text: reply.id};
	}
	if (reply.json === undefined) return {};
	return {
		type: json,
		text: JSON.stringify(scenario.surprises ? withSurprises(reply.json) : reply.json),
	};
}

/** Adds a field that no document names to every object. */
function withSurprises(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withSurprises);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, own]) => [key, withSurprises(own)]);
	return {...Object.fromEntries(entries), x_revision: {since: '2027-01-01', flags: [null]}};
}
