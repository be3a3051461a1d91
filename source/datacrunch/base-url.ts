import {ExpectedError, exitStatus} from '../errors.ts';

export const defaultBaseUrl = 'https://api.verda.com/v1';

/**
 * Checks an API URL and drops its trailing slashes. Secrets go there, so plain http is for loopback only.
 * Throws an `ExpectedError` with exit status 2.
 */
export function parseBaseUrl(text: string): string {
	if (!URL.canParse(text)) throw refused(text, 'is not a URL');
	const url = new URL(text);
	const plain = url.protocol === 'http:' && isLoopback(url.hostname);
	if (url.protocol !== 'https:' && !plain) throw refused(text, 'is not an https URL');
	if (url.username !== '' || url.password !== '') {
		throw refused(`${url.protocol}//…@${url.host}`, 'holds a user name or a password');
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function refused(url: string, reason: string): ExpectedError {
	return new ExpectedError(`The API URL ${url} ${reason}.`, {
		exitStatus: exitStatus.usage,
		nextSteps: [`Use ${defaultBaseUrl}, or http://127.0.0.1:PORT/v1 for a simulator.`],
	});
}
