/** What the API answers instead of doing what it was asked. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly status: number;
	readonly code: string;

	constructor(status: number, code: string, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}
}

export function invalid(message: string): Refusal {
	return new Refusal(400, 'invalid_request', message);
}

export function forbidden(message: string): Refusal {
	return new Refusal(403, 'forbidden_action', message);
}

export function notFound(message: string): Refusal {
	return new Refusal(404, 'not_found', message);
}
