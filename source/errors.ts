/** Exit statuses of the command line; `cli.md`'s contract with scripts. */
export const exitStatus = {
	done: 0,
	failed: 1,
	usage: 2,
	credentials: 3,
	api: 4,
	noCapacity: 5,
	leftBehind: 6,
	bug: 70,
	hangup: 129,
	interrupted: 130,
	terminated: 143,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/**
 * An error that a user can do something about: it is shown as its message and next steps, without a stack.
 * Anything else that is thrown is a bug, and exits 70.
 */
export class ExpectedError extends Error {
	override readonly name: string = 'ExpectedError';
	readonly exitStatus: ExitStatus;
	/** What to do next, one line each. */
	readonly nextSteps: readonly string[];

	constructor(
		message: string,
		options: {exitStatus?: ExitStatus; nextSteps?: readonly string[]; cause?: unknown} = {},
	) {
		super(message, {cause: options.cause});
		this.exitStatus = options.exitStatus ?? exitStatus.failed;
		this.nextSteps = options.nextSteps ?? [];
	}
}
