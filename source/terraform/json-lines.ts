/** What Terraform says with `-json`, as far as anybody acts on it. */
export type TerraformEvent =
	| {
			readonly type: 'resource';
			/** `datacrunch_instance.kdevops["kn1-knlp"]` */
			readonly address: string;
			readonly action: 'create' | 'update' | 'delete';
			readonly state: 'started' | 'done' | 'failed';
			readonly elapsedSeconds: number;
			readonly id: string | undefined;
	  }
	/** Something that the state holds was changed or deleted elsewhere. */
	| {readonly type: 'drift'; readonly address: string; readonly action: string}
	| ({readonly type: 'diagnostic'} & TerraformDiagnostic);

export type TerraformDiagnostic = {
	readonly severity: 'error' | 'warning';
	readonly summary: string;
	readonly detail: string;
	/** The resource that it is about. */
	readonly address: string | undefined;
	/** `main.tf:12` */
	readonly position: string | undefined;
	/** That line of the file. */
	readonly snippet: string | undefined;
};

/** Reads one line of the output; undefined: nothing that matters here, or no JSON. */
export function parseTerraformLine(line: string): TerraformEvent | undefined {
	if (!line.startsWith('{')) return undefined;
	const message = JSON.parse(line) as WireMessage;
	const type = readTypes.find(type => type === message.type);
	switch (type) {
		case 'apply_start':
		case 'apply_progress':
			return resourceEvent(message, 'started');
		case 'apply_complete':
			return resourceEvent(message, 'done');
		case 'apply_errored':
			return resourceEvent(message, 'failed');
		case 'resource_drift':
			return {
				type: 'drift',
				address: message.change?.resource?.addr ?? '',
				action: message.change?.action ?? '',
			};
		case 'diagnostic':
			return message.diagnostic && diagnosticEvent(message.diagnostic);
		case undefined:
			return undefined;
	}
}

const readTypes = [
	'apply_start',
	'apply_progress',
	'apply_complete',
	'apply_errored',
	'resource_drift',
	'diagnostic',
] as const;

/** The documented fields; the version of the format is 1.x, in which none of them may go. */
type WireMessage = {
	readonly type?: string;
	readonly hook?: {
		readonly resource?: {readonly addr?: string};
		readonly action?: string;
		readonly id_value?: string;
		readonly elapsed_seconds?: number;
	};
	readonly change?: {readonly resource?: {readonly addr?: string}; readonly action?: string};
	readonly diagnostic?: WireDiagnostic;
};

type WireDiagnostic = {
	readonly severity: string;
	readonly summary: string;
	readonly detail?: string;
	readonly address?: string;
	readonly range?: {readonly filename: string; readonly start: {readonly line: number}};
	readonly snippet?: {readonly code?: string};
};

/** Reading data and refreshing are not told: they are over in a moment. */
function resourceEvent(
	{hook}: WireMessage,
	state: 'started' | 'done' | 'failed',
): TerraformEvent | undefined {
	const action = hook?.action;
	if (action !== 'create' && action !== 'update' && action !== 'delete') return undefined;
	return {
		type: 'resource',
		address: hook?.resource?.addr ?? '',
		action,
		state,
		elapsedSeconds: hook?.elapsed_seconds ?? 0,
		id: hook?.id_value,
	};
}

const diagnosticEvent = (diagnostic: WireDiagnostic): TerraformEvent => ({
	type: 'diagnostic',
	severity: diagnostic.severity === 'error' ? 'error' : 'warning',
	summary: diagnostic.summary,
	detail: diagnostic.detail ?? '',
	address: diagnostic.address,
	position: diagnostic.range && `${diagnostic.range.filename}:${diagnostic.range.start.line}`,
	snippet: diagnostic.snippet?.code?.trim(),
});
